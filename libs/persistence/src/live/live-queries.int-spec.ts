import { v7 as uuidv7 } from 'uuid';
import type { Client } from 'pg';
import { ctxOf, firmPerson, lockedWrite, officer, writeOf } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { connected, openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { LiveQueries } from './live-queries.js';
import type { LiveRow } from './live-rows.js';

const MANY = 1_000;

describe('the stream of changes', () => {
  let opened: Opened;
  let live: LiveQueries;
  let slow: Client;
  const firm = firmPerson();

  beforeAll(async () => {
    opened = await openAll();
    live = new LiveQueries(opened.system);
    slow = await connected(opened.database.systemUrl);
  });
  afterAll(async () => {
    await slow.end();
    await opened.close();
  });

  const create = async (actor = firm, holders?: Parameters<typeof writeOf>[0]['holders']): Promise<string> => {
    const write = writeOf(holders === undefined ? { actor } : { actor, holders });
    expect(await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, write))).toBe(true);
    return write.caseId;
  };
  const ids = (rows: readonly LiveRow[]): string[] => rows.map((row) => (row.what === 'case' ? row.caseId : row.id));

  /** Every row from there on, once nothing is held back: other tests write to the same cluster. */
  const drain = async (from: number, limit = MANY): Promise<{ rows: LiveRow[]; upto: number }> => {
    const rows: LiveRow[] = [];
    for (let pass = 0; pass < 2_000; pass += 1) {
      const window = await live.window(from, limit);
      rows.push(...window.rows);
      from = window.upto;
      if (window.upto === window.horizon && !window.held) return { rows, upto: from };
      if (window.held) await new Promise((resume) => setTimeout(resume, 10));
    }
    throw new Error('something is held back for ever');
  };

  it('gives what was written, once, with what lists would show of it', async () => {
    const from = await live.horizon();
    const caseId = await create();
    const { rows, upto } = await drain(from);
    expect(rows).toEqual([
      expect.objectContaining({
        what: 'case',
        caseId,
        kind: 'pilot-application',
        version: 1,
        stage: 'draft',
        type: 'CREATE',
        closed: false,
      }),
    ]);
    expect(rows[0]).toMatchObject({ access: [{ holder: `org:${firm.organisation}`, level: 'full' }] });
    expect((await drain(upto)).rows).toEqual([]);
  });

  it('skips nothing when an older transaction commits after a younger one', async () => {
    const from = await live.horizon();
    const older = uuidv7();
    await slow.query('BEGIN');
    const { rows: began } = await slow.query<{ tx: string }>('SELECT pg_current_xact_id()::text AS tx');
    const younger = await create();
    // Committed, but an older transaction still runs: nobody is told yet.
    const seen = await live.window(from, MANY);
    expect(ids(seen.rows)).not.toContain(younger);
    expect(seen).toMatchObject({ held: true });
    expect(seen.upto).toBeLessThanOrEqual(Number(began[0]!.tx));
    const answer = {
      outcome: 'accepted',
      caseId: younger,
      version: 1,
      type: 'CREATE',
      stage: 'draft',
      closed: false,
      at: '2026-09-18T02:00:00.000Z',
    };
    await slow.query(
      `INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES ('system', $1, 'h', $2, 'accepted', $3)`,
      [older, younger, JSON.stringify({ ...answer, type: 'OLDER' })],
    );
    await slow.query('COMMIT');
    const { rows } = await drain(seen.upto);
    expect(rows.filter((row) => row.what === 'case' && row.caseId === younger).map((row) => row.what === 'case' && row.type)).toEqual([
      'OLDER',
      'CREATE',
    ]);
  });

  it('skips nothing and doubles nothing when read in small windows', async () => {
    const from = await live.horizon();
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) made.push(await create());
    const whole = ids((await drain(from)).rows);
    expect(ids((await drain(from, 2)).rows)).toEqual(whole);
    expect(whole).toEqual(made);
  });

  it('leaves out what was rolled back', async () => {
    const from = await live.horizon();
    await slow.query('BEGIN');
    await slow.query(
      `INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES ('system', $1, 'h', $1::text::uuid, 'accepted', '{}')`,
      [uuidv7()],
    );
    await slow.query('ROLLBACK');
    expect((await drain(from)).rows).toEqual([]);
  });

  it('replays to a person what the person holds, and says when it is too much', async () => {
    const from = await live.horizon();
    const stranger = firmPerson();
    const coordinator = officer(uuidv7(), ['coordinator'], '32');
    const shared = await create(firm, [
      { holder: `org:${firm.organisation}`, level: 'full' },
      { holder: 'coordination:32', level: 'headline' },
    ]);
    const own = await create();
    const foreign = await create(stranger);
    const { upto } = await drain(from);
    const heard = async (actor: typeof firm, limit = MANY) => {
      const rows = await live.replay(actor, from, upto, limit);
      return rows && ids(rows);
    };
    expect(await heard(firm)).toEqual([shared, own]);
    expect(await heard(stranger)).toEqual([foreign]);
    expect(await heard(coordinator)).toEqual([shared]);
    expect(await heard(officer())).toEqual([]);
    expect(await heard(firm, 1)).toBeUndefined();
  });

  it('gives a row the same place in its transaction, whoever may see which of the others', async () => {
    const cases = [await create(), await create(), await create()];
    const from = await live.horizon();
    await slow.query('BEGIN');
    for (const caseId of cases) {
      const answer = { outcome: 'accepted', caseId, version: 2, type: 'X', stage: 'draft', closed: false, at: '2026-09-18T02:00:00.000Z' };
      await slow.query(
        `INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES ('system', $1, 'h', $2, 'accepted', $3)`,
        [uuidv7(), caseId, JSON.stringify(answer)],
      );
    }
    await slow.query('COMMIT');
    const { rows, upto } = await drain(from);
    const places = async () => new Map((await live.replay(firm, from, upto, MANY))!.map((row) => [row.caseId, row.key]));
    const before = await places();
    expect([...before.keys()].sort()).toEqual([...cases].sort());
    expect(rows.map(({ key }) => key)).toEqual([...before.values()]);
    await opened.eye.query('DELETE FROM case_access WHERE case_id = $1', [cases[0]]);
    before.delete(cases[0]!);
    expect(await places()).toEqual(before);
  });

  it('names the database, and tells by its horizon that a position is of another', async () => {
    expect(await live.place()).toMatch(/^[0-9a-f]{8}$/);
    const ahead = (await live.horizon()) + 1_000_000;
    const window = await live.window(ahead, MANY);
    expect([window.rows, window.horizon < ahead]).toEqual([[], true]);
  });
});
