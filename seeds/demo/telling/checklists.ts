import type { ChecklistName, ChecklistTick, Lane } from '@sandbar/domain';
import { checklistOf, checklistPrefix } from '@sandbar/domain';
import { loadReference } from '../../reference/index.js';

/** What the officer of the demo found, item by item. */
const EVIDENCE: Readonly<Record<ChecklistName, readonly string[]>> = {
  intake: [
    '系统校验通过',
    '附件目录核对一致',
    '签署记录',
    '附件合法合规性评估报告',
    '附件技术安全性评估报告',
    '声明书“风险防控”栏',
    '公示版已由申请方确认',
  ],
  consumer: [
    '服务协议第三条',
    '声明书“服务”栏：保留柜面办理',
    '格式条款核对表',
    '资金存管安排与补偿资金证明',
    '声明书“投诉响应”栏',
    '客户须知',
    '声明书“服务”栏：特殊群体替代路径',
    '单独同意书样本',
    '宣传材料样稿',
    '附件消保审查意见',
  ],
  security: [
    '交易测试报告',
    '服务水平约定',
    '应急演练记录',
    '算法评估报告',
    '架构评审纪要',
    '数据分级清单',
    '渗透测试报告',
    '内控制度目录',
  ],
};

/** A checklist of the Delta baseline with every item met, as an officer of the demo records it. */
export const ticked = (name: ChecklistName): readonly ChecklistTick[] =>
  loadReference()
    .rules.filter(({ code, authority }) => authority === null && code.startsWith(checklistPrefix(name)))
    .map(({ code, title }, i) => ({ code, item: title.zh, met: true, evidence: EVIDENCE[name][i] ?? '' }));

/** The same for the opinion of a lane; a lane without a checklist has none. */
export function tickedFor(lane: Lane): readonly ChecklistTick[] {
  const name = checklistOf('ASSESS', lane);
  return name === undefined ? [] : ticked(name);
}
