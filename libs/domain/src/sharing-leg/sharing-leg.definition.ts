import type { CaseHeader, DesiredClock, Definition, StoredSnapshot } from '../kernel/index.js';
import { desiredClocks, oncePerSnapshot } from '../kernel/index.js';
import { newLeg } from './sharing-leg.context.js';
import type { LegContext } from './sharing-leg.context.js';
import { LEG_EVENTS } from './sharing-leg.events.js';
import { legFacts, legReactions } from './sharing-leg.facts.js';
import { legGuardReasons } from './sharing-leg.guard-reasons.js';
import { legMachine } from './sharing-leg.machine.js';
import type { LegPayloads } from './sharing-leg.payloads.js';

const contextOf = (snapshot: StoredSnapshot): LegContext => snapshot.context as unknown as LegContext;

/** The rule that governs a clock of this leg: urgent matters and rounds after a revision have shorter ones. */
export function legRule(base: string, context: Pick<LegContext, 'urgent' | 'revised'>): string {
  const urgent = context.urgent ? '.urgent' : '';
  if (base === 'clock.leg.acknowledge') return `${base}${urgent}`;
  if (base === 'clock.leg.objection') return `${base}${context.revised ? '.revised' : ''}${urgent}`;
  return base;
}

function clocks(snapshot: StoredSnapshot): readonly DesiredClock[] {
  const context = contextOf(snapshot);
  const desired = desiredClocks(legMachine, snapshot, ({ name }) => (name === 'leg.objection' ? { startsAt: context.windowFrom } : {}));
  const runs = (name: string): boolean => desired.some((clock) => clock.name === name);
  /** Delivery stands still during an outage, the window while information is awaited. */
  const stopOf = (name: string): string | null => {
    if (name === 'leg.delivery' && runs('leg.outage')) return 'outage';
    return name === 'leg.objection' && runs('leg.information') ? 'awaitingInformation' : null;
  };
  return desired.map((clock): DesiredClock => {
    const stopReason = stopOf(clock.name);
    const stopped = stopReason === null ? {} : ({ state: 'stopped', stopReason } as const);
    return { ...clock, rule: legRule(clock.rule, context), ...stopped };
  });
}

function header(snapshot: StoredSnapshot): CaseHeader {
  const context = contextOf(snapshot);
  return {
    title: context.content.title,
    number: context.content.applicationNumber,
    province: context.province,
    leadAuthority: context.fromAuthority,
    leadApplicant: null,
    parties: [],
    laneAuthorities: {},
    informedProvinces: [],
    recipientProvince: context.province,
    transferTo: null,
    panel: [],
    closedTo: [],
    parent: context.package,
    holders: [
      { holder: `coordination:${context.province}`, level: 'full' },
      { holder: `authority:${context.fromAuthority}`, level: 'headline' },
    ],
  };
}

/** The leg of one recipient province, owned by it. */
export const SHARING_LEG: Definition = {
  id: 'sharing-leg@1',
  kind: 'sharing-leg',
  machine: legMachine,
  events: LEG_EVENTS,
  facts: legFacts,
  reactions: legReactions,
  guardReasons: legGuardReasons,
  header: oncePerSnapshot(header),
  clocks,
  holding: () => false,
  create: (payload: LegPayloads['CREATE'], meta, caseId) => ({ ...newLeg(payload, meta, caseId) }),
};
