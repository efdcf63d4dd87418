import fc from 'fast-check';
import { addCalendarDays, calendarDaysBetween, dayInShanghai, stateCouncilCalendar, workingDaysBetween } from '@sandbar/calendar';
import { PILOT_APPLICATION, decide, everyNode, isRefusal, pathOf } from '@sandbar/domain';
import type { CaseEvent, Decision, StoredSnapshot } from '@sandbar/domain';
import { BUCKETS, COURSE_BEGIN, STATUTORY, WAY, foldCourse } from '@sandbar/statistics';
import type { CourseEntry, CourseStep, Days, Visit } from '@sandbar/statistics';
import { referenceRules } from '@sandbar/testing';
import { playDemo } from '../../seeds/demo/index.js';
import { demoMemoryWorld } from '../fixtures/demo-memory-world.js';
import { TALES } from './pilot-application-tales.js';
import { STEP, eventOf, tale } from './pilot-application-walk.js';

const CASE = 'case-1';
const NOW = '2026-11-23T07:30:00.000Z';
const calendar = stateCouncilCalendar();
const sum = (days: Days): number => BUCKETS.reduce((all, bucket) => all + days[bucket], 0);
const foldOf = (entries: readonly CourseEntry[], from = COURSE_BEGIN, caseId = CASE): CourseStep =>
  foldCourse(
    caseId,
    from,
    entries,
    () => PILOT_APPLICATION,
    () => calendar,
  );

/** A record as the road would keep it, of events that were accepted. */
function recordOf(events: readonly CaseEvent[]): { entries: CourseEntry[]; decisions: Decision[] } {
  const entries: CourseEntry[] = [];
  const decisions: Decision[] = [];
  let snapshot: StoredSnapshot | null = null;
  for (const { type, payload, meta } of events) {
    const decision = decide(PILOT_APPLICATION, snapshot, { type, payload, meta }, CASE);
    if (isRefusal(decision)) throw new Error(`refused ${type}`);
    entries.push({ seq: entries.length + 1, definition: PILOT_APPLICATION.id, type, payload, meta, facts: decision.facts });
    decisions.push(decision);
    snapshot = decision.snapshot;
  }
  return { entries, decisions };
}

const HISTORY = fc.noBias(fc.tuple(fc.constantFrom(...Object.keys(TALES)), fc.array(STEP, { minLength: 1, maxLength: 25 })));
/** A random history from a leaf on; hours pass between its steps. */
function walk([leaf, steps]: typeof HISTORY extends fc.Arbitrary<infer T> ? T : never): CaseEvent[] {
  const events = tale(leaf).map((one) => one.event);
  let { snapshot } = tale(leaf).at(-1)!.decision;
  let at = Date.parse('2026-10-01T00:00:00.000Z');
  steps.forEach((step, n) => {
    at += step.hours * 3_600_000;
    const event = eventOf(snapshot, step, n, new Date(at).toISOString());
    const outcome = decide(PILOT_APPLICATION, snapshot, event, CASE);
    if (isRefusal(outcome)) return;
    events.push(event);
    ({ snapshot } = outcome);
  });
  return events;
}

/** Day by day, and unlike the fold: the owner of a day is who held the case when the day began. */
function dayByDay(entries: readonly CourseEntry[], decisions: readonly Decision[], until: string) {
  const owned = new Map<string, number>();
  const days = entries.map((entry) => dayInShanghai(entry.meta.at));
  for (let day = addCalendarDays(days[0]!, 1); day <= dayInShanghai(until); day = addCalendarDays(day, 1)) {
    const index = days.findLastIndex((one) => one < day);
    const { holding, court, closed } = decisions[index]!;
    if (closed || !calendar.isWorkingDay(day)) continue;
    const bucket = holding ? 'held' : court === 'authority' || court === 'firm' ? court : 'others';
    owned.set(bucket, (owned.get(bucket) ?? 0) + 1);
  }
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, owned.get(bucket) ?? 0]));
}

