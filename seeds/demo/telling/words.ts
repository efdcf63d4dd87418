import type { Condition, Lane, Province } from '@sandbar/domain';

type Verdict = 'pass' | 'conditional' | 'fail';

/** What a reviewer writes; one of several, by the story. */
export const OPINIONS: Readonly<Record<Lane, Readonly<Record<Verdict, readonly string[]>>>> = {
  legality: {
    pass: [
      '申请机构持牌情况与许可范围相符，合作协议责任边界清楚，未见突破现行规定的安排。',
      '已核对法律意见书与授权链条，客户单独同意的取得方式符合要求。',
      '业务属现有许可范围内的流程改进，收费与合同条款合规。',
    ],
    conditional: ['合作协议对数据返还的约定过于笼统，补充后可行。'],
    fail: ['拟开展的业务超出牌照许可范围，主管部门出具了否定意见。'],
  },
  risk: {
    pass: [
      '主要风险为模型误判与系统中断，均有人工替代路径，补偿金额覆盖敞口。',
      '安全评估无未关闭高风险项，应急演练记录完整，恢复目标合理。',
      '规模上限清楚，监测指标可量化，风险可控。',
    ],
    conditional: ['规模设定偏大，首年应当限制笔数并按季报送监测数据。'],
    fail: ['评估报告存在两项未关闭的高风险漏洞，补偿安排不足以覆盖敞口。'],
  },
  consumer: {
    pass: [
      '收费、退出与投诉渠道均在签约前告知，老年客户保留线下办理。',
      '机构消保部门意见齐备，投诉处理时限符合规定。',
      '自动化提示均可转人工复核，告知文字清楚易懂。',
    ],
    conditional: ['面向农户的告知文字仍偏专业，应改写并在网点张贴。'],
    fail: ['未说明误判后的更正途径，特殊群体替代方案缺失。'],
  },
};
export const SECOND_OPINIONS = ['同意审查意见。', '事实清楚，依据充分，同意。', '已复核评估材料，同意。'];
export const EXPERT_OPINIONS = [
  '技术路线成熟，风险点覆盖完整，赞成开展。',
  '应用场景清楚，建议在测试期内公布阶段性数据，赞成。',
  '模型可解释性满足要求，替代路径可行，赞成。',
  '数据最小化做得较好，赞成。',
];
export const REASONS = {
  criterionSecurity: 'criterion.security',
  criterionNoArea: 'criterion.no-area',
  criterionConsumer: 'criterion.consumer',
} as const;

export const condition = (kind: Condition['kind'], text: string, more: Partial<Condition> = {}): Condition => ({
  kind,
  value: null,
  unit: null,
  area: [],
  text,
  province: null,
  ...more,
});
export const CAP = condition('cap', '首年服务客户不超过五千户。', { value: 5000, unit: 'person' });
export const QUARTERLY = condition('report-cycle', '每三个月报送一次监测数据。', { value: 3, unit: 'month' });

export type Reply =
  | { readonly answer: 'recognised' | 'abstained' }
  | { readonly answer: 'recognisedWithConditions'; readonly conditions: readonly Condition[] }
  | { readonly answer: 'notRecognised'; readonly code: string; readonly reason: string }
  | { readonly answer: 'objected'; readonly code: string; readonly reason: string; readonly evidence: readonly string[] };
export type Replies = Readonly<Partial<Record<Province, Reply>>>;

export const recognised: Reply = { answer: 'recognised' };
export const abstained: Reply = { answer: 'abstained' };
export const withConditions = (...conditions: Condition[]): Reply => ({ answer: 'recognisedWithConditions', conditions });
export const notRecognised = (reason: string, code = 'objection.local-rule'): Reply => ({ answer: 'notRecognised', code, reason });
export const objected = (reason: string, evidence: string, code = 'objection.data'): Reply => ({
  answer: 'objected',
  code,
  reason,
  evidence: [evidence],
});
