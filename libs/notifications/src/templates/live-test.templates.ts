import { say, type Template } from './template.js';

/** pilot-application@1 after the registration: the live test, its evaluation and the exit. */
// prettier-ignore
export const LIVE_TEST = {
  TestStarted: say(['测试已开始', 'Test started'], ['申请机构已开始测试。', 'The firm started the live test.']),
  RegistrationExtended: say(['登记有效期已延长', 'Registration extended'], ['登记有效期已延长。', 'The registration was extended.']),
  RegistrationRevoked: say(['登记已撤销', 'Registration revoked'], ['主办机关撤销登记，理由见文书。', 'The lead authority revoked the registration; the reasons stand in the letter.']),
  RegistrationWithdrawn: say(['登记已撤回', 'Registration withdrawn'], ['申请机构在开始测试前撤回，登记终止。', 'The firm withdrew before the test began; the registration ended.']),
  RegistrationLapsed: say(['登记已失效', 'Registration lapsed'], ['有效期内未开始测试，登记失效并公布。', 'The test did not start in time; the registration lapsed, which is published.']),
  TestSuspended: say(['测试已暂停', 'Test suspended'], ['测试已在所列范围内暂停，请立即执行。', 'The test is suspended in the scope named, with immediate effect.'],
    { parties: ['立即停止所列范围内的服务，并告知用户', 'stop the service in that scope at once and tell the users'], head: ['在24小时内确认或恢复', 'confirm or resume it within 24 hours'] }),
  SuspensionConfirmed: say(['暂停已确认', 'Suspension confirmed'], ['负责人已确认暂停测试。', 'The head confirmed the suspension.']),
  SuspensionUnconfirmed: say(['暂停未在24小时内确认', 'Suspension not confirmed in time'], ['暂停测试未在24小时内确认。', 'The suspension was not confirmed within 24 hours.'], { head: ['立即确认或恢复', 'confirm or resume it now'] }),
  SuspensionOverdue: say(['暂停逾期未决', 'Suspension overdue'], ['暂停已满期限，须恢复或责令退出。', 'The suspension has lasted its period: resume the test or order the exit.'], { head: ['恢复测试或责令退出', 'resume the test or order the exit'] }),
  TestResumed: say(['测试已恢复', 'Test resumed'], ['主办机关恢复测试。', 'The lead authority resumed the test.']),
  ChangeRequested: say(['申请变更', 'Change requested'], ['申请机构申请变更测试内容。', 'The firm asks to change the test.'], { deciders: ['决定是否同意变更', 'decide the change'] }),
  ChangeDecided: say(['变更已决定', 'Change decided'], ['主办机关已对变更作出决定。', 'The lead authority decided the change.']),
  ChangeExpired: say(['变更逾期，视为不同意', 'Change refused by time'], ['变更期满未决，视为不同意；服务按原范围进行。', 'The change was not decided in time and counts as refused; the service goes on as before.'], { head: ['核查逾期未决的原因', 'find out why nothing was decided'] }),
  CompletionApplied: say(['申请完成测试', 'Completion applied for'], ['申请机构申请完成测试。', 'The firm applies for completion.']),
  SelfAssessmentSubmitted: say(['自测自评已提交', 'Self-assessment submitted'], ['申请机构已提交自测自评。', 'The firm submitted its self-assessment.'], { auditors: ['审计并提交报告', 'audit it and submit the report'], intake: ['跟进审计', 'follow the audit'] }),
  AuditSubmitted: say(['审计报告已提交', 'Audit submitted'], ['审计报告已提交，进入专家论证。', 'The audit is in; the experts come next.'], { panel: ['提交论证意见', 'give your opinion'] }),
  ExpertEvaluationSubmitted: say(['专家论证意见已提交', 'Expert evaluation submitted'], ['专家论证意见已提交。', 'The expert evaluation is in.'], { deciders: ['确认测试通过、退回自评、延长测试或认定未通过', 'confirm, ask for rework, extend the test or fail it'] }),
  EvaluationOverdue: say(['评价环节逾期', 'Evaluation overdue'], ['评价环节已超过期限。', 'The evaluation is over its period.'], { parties: ['尽快办理本方事项', 'do your part'], intake: ['督促办理', 'see to it'], head: ['督办', 'see to it'] }),
  ReworkAsked: say(['请重新自评', 'Rework asked for'], ['主办机关退回自评。', 'The lead authority returned the self-assessment.'], { parties: ['修改后重新提交自测自评', 'revise and submit it again'] }),
  TestExtended: say(['测试已延长', 'Test extended'], ['主办机关延长测试期限。', 'The lead authority extended the test.']),
  TestCompleted: say(['测试通过', 'Test completed'], ['主办机关确认测试通过。', 'The lead authority confirmed completion.']),
  ExitStarted: say(['进入退出', 'Exit started'], ['测试进入退出，须逐项证明资金、用户、数据和投诉已处理完毕。', 'The test is exiting: funds, users, data and complaints must be settled and proved.'], { parties: ['按退出方案办理并逐项提交证明', 'carry out the exit plan and submit the four proofs'] }),
  ExitProved: say(['退出证明已提交', 'A proof of exit came in'], ['申请机构提交了一项退出证明。', 'The firm submitted a proof of exit.'], { intake: ['核实并确认', 'check and confirm it'] }),
  ProofConfirmed: say(['退出证明已确认', 'Proof confirmed'], ['主办机关确认了一项退出证明。', 'The lead authority confirmed a proof of exit.']),
  ExitOverdue: say(['退出逾期', 'Exit overdue'], ['退出已超过方案期限。', 'The exit is over its period.'], { parties: ['立即完成退出', 'finish the exit'], head: ['决定是否接管退出', 'decide whether to take charge'] }),
  ExitTakenCharge: say(['主管机关接管退出', 'Exit taken in charge'], ['主办机关接管退出。', 'The lead authority took charge of the exit.'], { parties: ['按主办机关的要求配合', 'do as the lead authority asks'] }),
  TestExited: say(['退出完成', 'Exited'], ['四项证明均已确认，退出完成，本件办结。', 'All four proofs are confirmed; the exit is done and the case closed.']),
} as const satisfies Record<string, Template>;
