import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, REGISTRY } from '@sandbar/domain';
import { systemClock } from '@sandbar/observability';
import { migrate, PostgresVerifySource } from '@sandbar/persistence';
import type { Answer, Command } from '@sandbar/workflow';
import { StoreUnavailable, verifyView } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openEmbedded } from '../../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../../apps/cli/src/embedded/index.js';
import { DatabaseRoad } from '../road/database-road.js';
import { actorOf, enterOffice } from '../road/demo-office.js';
import { draftOf } from '../road/play-application.js';
import { stopImmediately } from './stop-immediately.js';

const CLIENTS = 6;
const STOPS = 2;
/** Answers between two stops, and after the last. */
const ANSWERS = 60;
const ATTEMPTS = 2_000;
const FIRM = 'bank-31.applicant';

describe('Postgres that is stopped immediately under load, and started again', () => {
  let root: string;
  let database: EmbeddedDatabase;
  let road: DatabaseRoad;
  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-immediate-')));
    // As root the server runs as another user, who must be able to enter.
    chmodSync(root, 0o755);
    const dataDir = join(root, 'data');
    database = await openEmbedded({ checkout: process.cwd(), dataDir, log: () => undefined, sharedRoot: join(root, 'shared') });
    await migrate(database.urls.owner);
    await enterOffice(database.urls.system);
    road = await DatabaseRoad.open({
      appUrl: database.urls.app,
      systemUrl: database.urls.system,
      clock: systemClock,
      dataDir,
      poolSize: CLIENTS,
    });
  }, 120_000);
  afterAll(async () => {
    await road?.close();
    await database?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('loses nothing that was acknowledged, and writes nothing twice that was sent again', async () => {
    const answers: Answer[] = [];
    let again = 0;
    let over = false;
    const send = async (command: Command): Promise<void> => {
      for (let attempt = 1; ; attempt += 1)
        try {
          const answer = await road.workflow.handle(command);
          if (isRefusal(answer)) throw new Error(`${command.type} was refused: ${answer.code}`);
          return void answers.push(answer);
        } catch (fault) {
          if (!(fault instanceof StoreUnavailable) || attempt === ATTEMPTS) throw fault;
          again += 1;
          await new Promise((resume) => setTimeout(resume, 10));
        }
    };
    const client = async (): Promise<void> => {
      while (!over) {
        const caseId = uuidv7();
        const said = { caseId, actor: actorOf(FIRM), traceId: 'test', source: { kind: 'person' } } as const;
        await send({ ...said, key: uuidv7(), type: 'CREATE', payload: draftOf('演示'), create: 'pilot-application' });
        await send({ ...said, key: uuidv7(), type: 'DISCARD', payload: {}, expectedVersion: 1 });
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    const answered = async (many: number): Promise<void> => {
      const aim = answers.length + many;
      while (answers.length < aim && !over) await Promise.race([clients, new Promise((resume) => setTimeout(resume, 5))]);
    };
    try {
      for (let stop = 0; stop < STOPS; stop += 1) {
        await answered(ANSWERS);
        await stopImmediately(database.cluster);
      }
      await answered(ANSWERS);
    } finally {
      over = true;
      await clients;
    }

    expect(again).toBeGreaterThan(0);
    await road.engine.dispatcher.drain();
    const rows = await road.engine.dataSource.query<{ case_id: string; seq: number; event_id: string }[]>(
      `SELECT case_id, seq, meta ->> 'id' AS event_id FROM case_record`,
    );
    const inWords = (one: readonly (string | number)[]): string => one.join(' ');
    expect(rows.map(({ case_id, seq, event_id }) => inWords([case_id, seq, event_id])).sort()).toEqual(
      answers.map(({ caseId, seq, eventId }) => inWords([caseId, seq, eventId])).sort(),
    );
    const told = await road.engine.dataSource.query<{ n: number }[]>(
      'SELECT count(DISTINCT n.case_id)::int AS n FROM notification n JOIN case_file c ON c.id = n.case_id',
    );
    expect(told[0]!.n).toBe(rows.length / 2);
    const { findings } = await new PostgresVerifySource(road.engine.dataSource).read((view) => verifyView(view, REGISTRY));
    expect(findings).toEqual([]);
  }, 240_000);
});