describe('the course of a case, from its record', () => {
  it('gives every day to one clock: authority, firm, others and hold add up to what went by, in both kinds of days', () => {
    let told = 0;
    fc.assert(
      fc.property(HISTORY, (history) => {
        const { entries, decisions } = recordOf(walk(history));
        const { ended, state } = foldOf(entries);
        const last = entries.at(-1)!.meta.at;
        const stays = ended.filter(({ track }) => track === 'stage');
        if (!decisions.at(-1)!.closed || !state.received) return;
        told += 1;
        const first = entries[0]!.meta.at;
        const total = (kind: 'working' | 'calendar'): number => stays.reduce((all, visit) => all + sum(visit[kind]!), 0);
        expect(total('working')).toBe(workingDaysBetween(calendar, dayInShanghai(first), dayInShanghai(last)));
        expect(total('calendar')).toBe(calendarDaysBetween(dayInShanghai(first), dayInShanghai(last)));
        const of = (bucket: keyof Days): number => stays.reduce((all, visit) => all + visit.working![bucket], 0);
        expect(Object.fromEntries(BUCKETS.map((bucket) => [bucket, of(bucket)]))).toEqual(dayByDay(entries, decisions, last));
      }),
      { numRuns: 150, seed: 20261128 },
    );
    // Worth something only if many of the walks went to an end.
    expect(told).toBeGreaterThan(20);
  });

  it('is the same in one go and in many, and after a way through JSON', () => {
    fc.assert(
      fc.property(HISTORY, fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 40 }), (history, cuts) => {
        const { entries } = recordOf(walk(history));
        const whole = foldOf(entries);
        let state = COURSE_BEGIN;
        const ended: Visit[] = [];
        let lasting: readonly Visit[] = [];
        const milestones: unknown[] = [];
        for (let from = 0, n = 0; from < entries.length; n += 1) {
          const to = from + 1 + cuts[n % cuts.length]!;
          const step = foldOf(entries.slice(from, to), JSON.parse(JSON.stringify(state)) as typeof state);
          ({ state, lasting } = step);
          ended.push(...step.ended);
          milestones.push(...step.milestones);
          from = to;
        }
        expect({ state, ended, lasting, milestones }).toEqual(JSON.parse(JSON.stringify(whole)));
      }),
      { numRuns: 80, seed: 20261129 },
    );
  });

  it('keeps at most one stage open, lanes inside a review only, and nothing of a case that is closed', () => {
    fc.assert(
      fc.property(HISTORY, (history) => {
        const { entries, decisions } = recordOf(walk(history));
        const { state } = foldOf(entries);
        const { closed, holding } = decisions.at(-1)!;
        expect(state.open.filter(({ track }) => track === 'stage')).toHaveLength(closed ? 0 : 1);
        expect(state.open.some(({ track }) => track === 'hold')).toBe(holding);
        if (state.open.some(({ track }) => track === 'lane')) expect(state.open.some(({ stage }) => stage === 'review')).toBe(true);
      }),
      { numRuns: 80, seed: 20261130 },
    );
  });

  it('a clock that jumped back takes no day away', () => {
    const events = tale('registered').map((one) => one.event);
    const jumped = events.map((event, n) => (n === 4 ? { ...event, meta: { ...event.meta, at: '2020-01-01T00:00:00.000Z' } } : event));
    const { entries } = recordOf(events);
    const odd = entries.map((entry, n) => ({ ...entry, meta: jumped[n]!.meta }));
    for (const { working } of foldOf(odd).ended) for (const bucket of BUCKETS) expect(working![bucket]).toBeGreaterThanOrEqual(0);
  });

  it('says so when an entry is missing', () => {
    const { entries } = recordOf(tale('registered').map((one) => one.event));
    expect(() => foldOf(entries.filter(({ seq }) => seq !== 3))).toThrow('entry 4 cannot be folded');
  });

  it('counts a draft only once it was filed', () => {
    const { entries } = recordOf(tale('signing').map((one) => one.event));
    expect(foldOf(entries)).toMatchObject({ ended: [], lasting: [], milestones: [] });
  });
});

describe('over the stories of the demo', () => {
  it('the days of every case are those that a count day by day gives, and every ended case lies in what it ended as', async () => {
    const { world, store } = demoMemoryWorld(NOW);
    await playDemo(world, { startedAt: NOW });
    let seen = 0;
    for (const [id, record] of store.records) {
      const found = store.cases.get(id)!;
      if (found.kind !== 'pilot-application') continue;
      const { ended, lasting, state, milestones } = foldOf(record, COURSE_BEGIN, id);
      if (!state.received) continue;
      seen += 1;
      expect(['financial-service', 'technology-product']).toContain(state.type);
      const decisions: Decision[] = [];
      for (const { type, payload, meta } of record)
        decisions.push(decide(PILOT_APPLICATION, decisions.at(-1)?.snapshot ?? null, { type, payload, meta }, id) as Decision);
      const stays = ended.filter(({ track }) => track === 'stage');
      const until = lasting.find(({ track }) => track === 'stage')?.enteredAt ?? record.at(-1)!.meta.at;
      const inside = record.filter((entry) => entry.meta.at <= until).length;
      const oracle = dayByDay(record.slice(0, inside), decisions.slice(0, inside), until);
      expect([id, Object.fromEntries(BUCKETS.map((b) => [b, stays.reduce((all, { working }) => all + working![b], 0)]))]).toEqual([
        id,
        oracle,
      ]);
      const { stage, write } = found;
      if (!write.closed)
        expect(lasting.some((visit) => visit.track === 'stage' && visit.stage === stage.split('.')[0])).toBe(
          !state.open.some(({ track }) => track === 'hold'),
        );
      if (['withdrawn', 'lapsed', 'deferred', 'redirected', 'completed', 'exited', 'terminated'].includes(stage))
        // A test that an authority ended is exited, whatever the case is called then.
        expect([id, stage, milestones.some(({ what }) => what === stage || what === 'exited')]).toEqual([id, stage, true]);
    }
    expect(seen).toBeGreaterThan(30);
  }, 120_000);
});

describe('the way to registration', () => {
  it('is made of stages that the machine has, with clocks of the rule table in working days', () => {
    const stages = new Set(everyNode(PILOT_APPLICATION.machine).map(pathOf));
    for (const stage of [...WAY, 'correction']) expect([stage, stages.has(stage)]).toEqual([stage, true]);
    for (const code of Object.values(STATUTORY).flat())
      expect([code, referenceRules.find(code, null, NOW)?.unit]).toEqual([code, 'working-day']);
  });
});
