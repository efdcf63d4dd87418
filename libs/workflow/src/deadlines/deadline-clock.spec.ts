import { refuse } from '@sandbar/domain';
import type { Clock } from '../ports/clock.port.js';
import type { OutboxStore } from '../ports/outbox.port.js';
import type { DeadlineRow, OutboxRow } from '../ports/unit-of-work.port.js';
import type { Command } from '../road/command.js';
import { DeadlineClock } from './deadline-clock.js';

const DUE = '2026-09-24T16:00:00.000Z';
const ROW = {
  id: '0190a000-0000-7000-8000-000000000001',
  caseId: '0190a000-0000-7000-8000-000000000002',
  name: 'screening',
  court: 'authority',
  rule: 'clock.screening',
  expires: 'SCREENING_OVER',
  payload: {},
  escalates: true,
  status: 'running',
  reckoning: { dueDay: '2026-09-24' },
  dueAt: DUE,
  provisional: false,
  reminders: [
    { name: 'before-first', at: '2026-09-22T01:00:00.000Z' },
    { name: 'before-last', at: '2026-09-24T01:00:00.000Z' },
  ],
  nextWakeAt: '2026-09-22T01:00:00.000Z',
  openedSeq: 1,
  closedSeq: null,
} as unknown as DeadlineRow;

/** One clock row in memory, what was told of it, and what was sent for its expiry. */
function room(given: Partial<DeadlineRow> = {}) {
  let row: DeadlineRow = { ...ROW, ...given };
  let now = '';
  const told: OutboxRow[] = [];
  const sent: Command[] = [];
  const tx = {
    claimDueDeadlines: () => Promise.resolve(row.nextWakeAt !== null && row.nextWakeAt <= now ? [row] : []),
    addOutbox: (rows: readonly OutboxRow[]) => Promise.resolve(void told.push(...rows)),
    setWakes: (wakes: readonly { id: string; at: string | null }[]) => {
      for (const { at } of wakes) row = { ...row, nextWakeAt: at };
      return Promise.resolve();
    },
  };
  const store = { run: (work: (one: typeof tx) => Promise<unknown>) => work(tx) } as unknown as OutboxStore;
  const workflow = { handle: (command: Command) => Promise.resolve((sent.push(command), { outcome: 'accepted' }) as never) };
  const clock = new DeadlineClock(store, workflow, { now: () => now } as Clock);
  const sweepAt = async (...instants: string[]): Promise<void> => {
    for (now of instants) await clock.sweep();
  };
  return { sweepAt, told, sent, rewind: (at: string) => (row = { ...row, nextWakeAt: at }) };
}

/** Many clocks due at once, with what is known of their cases; `moved` cases have gone on since they were read. */
function rush(many: number, moved: readonly string[] = []) {
  const rows = Array.from({ length: many }, (_, n) => ({ ...ROW, id: uuidOf(n), caseId: uuidOf(100 + n), nextWakeAt: DUE }));
  const tx = { claimDueDeadlines: () => Promise.resolve(rows), addOutbox: () => Promise.resolve(), setWakes: () => Promise.resolve() };
  const store = { run: (work: (one: typeof tx) => Promise<unknown>) => work(tx) } as unknown as OutboxStore;
  const sent: Command[] = [];
  const reads: (readonly string[])[] = [];
  let onTheRoad = 0;
  let atOnce = 0;
  const handle = async (command: Command) => {
    atOnce = Math.max(atOnce, (onTheRoad += 1));
    await new Promise((resume) => setImmediate(resume));
    onTheRoad -= 1;
    sent.push(command);
    if (command.payload['broken'] === true) throw new Error('broken');
    const isStale = command.expectedVersion !== undefined && moved.includes(command.caseId);
    return (isStale ? refuse('version.stale') : { outcome: 'accepted' }) as never;
  };
  const readAhead = (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    reads.push(ids);
    return Promise.resolve(new Map(ids.map((id) => [id, 7])));
  };
  const clock = new DeadlineClock(store, { handle }, { now: () => DUE }, { ahead: { readAhead } });
  return { rows, clock, sent, reads, atOnce: () => atOnce };
}
const uuidOf = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('the deadline clock', () => {
  it('sends each reminder once, however often it looks', async () => {
    const { sweepAt, told, sent } = room();
    await sweepAt('2026-09-22T00:59:59.999Z');
    expect(told).toEqual([]);
    await sweepAt('2026-09-22T01:00:00.000Z', '2026-09-22T01:00:02.000Z', '2026-09-23T12:00:00.000Z');
    expect(told.map(({ payload }) => payload['step'])).toEqual(['before-first']);
    await sweepAt('2026-09-24T01:00:30.000Z', '2026-09-24T09:00:00.000Z');
    expect(told.map(({ payload }) => payload['step'])).toEqual(['before-first', 'before-last']);
    expect(sent).toEqual([]);
  });

  it('gives a reminder that is told again, after a crash, the same id and key', async () => {
    const { sweepAt, told, rewind } = room();
    await sweepAt('2026-09-22T01:00:00.000Z');
    rewind(ROW.nextWakeAt!);
    await sweepAt('2026-09-22T03:00:00.000Z');
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ id, payload }) => `${id} ${String(payload['eventKey'])}`)).size).toBe(1);
  });

  it('expires at its instant, not a moment of that day before, with one key however often', async () => {
    const { sweepAt, sent } = room({ nextWakeAt: '2026-09-24T01:00:00.000Z' });
    await sweepAt('2026-09-24T01:00:00.000Z', '2026-09-24T15:59:59.999Z');
    expect(sent).toEqual([]);
    await sweepAt(DUE, '2026-09-24T18:00:00.000Z');
    expect(new Set(sent.map(({ key, type }) => `${type} ${key}`)).size).toBe(1);
    expect(sent[0]).toMatchObject({ type: 'SCREENING_OVER', caseId: ROW.caseId, source: { kind: 'deadline', id: ROW.id } });
  });

  it('expires nothing on a guessed date, nor a clock that is stopped', async () => {
    for (const given of [{ provisional: true }, { status: 'stopped' as const }]) {
      const { sweepAt, sent } = room({ ...given, nextWakeAt: DUE });
      await sweepAt(DUE, '2026-10-08T00:00:00.000Z');
      expect(sent).toEqual([]);
    }
  });

  it('reads the cases of a look in one go, and has some of their expiries on the road at once, each once', async () => {
    const { clock, rows, sent, reads, atOnce } = rush(40);
    expect(await clock.sweep()).toBe(40);
    expect(reads).toEqual([rows.map(({ caseId }) => caseId)]);
    expect(sent.map(({ caseId, expectedVersion }) => [caseId, expectedVersion]).sort()).toEqual(rows.map(({ caseId }) => [caseId, 7]));
    expect(atOnce()).toBe(16);
  });

  it('expires a clock whose case moved on after it was read, with the same key and no version', async () => {
    const { clock, sent } = rush(3, [uuidOf(101)]);
    await clock.sweep();
    const of = sent.filter(({ caseId }) => caseId === uuidOf(101));
    expect(of.map(({ expectedVersion }) => expectedVersion)).toEqual([7, undefined]);
    expect(new Set(of.map(({ key }) => key)).size).toBe(1);
    expect(sent).toHaveLength(4);
  });

  it('tries every expiry of a look before it tells which failed', async () => {
    const { clock, rows, sent } = rush(9);
    Object.assign(rows[0]!, { payload: { broken: true } });
    Object.assign(rows[4]!, { payload: { broken: true } });
    await expect(clock.sweep()).rejects.toThrow('2 of 9 clocks failed');
    expect(sent).toHaveLength(9);
  });
});
