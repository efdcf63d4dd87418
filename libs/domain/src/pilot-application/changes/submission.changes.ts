import { LANES, PROVINCES } from '../../kernel/index.js';
import type { Lane, Province } from '../../kernel/index.js';
import { hasAttested } from '../pilot-application.context.js';
import { leaverAssesses, leaverAudits } from '../pilot-application.leaver.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { SealedDeclaration } from '../pilot-application.payloads.js';
import { change, joined } from './change.js';

const others = (province: Province): readonly Province[] => PROVINCES.filter((one) => one !== province);
const content = (sealed: SealedDeclaration): Partial<PilotContext> => ({
  declaration: sealed,
  parties: sealed.parties,
  title: sealed.title,
  plannedEnd: sealed.plannedEnd,
});
/** Accepting opens the interest period and tells the other provinces. */
const acceptance = (context: PilotContext, number: string, named: Partial<Record<Lane, string>>): Partial<PilotContext> => ({
  number,
  interest: 'open',
  informed: others(context.province),
  laneAuthorities: Object.fromEntries(LANES.map((lane) => [lane, named[lane] ?? context.leadAuthority])),
  reviewRound: 1,
});
const replaced = (context: PilotContext, from: string, to: string): Partial<PilotContext> => ({
  leadAuthority: context.leadAuthority === from ? to : context.leadAuthority,
  laneAuthorities: Object.fromEntries(
    Object.entries(context.laneAuthorities).map(([lane, office]) => [lane, office === from ? to : office]),
  ),
});

export const SUBMISSION_CHANGES = {
  seal: change<'SEAL'>((_context, { payload }) => ({ ...content(payload.sealed), attestations: [] })),
  voidAttestations: change(() => ({ attestations: [] })),
  attest: change<'ATTEST'>((context, { meta }) => {
    const organisation = meta.actor.organisation;
    if (organisation === null || hasAttested(context, organisation)) return {};
    return { attestations: [...context.attestations, { organisation, person: meta.actor.person, at: meta.at }] };
  }),
  submit: change(() => ({ submitted: true })),
  accept: change<'ACCEPT'>((context, { payload, meta }) => ({
    ...acceptance(context, payload.caseNumber, payload.laneAuthorities),
    ...joined(context, meta),
  })),
  deemAccepted: change<'SCREENING_EXPIRED'>((context, { payload }) => acceptance(context, payload.caseNumber, {})),
  countCorrection: change<'CORRECT'>((context, { meta }) => ({ corrections: context.corrections + 1, ...joined(context, meta) })),
  /** New content: only the lead has attested it, by submitting; the other parties attest before registration. */
  replaceContent: change<'RESUBMIT' | 'REVISE'>((context, { payload, meta }) => ({
    ...content(payload.sealed),
    attestations: [{ organisation: context.leadApplicant, person: meta.actor.person, at: meta.at }],
  })),
  limitToDeclineOrRedirect: change<'OUT_OF_SCOPE'>((context, { meta }) => ({
    onlyOutcomes: ['decline', 'redirect'],
    ...joined(context, meta),
  })),
  /** A firm's clock waits for service. Coming back from a hold it keeps what was served. */
  awaitService: change<never, { clock: string }>((context, event, { clock }) => {
    const { type, meta } = event as { type: string; meta: { at: string } };
    if (type === 'RESUME' && context.waiting[clock] !== undefined) return {};
    return { waiting: { ...context.waiting, [clock]: { since: meta.at, served: null } } };
  }),
  serve: change<'SERVE', { clock: string }>((context, { payload }, { clock }) => ({
    waiting: { ...context.waiting, [clock]: { since: context.waiting[clock]?.since ?? payload.servedAt, served: payload.servedAt } },
  })),
  proposeTransfer: change<'TRANSFER'>((_context, { payload }) => ({ transfer: { to: payload.to, toProvince: payload.toProvince } })),
  acceptTransfer: change<'ACCEPT_TRANSFER'>((context) => {
    if (context.transfer === null) return {};
    const { to, toProvince } = context.transfer;
    const informed = context.informed.length > 0 ? others(toProvince) : [];
    return { ...replaced(context, context.leadAuthority, to), province: toProvince, informed, transfer: null };
  }),
  dropTransfer: change(() => ({ transfer: null })),
  succeedAuthority: change<'AUTHORITY_SUCCEEDED'>((context, { payload: { from, to } }) => ({
    ...replaced(context, from, to),
    transfer: context.transfer?.to === from ? { ...context.transfer, to } : context.transfer,
  })),
  claimInterest: change<'CLAIM_INTEREST'>((context, { payload }) => ({ claimed: [...context.claimed, payload.province] })),
  closeInterest: change(() => ({ interest: 'over' })),
  removeParty: change<'PARTY_LEAVES'>((context, { payload }) => ({
    parties: context.parties.filter((party) => party.organisation !== payload.organisation),
    attestations: [],
  })),
  /** Unsigned work of somebody who left returns, a seat falls vacant; what was second-reviewed, and every opinion given, stands. */
  releaseLeaver: change<'PERSON_LEFT'>((context, { payload }) => {
    const free = (lane: Lane): PilotContext['lanes'][Lane] =>
      leaverAssesses(context, payload, lane) ? { ...context.lanes[lane], assessor: null } : context.lanes[lane];
    const { members, opinions } = context.panel;
    const keeps = (member: string): boolean => member !== payload.person || opinions.some((opinion) => opinion.person === member);
    return {
      lanes: { legality: free('legality'), risk: free('risk'), consumer: free('consumer') },
      panel: { ...context.panel, members: payload.roles.includes('expert') ? members.filter(keeps) : members },
      auditor: leaverAudits(context, payload) ? null : context.auditor,
    };
  }),
  /** The case closes to the person; unsigned work returns, second-reviewed work stands, a panel seat falls vacant. */
  declareConflict: change<'DECLARE_CONFLICT'>((context, { meta }) => {
    const { person } = meta.actor;
    if (context.closedTo.includes(person)) return {};
    const free = (lane: Lane): PilotContext['lanes'][Lane] => {
      const { settled, assessor } = context.lanes[lane];
      return settled || assessor !== person ? context.lanes[lane] : { ...context.lanes[lane], assessor: null };
    };
    return {
      closedTo: [...context.closedTo, person],
      lanes: { legality: free('legality'), risk: free('risk'), consumer: free('consumer') },
      panel: {
        ...context.panel,
        members: context.panel.members.filter((member) => member !== person),
        opinions: context.panel.opinions.filter((opinion) => opinion.person !== person),
      },
    };
  }),
};
