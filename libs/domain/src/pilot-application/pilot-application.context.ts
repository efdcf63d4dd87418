import { LANES, PROVINCES } from '../kernel/index.js';
import type { EventMeta, Lane, Province } from '../kernel/index.js';
import type {
  Condition,
  Outcome,
  PilotPayloads,
  Proof,
  ProvinceAnswer,
  SealedDeclaration,
  SealedParty,
  Tier,
} from './pilot-application.payloads.js';

/** One lane of the review; `assessors` and `secondReviewers` keep everyone of every round, for the separation of duties. */
export interface LaneContext {
  readonly assessor: string | null;
  readonly verdict: 'pass' | 'conditional' | 'fail' | null;
  readonly conditions: readonly Condition[];
  readonly reasonCode: string | null;
  /** The tier this round's assessment proposes (risk lane). */
  readonly tier: Tier | null;
  readonly questions: number;
  readonly informationExtensions: number;
  /** Second-reviewed. */
  readonly settled: boolean;
  /** Stays settled when the review is entered again. */
  readonly stands: boolean;
  readonly assessors: readonly string[];
  readonly secondReviewers: readonly string[];
}

export interface Proposal {
  readonly outcome: Outcome;
  readonly reasonCode: string | null;
  readonly conditions: readonly Condition[];
  readonly redirectTo: string | null;
  readonly proposers: readonly string[];
}
export interface Waiting {
  readonly since: string;
  readonly served: string | null;
}
export interface ProofState {
  readonly provedBy: readonly string[];
  readonly confirmed: boolean;
}
export type ExitCause = 'order' | 'withdrawal' | 'planned-end' | 'evaluation' | 'revocation' | 'termination';

/** What the guards of pilot-application@1 need to know; plain JSON. Texts and attachments stay in the record. */
export interface PilotContext {
  readonly caseId: string;
  readonly title: string;
  readonly number: string | null;
  readonly registrationNumber: string | null;
  readonly province: Province;
  readonly leadAuthority: string;
  readonly leadApplicant: string;
  readonly linkedTo: string | null;
  readonly declaration: SealedDeclaration | null;
  readonly parties: readonly SealedParty[];
  readonly attestations: readonly { readonly organisation: string; readonly person: string; readonly at: string }[];
  /** Every party attested once: from then on the authorities hold the case. */
  readonly submitted: boolean;
  readonly corrections: number;
  readonly laneAuthorities: Readonly<Partial<Record<Lane, string>>>;
  readonly informed: readonly Province[];
  readonly claimed: readonly Province[];
  readonly interest: 'none' | 'open' | 'over';
  readonly lanes: Readonly<Record<Lane, LaneContext>>;
  readonly reviewRound: number;
  readonly reviewExtensions: number;
  readonly tier: Tier | null;
  readonly sharing: {
    /** `revision`: the provinces ask the firm to revise. */
    readonly status: 'none' | 'open' | 'revision' | 'settled' | 'notConcerned' | 'noArea';
    readonly package: string | null;
    readonly round: number;
    readonly area: readonly Province[];
    readonly answers: readonly ProvinceAnswer[];
  };
  readonly panel: {
    readonly members: readonly string[];
    readonly opinions: readonly { readonly person: string; readonly verdict: 'for' | 'against' | 'questions' }[];
    readonly quorum: number;
    readonly redraws: number;
    readonly outcome: 'for' | 'against' | 'questions' | 'skipped' | null;
  };
  readonly conditions: { readonly pending: readonly Condition[]; readonly accepted: readonly Condition[] };
  readonly notice: {
    readonly status: 'none' | 'preparing' | 'open' | 'suspended' | 'answering' | 'ended';
    readonly redactionsProposed: boolean;
    readonly preparationOver: boolean;
    readonly comments: readonly string[];
  };
  readonly proposal: Proposal | null;
  /** The only outcomes that may be proposed; null: any. */
  readonly onlyOutcomes: readonly Outcome[] | null;
  /** When a firm was served, by clock name. */
  readonly waiting: Readonly<Record<string, Waiting>>;
  readonly holdExtensions: number;
  readonly registeredAt: string | null;
  readonly registrationExtensions: number;
  readonly plannedEnd: string | null;
  readonly suspended: 'whole' | Province | null;
  readonly exit: {
    readonly cause: ExitCause | null;
    readonly overdue: boolean;
    readonly takenCharge: boolean;
    readonly proofs: Readonly<Partial<Record<Proof, ProofState>>>;
  };
  /** Who audits the completion. */
  readonly auditor: string | null;
  readonly transfer: { readonly to: string; readonly toProvince: Province } | null;
  readonly closedTo: readonly string[];
  /** Officers who took a part in the case; the remedy is heard by others. */
  readonly participants: readonly string[];
}

