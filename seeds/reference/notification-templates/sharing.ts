import { say, type Words } from './words.js';

/** sharing-package@1: the lead's side of the consultation. */
// prettier-ignore
export const PACKAGE = {
  PackageOpened: say(['协同材料包已建立', 'Package opened'], ['协同材料包已建立。', 'A sharing package was opened.'], { coordinatorsOwner: ['起草披露内容并提交披露审查', 'draft the disclosure and submit it for review'] }),
  PackageSubmitted: say(['材料包待披露审查', 'Package to be reviewed'], ['材料包已提交披露审查。', 'The package was submitted for disclosure review.'], { secondReviewers: ['由起草人以外的人员审查披露、依据和保密声明', 'somebody other than the author checks disclosure, basis and secrecy'] }),
  PackageSentBack: say(['材料包被退回', 'Package sent back'], ['披露审查退回了材料包。', 'The disclosure review sent the package back.'], { coordinatorsOwner: ['修改后重新提交', 'revise and submit again'] }),
  PackageReleased: say(['材料包已发出', 'Package released'], ['材料包已批准发往各相关省市。', 'The package was released to the provinces concerned.']),
  PackageRoundReleased: say(['新一轮材料已发出', 'New round released'], ['新一轮材料已发往相关省市。', 'A new round was released to the provinces.']),
  WindowOpened: say(['异议期起算', 'Window opened'], ['材料已送达最后一个省市，异议期起算。', 'The last province received it; the objection window runs.']),
  LegProgressRecorded: say(['{province}：协同进展', '{province}: progress'], ['{province}的协同件有新进展。', 'There is news of {province}’s leg.']),
  ProvinceAnswerRecorded: say(['{province}：已答复', '{province}: answered'], ['收到{province}的协同答复。', '{province} answered.']),
  LateAnswerRecorded: say(['{province}：逾期答复', '{province}: late answer'], ['{province}在期限后答复；可通过变更扩大服务区域。', '{province} answered late; a change may widen the area.'], { coordinatorsOwner: ['评估是否通过变更扩大区域', 'consider a change that widens the area'] }),
  PackageContested: say(['有省市提出异议', 'Contested'], ['至少一个省市提出异议。', 'At least one province objects.'], { coordinatorsOwner: ['协商，或请申请机构修改，或升级', 'talk to them, ask the firm to revise, or escalate'] }),
  PackageRevisionReceived: say(['修改已收到', 'Revision received'], ['申请机构的修改已并入材料包。', 'The firm’s revision is in the package.'], { coordinatorsOwner: ['重新征求意见', 'consult again'] }),
  PackageEscalated: say(['已升级协商', 'Escalated'], ['协商已升级。', 'The consultation was escalated.'], { head: ['决定报请共同上级、剔除该省或仅就本地决定', 'refer it, leave the province out or decide for the own territory'] }),
  ObjectionResolved: say(['异议已处理', 'Objection resolved'], ['一项异议已处理。', 'An objection was resolved.']),
  PackageReferred: say(['已报请共同上级', 'Referred to the common superior'], ['异议已报请共同上级。', 'The dispute was referred to the common superior.'], { coordinatorsOwner: ['收到答复后记录', 'record the answer when it comes'] }),
  PackageSettled: say(['协同意见已定', 'Settled'], ['各省市意见已定。', 'The provinces’ answers are settled.']),
  PackageAreaLost: say(['无可服务区域', 'No area left'], ['协同后没有可服务的区域。', 'No service area is left.']),
  PackageOverdue: say(['材料包：{clock}逾期', 'Package: {clock} overdue'], ['材料包的“{clock}”环节已超过期限。', 'The step “{clock}” of the package is over its period.'], { coordinatorsOwner: ['尽快办理', 'see to it'], head: ['督办', 'see to it'] }),
  PackageSuperseded: say(['材料包已被取代', 'Superseded'], ['材料包被新的材料包取代。', 'A new package supersedes this one.']),
  PackageWithdrawn: say(['材料包已撤回', 'Withdrawn'], ['材料包已撤回。', 'The package was withdrawn.']),
  PackageRecalled: say(['材料包撤回更正', 'Recalled to correct'], ['材料包已撤回更正，将另建新的材料包。', 'The package was taken back to be corrected; a new one follows.']),
  PackageLeadChanged: say(['主办机关已变更', 'Lead authority changed'], ['本材料包随申请件转由新的主办机关办理。', 'The package follows its application to the new lead authority.'], { coordinatorsOwner: ['接办本材料包', 'take the package over'] }),
  PackageExpired: say(['披露期限届满', 'Disclosure expired'], ['材料包的披露期限届满。', 'The disclosure of the package expired.']),
} as const satisfies Record<string, Words>;

