import { LANES, PROVINCES } from '../../kernel/index.js';
import type { Lane } from '../../kernel/index.js';
import { NO_NOTICE, NO_PANEL, distinct, personsOf, reopened } from '../pilot-application.context.js';
import type { LaneContext, PilotContext } from '../pilot-application.context.js';
import type { Tier } from '../pilot-application.payloads.js';
import { change, joined } from './change.js';

const inLane = (context: PilotContext, lane: Lane, with_: Partial<LaneContext>): Pick<PilotContext, 'lanes'> => ({
  lanes: { ...context.lanes, [lane]: { ...context.lanes[lane], ...with_ } },
});
const RANK: Record<Tier, number> = { low: 1, medium: 2, high: 3 };
const higher = (a: Tier | null, b: Tier | null): Tier | null => (a === null || (b !== null && RANK[b] > RANK[a]) ? b : a);

/** The review begins anew: the named lanes are reopened, the others stand; what was built on it falls. */
function anew(context: PilotContext, lanes: readonly Lane[]): Partial<PilotContext> {
  const next = (lane: Lane): LaneContext =>
    lanes.includes(lane) ? reopened(context.lanes[lane]) : { ...context.lanes[lane], stands: context.lanes[lane].settled };
  return {
    lanes: { legality: next('legality'), risk: next('risk'), consumer: next('consumer') },
    reviewRound: context.reviewRound + 1,
    reviewExtensions: 0,
    panel: { ...context.panel, outcome: null },
    notice: NO_NOTICE,
    proposal: null,
    onlyOutcomes: null,
  };
}

export const REVIEW_CHANGES = {
  assign: change<'ASSIGN' | 'REASSIGN'>((context, { payload }) => inLane(context, payload.lane, { assessor: payload.assessor })),
  /** Raising the tier takes effect at once; a lower one waits for the second review. */
  assess: change<'ASSESS'>((context, { payload, meta }) => {
    const { lane, verdict, conditions, reasonCode, tier } = payload;
    const assessors = distinct([...context.lanes[lane].assessors, ...personsOf(meta)]);
    return {
      ...inLane(context, lane, { verdict, conditions, reasonCode, tier, assessors }),
      tier: higher(context.tier, tier),
      ...joined(context, meta),
    };
  }),
  askInformation: change<'REQUEST_INFORMATION'>((context, { payload }) =>
    inLane(context, payload.lane, { questions: payload.questions.length, informationExtensions: 0 }),
  ),
  extendInformation: change<'EXTEND_INFORMATION'>((context, { payload }) =>
    inLane(context, payload.lane, { informationExtensions: context.lanes[payload.lane].informationExtensions + 1 }),
  ),
  reject: change<'REJECT'>((context, { payload, meta }) => ({
    ...inLane(context, payload.lane, {
      verdict: null,
      conditions: [],
      reasonCode: null,
      tier: null,
      secondReviewers: distinct([...context.lanes[payload.lane].secondReviewers, ...personsOf(meta)]),
    }),
    ...joined(context, meta),
  })),
  settle: change<'APPROVE'>((context, { payload, meta }) => ({
    ...inLane(context, payload.lane, {
      settled: true,
      secondReviewers: distinct([...context.lanes[payload.lane].secondReviewers, ...personsOf(meta)]),
    }),
    tier: context.lanes[payload.lane].tier ?? context.tier,
    ...joined(context, meta),
  })),
  extendReview: change(({ reviewExtensions }) => ({ reviewExtensions: reviewExtensions + 1 })),
  limitToDecline: change(() => ({ onlyOutcomes: ['decline'] })),
  reopenReview: change((context) => anew(context, LANES)),
  reopenUpheld: change<'UPHELD'>((context, { payload, meta }) => ({
    ...anew(context, payload.lanes.length > 0 ? payload.lanes : LANES),
    ...joined(context, meta),
  })),
  openSharing: change((context) => ({
    sharing: { ...context.sharing, status: 'open', package: null, round: context.sharing.round + 1, area: [], answers: [] },
  })),
  notConcernedSharing: change((context) => ({ sharing: { ...context.sharing, status: 'notConcerned', area: [context.province] } })),
  noteRevisionWanted: change<'REVISION_REQUESTED'>(({ sharing }, { payload }) => ({
    sharing: { ...sharing, status: 'revision', package: payload.package },
  })),
  noteRevised: change(({ sharing }) => ({ sharing: { ...sharing, status: 'open' } })),
  notePackage: change<'PACKAGE_OPENED'>((context, { payload }) => ({ sharing: { ...context.sharing, package: payload.package } })),
  /** Registration covers the lead's province and those that recognised. */
  settleSharing: change<'SETTLED'>((context, { payload }) => ({
    sharing: {
      ...context.sharing,
      status: 'settled',
      package: payload.package,
      area: PROVINCES.filter((province) => province === context.province || payload.area.includes(province)),
      answers: payload.answers,
    },
  })),
  leaveNoArea: change<'NO_AREA_LEFT'>((context, { payload }) => ({
    sharing: { ...context.sharing, status: 'noArea', package: payload.package, area: [], answers: payload.answers },
  })),
  /** The package fell away: the sharing begins anew, with a new round and whoever is concerned now. */
  reopenSharing: change(({ sharing }) => ({ sharing: { ...sharing, status: 'none', package: null, area: [], answers: [] } })),
  /** A material change voids the answers it touches, and the notice. */
  voidSharing: change((context) => ({
    sharing: { ...context.sharing, status: 'none', area: [], answers: [] },
    panel: NO_PANEL,
    notice: NO_NOTICE,
  })),
  convene: change<'CONVENE'>((context, { payload, meta }) => ({
    panel: {
      ...context.panel,
      members: payload.experts,
      opinions: [],
      quorum: meta.rules['panel.quorum'] ?? payload.experts.length,
      outcome: null,
    },
  })),
  opine: change<'OPINE'>((context, { payload, meta }) => ({
    panel: { ...context.panel, opinions: [...context.panel.opinions, { person: meta.actor.person, verdict: payload.verdict }] },
  })),
  redraw: change(({ panel }) => ({ panel: { ...NO_PANEL, redraws: panel.redraws + 1 } })),
  freshPanel: change(() => ({ panel: NO_PANEL })),
  /** Members left by conflict: drawn again without counting as the one redraw. */
  emptyPanel: change(({ panel }) => ({ panel: { ...NO_PANEL, redraws: panel.redraws } })),
  concludeFor: change((context, { meta }) => ({ panel: { ...context.panel, outcome: 'for' }, ...joined(context, meta) })),
  concludeAgainst: change((context, { meta }) => ({ panel: { ...context.panel, outcome: 'against' }, ...joined(context, meta) })),
  skipPanel: change<'SKIP_PANEL'>((context, { meta }) => ({ panel: { ...context.panel, outcome: 'skipped' }, ...joined(context, meta) })),
};
