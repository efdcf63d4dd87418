import { someDateMoves } from '../../kernel/index.js';
import { anyOf, distinct, hasAttested, personsOf, shanghaiDay } from '../pilot-application.context.js';
import type { PilotContext } from '../pilot-application.context.js';
import { caseGuard, payloadGuard } from './guard-row.js';

const licensed = (parties: PilotContext['parties']): number => parties.filter((party) => party.licensed).length;

/** Guards from the draft to acceptance, of service, of parties and of the lead authority. */
export const SUBMISSION_GUARDS = {
  enoughLicensedParties: payloadGuard<'SEAL' | 'RESUBMIT' | 'REVISE'>(
    (_context, { payload, meta }) => licensed(payload.sealed.parties) >= (meta.rules['parties.licensed.minimum'] ?? 1),
    '至少一方申请机构须持有金融牌照',
    'At least one applicant must hold a financial licence',
    ['standard', 'JR/T 0198—2020 测试声明'],
  ),
  leadApplicantIsParty: payloadGuard<'SEAL' | 'RESUBMIT' | 'REVISE'>(
    (context, { payload }) => {
      const organisations = payload.sealed.parties.map((party) => party.organisation);
      return organisations.includes(context.leadApplicant) && distinct(organisations).length === organisations.length;
    },
    '申请机构名单须含牵头申请机构，且不得重复',
    'The parties must include the lead applicant, each once',
    ['standard', 'JR/T 0198—2020 测试声明'],
  ),
  contentIsNew: payloadGuard<'RESUBMIT' | 'REVISE'>(
    (context, { payload }) => payload.sealed.hash !== context.declaration?.hash,
    '提交内容与已封存版本相同',
    'The content equals the sealed revision',
    ['analogy', '行政许可法第三十二条'],
  ),
  attestsThisContent: payloadGuard<'ATTEST'>(
    (context, { payload }) => context.declaration !== null && payload.declarationHash === context.declaration.hash,
    '所签署的内容不是当前封存的声明书',
    'This is not the content that was sealed',
    ['law', '电子签名法第十三条、第十四条'],
  ),
  notYetAttested: caseGuard<'ATTEST'>(
    (context, { meta }) => context.declaration !== null && !hasAttested(context, meta.actor.organisation),
    '本机构已签署当前内容',
    'Your organisation has attested this content',
    ['house', '每一申请机构对同一内容签署一次'],
  ),
  lastToAttest: caseGuard<'ATTEST'>(
    (context, { meta }) =>
      context.parties.every((party) => party.organisation === meta.actor.organisation || hasAttested(context, party.organisation)),
    '尚有申请机构未签署',
    'Another party has yet to attest',
    ['house', '全体申请机构签署同一内容'],
  ),
  checklistIsMet: payloadGuard<'ACCEPT'>(
    (_context, { payload }) => payload.checklist.every((tick) => tick.met),
    '受理清单有未满足的项目',
    'An item of the intake checklist is not met',
    ['analogy', '行政许可法第三十二条第一款第五项'],
  ),
  correctionRoundLeft: caseGuard<'CORRECT'>(
    (context, { meta }) => context.corrections < (meta.rules['correction.rounds'] ?? 0),
    '补正只能一次性告知，已告知过',
    'Corrections are asked for once, and were',
    ['analogy', '行政许可法第三十二条第一款第四项'],
  ),
  namesCorrections: payloadGuard<'CORRECT'>(
    (_context, { payload }) => payload.points.length > 0,
    '须列明全部补正内容',
    'Every point to be corrected must be named',
    ['analogy', '行政许可法第三十二条第一款第四项'],
  ),
  accepted: caseGuard((context) => context.number !== null, '申请尚未受理', 'The application has not been accepted', [
    'house',
    '受理后的变化须重新审查',
  ]),
  notYetServed: caseGuard<'SERVE', { clock: string }>(
    (context, _event, { clock }) => context.waiting[clock]?.served === null,
    '已送达',
    'Already served',
    ['analogy', '民事诉讼法第八十七条'],
  ),
  serviceIsDated: payloadGuard<'SERVE', { clock: string }>(
    (context, { payload, meta }, { clock }) => {
      const since = context.waiting[clock]?.since ?? '';
      const day = shanghaiDay(payload.servedAt);
      return day !== '' && since !== '' && shanghaiDay(since) <= day && day <= shanghaiDay(meta.at);
    },
    '送达日不得早于文书作出日，也不得晚于今日',
    'Service is dated between the letter and today',
    ['analogy', '民事诉讼法第八十七条'],
  ),
  paperServedByOffice: payloadGuard<'SERVE'>(
    (_context, { payload, meta }) => payload.method === 'portal' || meta.actor.authority !== null,
    '书面送达由主办机关登记',
    'Paper service is recorded by the authority',
    ['analogy', '民事诉讼法第八十七条'],
  ),
  leavesItself: payloadGuard<'PARTY_LEAVES'>(
    (context, { payload, meta }) =>
      payload.organisation === meta.actor.organisation && context.parties.some((party) => party.organisation === payload.organisation),
    '只能由退出的申请机构自己提出',
    'A party can only declare its own leaving',
    ['law', '电子签名法第十四条'],
  ),
  leaverIsNotTheLead: caseGuard<'PARTY_LEAVES'>(
    (context, { meta }) => meta.actor.organisation !== context.leadApplicant,
    '牵头申请机构不能单独退出，应当撤回申请',
    'The lead applicant does not leave: it withdraws the application',
    ['house', '申请须有牵头申请机构'],
  ),
  licensedPartyRemains: caseGuard<'PARTY_LEAVES'>(
    (context, { meta }) =>
      licensed(context.parties.filter((party) => party.organisation !== meta.actor.organisation)) >=
      (meta.rules['parties.licensed.minimum'] ?? 1),
    '退出后无持牌机构',
    'No licensed party would remain',
    ['standard', 'JR/T 0198—2020 测试声明'],
  ),
  transferIsElsewhere: payloadGuard<'TRANSFER'>(
    (context, { payload }) => payload.to !== context.leadAuthority,
    '已由该机关主办',
    'That authority already leads the case',
    ['analogy', '行政处罚法第二十五条'],
  ),
  movesOpenSharing: caseGuard<'ACCEPT_TRANSFER'>(
    ({ transfer, province, sharing }) =>
      transfer !== null && transfer.toProvince !== province && ['open', 'revision'].includes(sharing.status),
    '没有跨省（市）变更时正在征求意见的协同',
    'No consultation is open that the transfer would take to another province',
    ['house', '主办机关跨省（市）变更的，重新征求意见'],
  ),
  transferProposed: caseGuard<'ACCEPT_TRANSFER' | 'DECLINE_TRANSFER'>(
    (context, { meta }) => context.transfer !== null && meta.actor.authority === context.transfer.to,
    '没有移送给本机关的提议',
    'No transfer to your authority is proposed',
    ['analogy', '行政处罚法第二十五条'],
  ),
  succeedsInvolvedAuthority: payloadGuard<'AUTHORITY_SUCCEEDED'>(
    (context, { payload }) =>
      payload.from !== payload.to &&
      [context.leadAuthority, context.transfer?.to, ...Object.values(context.laneAuthorities)].includes(payload.from),
    '被承继机关与本件无关',
    'The former authority has no part in this case',
    ['law', '行政诉讼法第二十六条第六款'],
  ),
  someDateMoves: payloadGuard<'CALENDAR_CHANGED'>((_context, { payload }) => someDateMoves(payload), '没有期限因此改日', 'No date moves', [
    'house',
    '放假安排变动只告知期限改日的人员',
  ]),
  interestOpen: caseGuard((context) => context.interest === 'open', '关注期未开或已届满', 'The interest period is not open', [
    'house',
    '受理告知后5个工作日内可提出关注',
  ]),
  interestOver: caseGuard((context) => context.interest !== 'open', '关注期未届满', 'The interest period is still open', [
    'house',
    '受理告知后5个工作日内可提出关注',
  ]),
  claimsOwnProvince: payloadGuard<'CLAIM_INTEREST'>(
    (_context, { payload, meta }) => payload.province === meta.actor.province,
    '只能为本省（市）提出关注',
    'Interest is claimed for the own province',
    ['house', '沪府办规〔2020〕1号第十六项'],
  ),
  hasNotClaimed: caseGuard<'CLAIM_INTEREST'>(
    (context, { meta }) => meta.actor.province !== context.province && !context.claimed.some((one) => one === meta.actor.province),
    '本省（市）已提出关注或为主办地',
    'Your province has claimed, or leads the case',
    ['house', '沪府办规〔2020〕1号第十六项'],
  ),
  tookNoPart: caseGuard(
    (context, { meta }) => !anyOf(personsOf(meta), context.participants),
    '复查由未参与原办理的人员承担',
    'The review is heard by persons who took no part before',
    ['analogy', '行政复议法第三十三条、公务员法第七十六条'],
  ),
};