export const PROOFS: readonly Proof[] = ['funds', 'users', 'data', 'complaints'];

const FRESH_LANE: LaneContext = {
  assessor: null,
  verdict: null,
  conditions: [],
  reasonCode: null,
  tier: null,
  questions: 0,
  informationExtensions: 0,
  settled: false,
  stands: false,
  assessors: [],
  secondReviewers: [],
};

/** A lane reviewed anew: who acted in earlier rounds is kept. */
export const reopened = (lane: LaneContext): LaneContext => ({
  ...FRESH_LANE,
  assessors: lane.assessors,
  secondReviewers: lane.secondReviewers,
});

export const NO_PANEL: PilotContext['panel'] = { members: [], opinions: [], quorum: 0, redraws: 0, outcome: null };
export const NO_NOTICE: PilotContext['notice'] = { status: 'none', redactionsProposed: false, preparationOver: false, comments: [] };

/** The context of a new application. */
export function freshContext(payload: PilotPayloads['CREATE'], caseId: string): PilotContext {
  return {
    caseId,
    title: payload.title,
    number: null,
    registrationNumber: null,
    province: payload.province,
    leadAuthority: payload.leadAuthority,
    leadApplicant: payload.leadApplicant,
    linkedTo: payload.linkedTo,
    declaration: null,
    parties: [],
    attestations: [],
    submitted: false,
    corrections: 0,
    laneAuthorities: {},
    informed: [],
    claimed: [],
    interest: 'none',
    lanes: { legality: FRESH_LANE, risk: FRESH_LANE, consumer: FRESH_LANE },
    reviewRound: 0,
    reviewExtensions: 0,
    tier: null,
    sharing: { status: 'none', package: null, round: 0, area: [], answers: [] },
    panel: NO_PANEL,
    conditions: { pending: [], accepted: [] },
    notice: NO_NOTICE,
    proposal: null,
    onlyOutcomes: null,
    waiting: {},
    holdExtensions: 0,
    registeredAt: null,
    registrationExtensions: 0,
    plannedEnd: null,
    suspended: null,
    exit: { cause: null, overdue: false, takenCharge: false, proofs: {} },
    auditor: null,
    transfer: null,
    closedTo: [],
    participants: [],
  };
}

/** The persons an act counts for: who acts, and whose absence they cover (a delegation carries the delegator's conflicts). */
export const personsOf = (meta: EventMeta): readonly string[] =>
  meta.onBehalfOf === null ? [meta.actor.person] : [meta.actor.person, meta.onBehalfOf];

export const anyOf = (persons: readonly string[], list: readonly string[]): boolean => persons.some((person) => list.includes(person));

export const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Everyone who assessed or second-reviewed any lane in any round. */
export const reviewersOf = (context: PilotContext): readonly string[] =>
  LANES.flatMap((lane) => [...context.lanes[lane].assessors, ...context.lanes[lane].secondReviewers]);

/** Concerned provinces: service area, home supervisors of the parties, and those that claimed, without the lead's own. */
export function concernedProvinces(context: PilotContext): readonly Province[] {
  const homes = context.parties.map((party) => party.homeProvince).filter((province) => province !== null);
  const all = new Set<Province>([...(context.declaration?.serviceArea ?? []), ...homes, ...context.claimed]);
  return PROVINCES.filter((province) => all.has(province) && province !== context.province);
}

/** Parties whose signatory attested the present content. */
export const hasAttested = (context: PilotContext, organisation: string | null): boolean =>
  context.attestations.some((attestation) => attestation.organisation === organisation);

/** Calendar day in Shanghai (UTC+8 all year) of an ISO instant; a day stays itself. */
export function shanghaiDay(at: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at;
  const time = Date.parse(at);
  return Number.isNaN(time) ? '' : new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
}
