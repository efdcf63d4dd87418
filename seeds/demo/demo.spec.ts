import { parsePayload } from '@sandbar/contracts';
import { dayEndingAt } from '@sandbar/calendar';
import type { CaseKind, Lane } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { describe as describeActions, PILOT_APPLICATION, REGISTRY, everyNode, isLeaf, isRefusal, pathOf } from '@sandbar/domain';
import { MemoryStore } from '@sandbar/testing';
import { verifyCase, verifyIndex } from '@sandbar/workflow';
import { stopWords } from '../../apps/api/src/pages/words/record-words.js';
import { unnamedIn } from '../../apps/api/src/pages/words/unnamed.fixture.js';
import { demoMemoryWorld } from '../../test/fixtures/demo-memory-world.js';
import type { DemoWorld } from './demo-world.js';
import { DEMO_STORIES_TOLD, OVERDUE_STORIES, PASSED_THROUGH, caseIdOf, playDemo } from './index.js';

const policy = new CaslPolicy();
/** A Monday afternoon in Shanghai. */
const NOW = '2026-11-23T07:30:00.000Z';
/** Just after the long holiday; in the last settled weeks of the calendar; on a Sunday of a year no notice is known for. */
const OTHER_DAYS = ['2026-10-08T00:30:00.000Z', '2026-12-15T01:10:00.000Z', '2027-01-24T07:00:00.000Z'];

async function played(startedAt: string): Promise<MemoryStore> {
  const { world, store } = demoMemoryWorld(startedAt);
  await playDemo(world, { startedAt });
  return store;
}

const openClocks = (store: MemoryStore) => [...store.deadlines.values()].filter((row) => row.closedSeq === null);
const overdueOf = (store: MemoryStore, now: string): Record<string, string> =>
  Object.fromEntries(
    openClocks(store)
      .filter((row) => row.status === 'overdue' || (row.status === 'running' && row.dueAt! <= now))
      .map((row) => [row.caseId, row.name]),
  );
const intended = Object.fromEntries(Object.entries(OVERDUE_STORIES).map(([story, clock]) => [caseIdOf(story), clock]));
/** What a second run must not change. */
const footprint = (store: MemoryStore) => ({
  heads: [...store.cases.values()].map(({ id, version, headHash, stage }) => ({ id, version, headHash, stage })),
  outbox: store.outbox.size,
  commands: store.commands.size,
});

async function expectEveryRecordVerifies(store: MemoryStore): Promise<void> {
  await store.read(async (view) => {
    const cases = new Map<string, { kind: string; firstHash: string | null }>();
    for await (const page of view.pages())
      for (const { stored, entries } of page) {
        expect(verifyCase(stored!, entries, REGISTRY.definitionOf(stored!.definition))).toEqual([]);
        cases.set(stored!.id, { kind: stored!.kind, firstHash: entries[0]?.hash ?? null });
      }
    for await (const rows of view.creations()) expect(verifyIndex(rows, cases)).toEqual([]);
  });
}

/** Played once today, without a cut. */
let store: MemoryStore;