/** sharing-leg@1: the recipient province's side. */
// prettier-ignore
export const LEG = {
  LegDelivered: say(['收到协同件', 'A leg arrived'], ['收到其他省市发来的监管协同件。', 'Another province sent you a matter for consultation.'], { coordinatorsRecipient: ['打开、确认并告知预计答复日', 'open and acknowledge it, with the date you expect to answer'] }),
  LegLetterRequired: say(['改以公函送达', 'By official letter'], ['协同件未能电子送达，改以公函送达。', 'The leg could not be delivered; it comes by official letter.'], { coordinatorsRecipient: ['收到公函后记录送达', 'record the service when the letter comes'] }),
  LegWindowStarted: say(['异议期起算', 'Window opened'], ['异议期已起算；逾期未答复只记为未答复，不视为同意。', 'The window runs; silence is recorded as no answer and is no consent.'], { coordinatorsRecipient: ['拟定答复', 'prepare the answer'] }),
  LegAnswerPrepared: say(['答复待签发', 'Answer to be released'], ['协同答复已拟定，待他人签发。', 'The answer is prepared; another person releases it.'], { coordinatorsRecipient: ['由拟定人以外的人员签发或退回', 'somebody other than its author releases or returns it'], secondReviewers: ['由拟定人以外的人员签发或退回', 'somebody other than its author releases or returns it'] }),
  LegAnswerReturned: say(['答复被退回', 'Answer returned'], ['拟定的答复被退回。', 'The prepared answer was returned.'], { coordinatorsRecipient: ['修改后重新拟定', 'prepare it again'] }),
  LegInformationSupplied: say(['补充材料已提供', 'Information supplied'], ['主办方已提供补充材料，期限继续计算。', 'The lead supplied the information; the window runs on.'], { coordinatorsRecipient: ['继续拟定答复', 'go on with the answer'] }),
  LegInformationOverdue: say(['补充材料逾期', 'Information overdue'], ['补充材料未在期限内提供，期限继续计算。', 'The information did not come in time; the window runs on.'], { coordinatorsRecipient: ['按现有材料拟定答复', 'answer on what there is'] }),
  LegAnswered: say(['答复已签发', 'Answer released'], ['本省市的协同答复已签发。', 'Your province’s answer was released.']),
  LateAnswerReleased: say(['逾期答复已签发', 'Late answer released'], ['本省市的逾期答复已签发。', 'Your province’s late answer was released.']),
  NoAnswerRecorded: say(['记为未答复', 'Recorded as no answer'], ['异议期满，本省市记为未答复；这不构成认可。', 'The window is over: your province counts as not having answered, which recognises nothing.']),
  LegObjectionWithdrawn: say(['异议已撤回', 'Objection withdrawn'], ['本省市已撤回异议。', 'Your province withdrew its objection.']),
  LegOverdue: say(['协同件：{clock}逾期', 'Leg: {clock} overdue'], ['协同件的“{clock}”环节已超过期限。', 'The step “{clock}” of the leg is over its period.'], { coordinatorsRecipient: ['尽快办理', 'see to it'] }),
  LegLeadChanged: say(['发出方主办机关已变更', 'The sender changed'], ['来件的主办机关已变更，期限不变。', 'Another authority leads the matter now; the periods are kept.']),
  LegWithdrawn: say(['协同件已撤回', 'Leg withdrawn'], ['主办方撤回了协同件，无需答复。', 'The lead withdrew the leg; no answer is needed.']),
  LegClosed: say(['协同件已办结', 'Leg closed'], ['协同件已办结。', 'The leg is closed.']),
} as const satisfies Record<string, Words>;
