import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide, isRefusal, REGISTRY } from '@sandbar/domain';
import type { Decision } from '@sandbar/domain';
import { canonicalJson, uuidFrom } from '@sandbar/hash';
import { PostgresVerifySource, verifyViewOn } from '@sandbar/persistence';
import { openTestDatabase, SetClock } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import type { VerifyReport } from '@sandbar/workflow';
import { verifyCase, verifyView } from '@sandbar/workflow';
import { Client } from 'pg';
import { numbersOf } from '../faults/numbers.js';
import { authorityId, enterOffice } from '../faults/road/demo-office.js';
import { DatabaseRoad } from '../faults/road/database-road.js';
import { assignLanes, openDraft, passReview, playToReview } from '../faults/road/play-application.js';
import { recognise, releasePackage } from '../faults/road/play-sharing.js';
import { disarm, Tamperer } from './tampering.js';

const SEED = 20_260_918;
const TAMPERINGS = 1_000;
const id = (name: string): string => uuidFrom('5f6b1c1e-7c2b-5f43-9a53-9a3f0f6b5d11', name);

describe('given a store of applications, a package and its legs, drafts and a closed case', () => {
  let database: TestDatabase;
  let dataDir: string;
  let road: DatabaseRoad;
  let client: Client;

  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'sandbar-tamper-'));
    await enterOffice(database.systemUrl);
    const clock = new SetClock('2026-03-02T01:00:00.123Z');
    road = await DatabaseRoad.open({ appUrl: database.appUrl, systemUrl: database.systemUrl, clock, dataDir });
    await playToReview(road, id('shared'), { serviceArea: ['31', '32', '33'] });
    await passReview(road, id('shared'));
    await road.engine.dispatcher.drain();
    // The provinces' five working days to claim interest pass.
    clock.set('2026-03-11T01:00:00.000Z');
    await road.engine.dispatcher.drain();
    const released = await releasePackage(road, id('shared'));
    await recognise(road, released, 'pbc-jiangsu', '32');
    await playToReview(road, id('in review'));
    await assignLanes(road, id('in review'));
    const laneAuthorities = { legality: authorityId('lfb-shanghai'), consumer: authorityId('nfra-shanghai') };
    await playToReview(road, id('shared among offices'), { laneAuthorities });
    await openDraft(road, id('draft'));
    await openDraft(road, id('discarded'));
    await road.send('bank-31.applicant', id('discarded'), 'DISCARD');
    await road.engine.dispatcher.drain();
    client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
  }, 120_000);
  afterAll(async () => {
    await client?.end();
    await road?.close();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** In the transaction at hand, so that a tampering need not be committed. */
  const view = (): Parameters<typeof verifyViewOn>[0] => ({
    query: (text, values) => client.query(text as string, values as unknown[]) as never,
  });
  // The verifier is a function of what stands in the rows: of eight cases, the seven that a tampering left alone need no second judgement.
  const judged = new Map<string, VerifyReport['findings']>();
  const judge: typeof verifyCase = (stored, entries, definition) => {
    const rows = JSON.stringify([stored, entries]);
    const known = judged.get(rows) ?? verifyCase(stored, entries, definition);
    judged.set(rows, known);
    return [...known];
  };
  const verify = (only?: string): Promise<VerifyReport> => verifyView(verifyViewOn(view()), REGISTRY, only, judge);

  async function findingsAfter(tamper: () => Promise<unknown>, only?: string): Promise<VerifyReport['findings']> {
    await client.query('BEGIN');
    try {
      // No triggers, no foreign keys; a superuser meets no row security.
      await client.query('SET LOCAL session_replication_role = replica');
      await tamper();
      return (await verify(only)).findings;
    } finally {
      await client.query('ROLLBACK');
    }
  }

  it('finds nothing in what was written through handle(), one case or all', async () => {
    const report = await new PostgresVerifySource(road.engine.dataSource).read((view) => verifyView(view, REGISTRY));
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ cases: 8, entries: expect.any(Number) as number });
    expect(report.entries).toBeGreaterThan(35);
    expect(await verify(id('shared'))).toMatchObject({ cases: 1, findings: [] });
  });

  it('replays to the same, in whatever order the store gives the keys of an object back', async () => {
    const orders = [(keys: string[]) => keys.sort(), (keys: string[]) => keys.sort().reverse(), (keys: string[]) => keys.sort(byLength)];
    for await (const page of verifyViewOn(view()).pages())
      for (const { stored, entries } of page)
        for (const order of orders) {
          let last: Decision | undefined;
          for (const { type, payload, meta, facts } of entries) {
            const event = reordered({ type, payload, meta }, order);
            const snapshot = last === undefined ? null : reordered(last.snapshot, order);
            const again = decide(REGISTRY.definitionOf(stored!.definition), snapshot, event, stored!.id);
            if (isRefusal(again)) throw new Error(`${type}: ${again.code}`);
            expect(canonicalJson(again.facts)).toBe(canonicalJson(facts));
            last = again;
          }
          const { leaves, header } = last!;
          expect(canonicalJson([leaves, header])).toBe(canonicalJson([stored!.leaves, stored!.header]));
        }
  });

  it.each([
    ['a frozen declaration', `UPDATE sealed_declaration SET content = jsonb_set(content, '{basics,name}', '"x"')`, 'declaration.differs'],
    ['the hash of a frozen declaration', `UPDATE sealed_declaration SET hash = repeat('a', 64)`, 'declaration.differs'],
    ['when it was frozen', `UPDATE sealed_declaration SET sealed_at = sealed_at + interval '1 microsecond'`, 'declaration.differs'],
    ['a frozen declaration that is gone', 'DELETE FROM sealed_declaration', 'declaration.missing'],
    [
      'a frozen declaration that never was',
      `INSERT INTO sealed_declaration SELECT case_id, 9, hash, schema_version, content, sealed_at FROM sealed_declaration LIMIT 1`,
      'declaration.not_in_record',
    ],
    ['somebody who sees more', `INSERT INTO case_access SELECT id, 'person:x', 'full' FROM case_file LIMIT 1`, 'case.access'],
    ['somebody who sees nothing any more', `DELETE FROM case_access WHERE holder LIKE 'org:%'`, 'case.access'],
    ['how much is seen', `UPDATE case_access SET level = 'full' WHERE level = 'headline'`, 'case.access'],
    ['a clock that is gone', 'DELETE FROM deadline WHERE closed_seq IS NULL', 'case.clocks'],
    ['a clock of another rule', `UPDATE deadline SET rule = 'clock.draft' WHERE closed_seq IS NULL AND name <> 'draft'`, 'case.clocks'],
    ['when a clock is due', `UPDATE deadline SET due_at = due_at + interval '30 days' WHERE closed_seq IS NULL`, 'case.column'],
  ])('finds a change beside the record: %s', async (_what, sql, code) => {
    const findings = await findingsAfter(() => client.query(sql));
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it(`finds each of ${TAMPERINGS} random tamperings of one row of the record, the cases or the index of creations`, async () => {
    await disarm(client);
    const tamperer = new Tamperer(client, numbersOf(SEED));
    await tamperer.open();
    const hit = new Map<string, number>();
    const missed: string[] = [];
    let found = 0;
    for (let n = 0; n < TAMPERINGS; n += 1) {
      const { kind, table, column, run } = tamperer.next();
      let done = '';
      const findings = await findingsAfter(async () => (done = await run()));
      const what = column === undefined ? `${table}: ${kind}` : `${table}.${column}`;
      hit.set(what, (hit.get(what) ?? 0) + 1);
      if (findings.length > 0) found += 1;
      else missed.push(`#${n} ${kind} ${done}`);
    }
    expect({ seed: SEED, missed, found }).toEqual({ seed: SEED, missed: [], found: TAMPERINGS });
    for (const name of tamperer.names) expect([name, (hit.get(name) ?? 0) >= 2]).toEqual([name, true]);
    for (const table of ['case_record', 'case_file', 'creation_index'])
      for (const kind of ['delete', 'swap', 'duplicate', 'forge'])
        expect([table, kind, hit.has(`${table}: ${kind}`)]).toEqual([table, kind, true]);
    expect((await verify()).findings).toEqual([]);
  }, 300_000);
});

/** As jsonb does. */
const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

function reordered<T>(value: T, order: (keys: string[]) => string[]): T {
  if (Array.isArray(value)) return value.map((inner: unknown) => reordered(inner, order)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(order(Object.keys(given)).map((key) => [key, reordered(given[key], order)])) as T;
}