describe('the demo, played today', () => {
  let world: DemoWorld;
  let commands: number;
  const sent: string[] = [];
  beforeAll(async () => {
    ({ world, store } = demoMemoryWorld(NOW));
    const watched: DemoWorld = {
      ...world,
      handle: (command) => {
        const kind: CaseKind = command.create ?? store.cases.get(command.caseId)!.kind;
        // The HTTP side puts the firm in: the person who files speaks for the own one.
        const { leadApplicant: _put, ...filed } = command.payload;
        const read = parsePayload(kind, command.type, command.type === 'CREATE' ? filed : command.payload);
        if (isRefusal(read)) sent.push(`${command.type}: ${JSON.stringify(read)}`);
        if (command.expectedVersion === undefined && !['CREATE', 'COMMENT'].includes(command.type))
          sent.push(`${command.type}: no version`);
        return world.handle(command);
      },
    };
    ({ commands } = await playDemo(watched, { startedAt: NOW }));
  }, 60_000);

  test('every event reaches the place its story says, with a payload and a version as a person would send', () => {
    expect(sent).toEqual([]);
    expect(commands).toBeGreaterThan(1_000);
    expect(DEMO_STORIES_TOLD.length).toBeGreaterThanOrEqual(45);
    expect(DEMO_STORIES_TOLD.length).toBeLessThanOrEqual(70);
  });
  test('every leaf of every machine that a case can rest in has one', () => {
    const held = new Set([...store.cases.values()].flatMap((row) => row.write.leaves.map((leaf) => `${row.kind} ${leaf}`)));
    const leaves = REGISTRY.all.flatMap(({ kind, machine }) =>
      everyNode(machine)
        .filter(isLeaf)
        .map((node) => `${kind} ${pathOf(node)}`),
    );
    expect(leaves.filter((leaf) => !held.has(leaf)).sort()).toEqual(Object.keys(PASSED_THROUGH).sort());
  });
  test('exactly two cases are overdue, the two that are meant to be; everything else is due in the future', () => {
    expect(overdueOf(store, NOW)).toEqual(intended);
    for (const row of openClocks(store)) if (row.status === 'running') expect(row.dueAt! > NOW).toBe(true);
  });
  test('each open clock has its reckoning; what falls in a year without a notice says so', () => {
    const reckoned = openClocks(store).flatMap((row) => (row.reckoning === null || row.dueAt === null ? [] : [row]));
    expect(reckoned.length).toBeGreaterThan(50);
    const inDays = reckoned.filter((row) => row.reckoning!.rule.unit !== 'hour');
    expect(inDays.filter((row) => row.provisional !== dayEndingAt(row.dueAt!) > '2026-12-28').map((row) => [row.name, row.dueAt])).toEqual(
      [],
    );
  });
  test('every record verifies, and nothing is left in the outbox', async () => {
    await expectEveryRecordVerifies(store);
    expect(await store.countByState()).toMatchObject({ pending: 0, sent: 0, dead: 0 });
  });
  test('every member and code of its records has words for a reader, and every stop of a clock', () => {
    expect([...new Set([...store.records.values()].flat().flatMap(unnamedIn))]).toEqual([]);
    const stops = [...store.deadlines.values()].flatMap(({ reckoning }) => (reckoning?.stops ?? []).map(({ reason }) => reason));
    expect(stops.filter((reason) => stopWords(reason).zh === reason)).toEqual([]);
  });
  test('all four provinces and Ningbo lead cases, every name is marked', () => {
    const applications = [...store.cases.values()].filter((row) => row.kind === 'pilot-application');
    for (const province of ['31', '32', '33', '34'])
      expect(applications.filter((row) => row.write.header.province === province).length).toBeGreaterThanOrEqual(10);
    expect(applications.filter((row) => row.write.header.leadAuthority === world.actor('pbc-ningbo.head').authority)).toHaveLength(1);
    const names = applications.map((row) => row.write.header.title);
    expect(names.every((name) => name.startsWith('演示：'))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
  test('the pilot of four provinces is registered for three and runs', () => {
    const { context } = store.cases.get(caseIdOf('four-provinces-one-silent'))!.snapshot;
    expect(context).toMatchObject({ sharing: { area: ['31', '32', '33'] } });
    expect(context['registrationNumber']).toMatch(/^91310115MA9YX0010J-2026-\d{4}$/);
  });
  test('the completion auditor is appointed once, and audits that one case now', () => {
    const auditor = world.actor('completion-auditor');
    const held = [...store.cases.values()].filter(({ write }) =>
      write.header.holders.some(({ holder }) => holder === `person:${auditor.person}`),
    );
    expect(held.map(({ id }) => id)).toEqual([caseIdOf('evaluation-audit')]);
    const may = (type: string, lane: Lane | null): boolean =>
      policy.judge(auditor, held[0]!.write.header, PILOT_APPLICATION, type, lane === null ? {} : { lane }) === undefined;
    const actions = describeActions(PILOT_APPLICATION, held[0]!.snapshot, { actor: auditor, at: NOW, rules: {}, may });
    expect(actions.filter(({ allowed }) => allowed).map(({ type }) => type)).toContain('SUBMIT_AUDIT');
  });
  test('a second play adds nothing', async () => {
    const before = footprint(store);
    await playDemo(demoMemoryWorld(NOW, store).world, { startedAt: NOW });
    expect(footprint(store)).toEqual(before);
  }, 60_000);
});

describe('on another day', () => {
  test.each(OTHER_DAYS)(
    'at %s the same stories play to the same end',
    async (now) => {
      const store = await played(now);
      expect(overdueOf(store, now)).toEqual(intended);
      for (const row of openClocks(store)) if (row.status === 'running') expect(row.dueAt! > now).toBe(true);
      await expectEveryRecordVerifies(store);
    },
    60_000,
  );
});

describe('cut off in the middle', () => {
  /** Dies at its n-th command: before it is written, or after, so that the answer is never seen. */
  const dying = (world: DemoWorld, n: number, when: 'before' | 'after'): DemoWorld => {
    let left = n;
    return {
      ...world,
      handle: async (command) => {
        left -= 1;
        if (left > 0) return world.handle(command);
        if (when === 'after') await world.handle(command);
        throw new Error('killed');
      },
    };
  };
  test('the next run goes on where it stopped and ends as one that was never cut off', async () => {
    const cut = new MemoryStore();
    const cuts = [
      [1, 'after'],
      [400, 'before'],
      [900, 'after'],
    ] as const;
    for (const [n, when] of cuts)
      await expect(playDemo(dying(demoMemoryWorld(NOW, cut).world, n, when), { startedAt: NOW })).rejects.toThrow('killed');
    await playDemo(demoMemoryWorld(NOW, cut).world, { startedAt: NOW });
    const ends = (of: MemoryStore) =>
      DEMO_STORIES_TOLD.map(({ id }) => [id, of.cases.get(caseIdOf(id))?.stage, of.cases.get(caseIdOf(id))?.version]);
    expect(ends(cut)).toEqual(ends(store));
    expect(cut.cases.size).toBe(store.cases.size);
    expect(overdueOf(cut, NOW)).toEqual(intended);
    await expectEveryRecordVerifies(cut);
  }, 120_000);
});
