import type { WorkingCalendar } from '@sandbar/calendar';
import { decide, isRefusal } from '@sandbar/domain';
import type { CaseHeader, Decision, Definition, EventMeta, Fact, StoredSnapshot } from '@sandbar/domain';
import { bucketOf, daysHeld } from './days-held.js';
import { milestonesOf } from './milestones.js';
import type { Milestone } from './milestones.js';
import { placesOf } from './places.js';
import type { Place } from './places.js';
import type { OpenVisit, Visit } from './visit.js';

/** What is read of one entry of the record. */
export interface CourseEntry {
  readonly seq: number;
  readonly definition: string;
  readonly type: string;
  readonly payload: unknown;
  readonly meta: EventMeta;
  readonly facts: readonly Fact[];
}

/** Where the fold of a case stands: plain JSON, so that it can be kept and gone on with. */
export interface CourseState {
  /** Entries folded so far; 0 before the first. */
  readonly version: number;
  /** Instant of the last entry. Time never runs backwards here, whatever a server's clock did. */
  readonly at: string;
  readonly snapshot: StoredSnapshot | null;
  readonly type: string | null;
  readonly received: boolean;
  readonly open: readonly OpenVisit[];
  /** What ended before the case was received: a draft is the firm's own and counts only once it was filed. */
  readonly before: readonly Visit[];
}
export const COURSE_BEGIN: CourseState = { version: 0, at: '', snapshot: null, type: null, received: false, open: [], before: [] };

/** What some entries add: visits that ended, visits that last, and what is counted. Nothing before the case was received. */
export interface CourseStep {
  readonly state: CourseState;
  readonly ended: readonly Visit[];
  readonly lasting: readonly Visit[];
  readonly milestones: readonly Milestone[];
}

/** Working days of the present stay in a top-level stage, without time on hold; undefined when there is none. @param now instant */
export function spentHere({ open }: CourseState, calendar: WorkingCalendar, now: string): number | undefined {
  const stay = open.find(({ track }) => track === 'stage');
  if (stay === undefined) return undefined;
  const { authority, firm, others } = daysHeld(stay.stretches, calendar, now).working;
  return authority + firm + others;
}

/** The record cannot be folded; `sandbar record verify` says why. */
export class UnfoldableRecord extends Error {}

/**
 * Folds entries of one case's record onto where the fold stood: replays each event as `decide` did, and notes when the case came to a stage and
 * left it, and in whose court it lay meanwhile. Pure and the same in one go or in many.
 * @param calendarOf by which calendar the days of a case are counted, from what it shows about itself: a decree may hold for one province
 * @throws UnfoldableRecord when an entry is missing or its event is refused
 */
export function foldCourse(
  caseId: string,
  before: CourseState,
  entries: readonly CourseEntry[],
  definitionOf: (id: string) => Definition,
  calendarOf: (header: CaseHeader) => WorkingCalendar,
): CourseStep {
  let state = before;
  const ended: Visit[] = [];
  const milestones: Milestone[] = [];
  for (const entry of entries) {
    const definition = definitionOf(entry.definition);
    const decision = entry.seq === state.version + 1 ? decide(definition, state.snapshot, eventOf(entry), caseId) : undefined;
    if (decision === undefined || isRefusal(decision)) throw new UnfoldableRecord(`${caseId}: entry ${entry.seq} cannot be folded`);
    const at = entry.meta.at < state.at ? state.at : entry.meta.at;
    const moved = move(state, { at, entry, decision, places: placesOf(definition, decision) }, calendarOf(decision.header));
    const found = milestonesOf(entry.facts, state.received);
    const received = state.received || found.some(({ what }) => what === 'received');
    if (received) {
      ended.push(...state.before, ...moved.ended);
      const { leadAuthority: authority, province } = decision.header;
      milestones.push(...found.map((one) => ({ ...one, seq: entry.seq, at, authority, province, type: moved.type })));
    }
    state = {
      version: entry.seq,
      at,
      snapshot: decision.snapshot,
      type: moved.type,
      received,
      open: moved.open,
      before: received ? [] : [...state.before, ...moved.ended],
    };
  }
  return { state, ended, lasting: state.received ? state.open.map(asLasting) : [], milestones };
}

const eventOf = ({ type, payload, meta }: CourseEntry) => ({ type, payload, meta });

/** The declaration's kind as the last sealing said it. */
function typeAfter(before: string | null, facts: readonly Fact[]): string | null {
  const kinds = facts.map(({ data }) => data['kind']).filter((kind) => kind === 'financial-service' || kind === 'technology-product');
  return kinds.at(-1) ?? before;
}

/** One entry as the fold sees it. */
interface Happened {
  readonly at: string;
  readonly entry: CourseEntry;
  readonly decision: Decision;
  readonly places: readonly Place[];
}

function move(state: CourseState, { at, entry, decision, places }: Happened, calendar: WorkingCalendar) {
  const { header, holding } = decision;
  const type = typeAfter(state.type, entry.facts);
  const dims = (lane: Place['lane']) => ({
    authority: (lane === null ? undefined : header.laneAuthorities[lane]) ?? header.leadAuthority,
    province: header.province,
    type,
  });
  const here = (visit: OpenVisit): Place | undefined => places.find(({ track, stage }) => track === visit.track && stage === visit.stage);
  // On hold everything stays where it was; only the time is nobody's.
  const stays = (visit: OpenVisit): boolean => holding || here(visit) !== undefined;
  const current = state.open.map((visit): OpenVisit => ({ ...visit, ...dims(visit.lane) }));
  const staying = current.filter(stays).map((visit) => goOn(visit, at, bucketOf(here(visit)?.court ?? 'none', holding)));
  const now: readonly (Omit<Place, 'track'> & Pick<OpenVisit, 'track'>)[] = holding ? [ON_HOLD] : places;
  const begun = now
    .filter(({ track, stage }) => !staying.some((visit) => visit.track === track && visit.stage === stage))
    .map(({ track, stage, lane, court }): OpenVisit => {
      const stretches = [{ from: at, to: null, bucket: bucketOf(court, holding) }];
      return { track, stage, lane, seq: entry.seq, enteredAt: at, ...dims(lane), stretches };
    });
  return {
    type,
    open: [...staying, ...begun],
    ended: current.filter((visit) => !stays(visit)).map((visit) => asEnded(visit, at, calendar)),
  };
}

const ON_HOLD = { track: 'hold', stage: 'onHold', court: 'none', lane: null } as const;

/** The visit with its last stretch closed at `at` and the next one begun, unless the court stays the same. */
function goOn(visit: OpenVisit, at: string, bucket: ReturnType<typeof bucketOf>): OpenVisit {
  const last = visit.stretches.at(-1);
  if (last === undefined || last.bucket === bucket) return visit;
  return { ...visit, stretches: [...visit.stretches.slice(0, -1), { ...last, to: at }, { from: at, to: null, bucket }] };
}

function asEnded({ stretches, lane: _, ...visit }: OpenVisit, at: string, calendar: WorkingCalendar): Visit {
  return { ...visit, leftAt: at, ...daysHeld(stretches, calendar, at) };
}

function asLasting({ stretches: _, lane: __, ...visit }: OpenVisit): Visit {
  return { ...visit, leftAt: null, working: null, calendar: null, provisional: false };
}
