import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openEmbedded } from '../../../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../../../apps/cli/src/embedded/index.js';
import { migrate } from '../boot/migrate.js';
import { ctxOf, firmPerson, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { createStore } from '../data-source.js';
import { connected, openAll } from '../opened.fixture.js';
import { Transactions } from './transactions.js';

describe('a database that goes away', () => {
  it('is StoreUnavailable while the server is down, and is found again without a restart of ours', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-recovery-')));
    // As root the server runs as another user, who must be able to enter.
    chmodSync(root, 0o755);
    const open = (): Promise<EmbeddedDatabase> =>
      openEmbedded({
        checkout: process.cwd(),
        dataDir: join(root, 'data'),
        log: () => undefined,
        durable: false,
        sharedRoot: join(root, 'shared'),
      });
    let server = await open();
    await migrate(server.urls.owner);
    const store = await createStore({ url: server.urls.app, poolSize: 4, connectTimeoutMs: 1_000 }).initialize();
    const unit = new TypeOrmUnitOfWork(store);
    const actor = firmPerson();
    const create = (): Promise<boolean> => unit.run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor })));
    try {
      expect(await Promise.all([create(), create(), create(), create()])).toEqual([true, true, true, true]);
      await server.stop();
      const refused = await Promise.all(Array.from({ length: 8 }, () => create().catch((error: unknown) => error)));
      expect(refused.map((error) => (error instanceof StoreUnavailable ? error.retryAfterSeconds : error))).toEqual(Array(8).fill(5));
      server = await open();
      expect(await Promise.all(Array.from({ length: 8 }, create))).toEqual(Array(8).fill(true));
    } finally {
      await store.destroy();
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    }
  });

  describe('one connection at a time', () => {
    let opened: Awaited<ReturnType<typeof openAll>>;
    beforeAll(async () => (opened = await openAll(2)));
    afterAll(() => opened.close());

    /** Cuts every connection of the app role, as a proxy or an administrator does. */
    const cut = async (): Promise<void> => {
      const admin = await connected(opened.database.superuserUrl);
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sandbar_app' AND datname = current_database()`,
      );
      await admin.end();
    };

    it.each(['lock:after', 'write:before', 'write:after', 'commit:before'])(
      'cut at %s: StoreUnavailable, nothing written, the next command works',
      async (place) => {
        const actor = firmPerson();
        const first = writeOf({ actor });
        const plain = new TypeOrmUnitOfWork(opened.app);
        await plain.run(ctxOf(actor), (tx) => lockedWrite(tx, first));
        const failing = new TypeOrmUnitOfWork(opened.app, { failpoint: (name) => (name === place ? cut() : undefined) });
        const next = writeOf({ actor, caseId: first.caseId, version: 1, prevHash: first.record.hash });
        const work = (unit: TypeOrmUnitOfWork): Promise<boolean> =>
          unit.run(ctxOf(actor), async (tx) => {
            await tx.cases.lockForCommand(first.caseId, actor.person, next.command.key);
            return lockedWrite(tx, next);
          });
        await expect(work(failing)).rejects.toBeInstanceOf(StoreUnavailable);
        expect(await work(plain)).toBe(true);
      },
    );

    it('cut after the commit reached the server: unknown to us, and the same key finds the answer', async () => {
      const actor = firmPerson();
      const write = writeOf({ actor });
      // The commit goes through; its answer is lost with the connection.
      const store = opened.app;
      const lost = new TypeOrmUnitOfWork(store, {
        failpoint: (name) => {
          if (name === 'commit:after') throw Object.assign(new Error('Connection terminated unexpectedly'), {});
        },
      });
      await expect(lost.run(ctxOf(actor), (tx) => lockedWrite(tx, write))).rejects.toBeInstanceOf(StoreUnavailable);
      const found = await new TypeOrmUnitOfWork(store).run(ctxOf(actor), (tx) => tx.commands.find(actor.person, write.command.key));
      expect(found?.answer).toEqual(write.command.answer);
    });

    it('runs a deadlock’s victim again', async () => {
      const transactions = new Transactions(opened.app);
      const [a, b] = [uuidv7(), uuidv7()];
      await opened.eye.query('INSERT INTO counter VALUES ($1, 0), ($2, 0)', [a, b]);
      const lock = 'UPDATE counter SET value = value + 1 WHERE series = $1';
      let runs = 0;
      let arrived = 0;
      let open = (): void => undefined;
      const both = new Promise<void>((resolve) => (open = resolve));
      const crossed = (first: string, second: string): Promise<void> =>
        transactions.run('BEGIN', async (db) => {
          runs += 1;
          await db.query(lock, [first]);
          arrived += 1;
          if (arrived === 2) open();
          await both;
          await db.query(lock, [second]);
        });
      await Promise.all([crossed(a, b), crossed(b, a)]);
      expect(runs).toBeGreaterThan(2);
      const { rows } = await opened.eye.query('SELECT value FROM counter WHERE series IN ($1, $2)', [a, b]);
      expect(rows).toEqual([{ value: '2' }, { value: '2' }]);
    });

    it('gives up on a lock that somebody keeps, and says to come back', async () => {
      const actor = firmPerson();
      const write = writeOf({ actor });
      await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, write));
      await opened.eye.query('BEGIN');
      await opened.eye.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [write.caseId]);
      const impatient = await createStore({ url: opened.database.appUrl, poolSize: 1, lockTimeoutMs: 50 }).initialize();
      const locked = new TypeOrmUnitOfWork(impatient).run(ctxOf(actor), (tx) => tx.cases.lockForCommand(write.caseId, actor.person, 'k'));
      await expect(locked).rejects.toMatchObject({ retryAfterSeconds: 1 });
      await opened.eye.query('ROLLBACK');
      await impatient.destroy();
    });

    it('waits no longer for a free connection than it was told', async () => {
      const small = await createStore({ url: opened.database.appUrl, poolSize: 1, connectTimeoutMs: 100 }).initialize();
      const transactions = new Transactions(small);
      await transactions.run('BEGIN', async () => {
        await expect(transactions.run('BEGIN', () => Promise.resolve())).rejects.toBeInstanceOf(StoreUnavailable);
      });
      await small.destroy();
    });
  });
});
