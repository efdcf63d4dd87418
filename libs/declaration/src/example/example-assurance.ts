import { addMonths } from '../rules/rule.js';

/** The evaluations of the example: done a month before `today`, valid for three years, all passed. */
export function exampleEvaluations(today: string) {
  const done = addMonths(today, -1);
  const passed = (evaluator: string) => ({
    evaluator,
    method: 'external',
    independent: true,
    evaluatedOn: done,
    validUntil: addMonths(done, 36),
    conclusion: 'passed',
    summary: '材料齐全，未发现不符合项。',
    conditions: [] as { rid: string; text: string; closed: boolean }[],
  });
  return {
    legality: { ...passed('演示律师事务所'), lawsCited: '个人信息保护法第十三条、第二十九条；消费者权益保护法第二十八条。' },
    technicalSecurity: {
      ...passed('演示检测有限公司'),
      standards: ['jrt0199', 'jrt0171'],
      testedVersion: '1.4.0',
      openHighRiskFindings: 0,
    },
    ethics: { conclusion: 'passed', reviewedOn: done, automatedDecisions: false, humanPath: '用户可致电客服，由信贷员重新审查。' },
    personalInformation: { reasons: ['sensitive', 'shared'], assessedOn: done, retainedUntil: addMonths(done, 60) },
    consumerProtection: {
      department: '消费者权益保护部',
      issuedOn: done,
      conclusion: 'passed',
      summary: '收费、退出与投诉渠道均已在签约前告知。',
    },
    reviewerContact: 'evaluation@demo.example',
  };
}

/** Risk, compensation, exit and emergency of the example: one risk point for each technology, compensation above the exposure. */
export function exampleRisk(today: string, plannedEnd: string, technologies: readonly string[]) {
  return {
    points: [
      ...technologies.map((technology, i) => ({
        rid: `r${i + 1}`,
        point: '计算结果出错导致误判',
        kind: 'technical',
        technology,
        likelihood: '2',
        impact: '3',
        measure: '双人复核，异常时切换到人工流程。',
        responsible: '演示技术负责人',
        indicator: '结果不一致率',
        threshold: '高于0.1%',
      })),
      {
        rid: 'r90',
        point: '客户对费用理解有误',
        kind: 'consumer',
        likelihood: '2',
        impact: '2',
        measure: '签约前逐项展示费用并确认。',
        responsible: '演示客服负责人',
        indicator: '每万户投诉量',
        threshold: '高于5件',
      },
    ],
    compensation: {
      means: ['provision', 'insurance'],
      amount: 20_000_000,
      peakExposure: 15_000_000,
      custodian: '演示财产保险股份有限公司',
      trigger: '因系统或操作差错造成客户资金损失。',
      claimPath: '在应用内提交，附交易记录即可。',
      payWithinDays: 10,
      policyValidUntil: addMonths(plannedEnd, 2),
      coversIndividuals: true,
    },
    exit: {
      triggers: [
        { rid: 'x1', text: '发生重大风险且无法在三日内消除。' },
        { rid: 'x2', text: '测试期满未通过评价。' },
      ],
      noticeDays: 30,
      settlement: '在途业务按合同办结，不影响已发放贷款。',
      dataDisposal: '退出后六十日内删除测试数据，法定保存的除外。',
      migration: '客户转入现有普通信贷流程。',
      decidedBy: '演示分管负责人',
      completedWithinDays: 90,
    },
    emergency: {
      scenarios: [{ rid: 'm1', scenario: '个人信息泄露', response: '立即隔离，通知受影响用户并报告。' }],
      rtoMinutes: 60,
      rpoMinutes: 5,
      contactTree: '值班经理通知技术、合规与客服负责人，夜间与节假日同样执行。',
      drilledOn: addMonths(today, -3),
      incidentReportHours: 24,
      leakReportHours: 72,
    },
  };
}
