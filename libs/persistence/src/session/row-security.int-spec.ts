import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AttachmentStore } from '../cases/attachment-store.js';
import { AT, ctxOf, deadlineOf, firmPerson, officer, outboxOf, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { WorkingCopyStore } from '../cases/working-copy-store.js';
import { createStore } from '../data-source.js';
import { connected, openAll, stateOf } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { CaseQueries } from '../read/case-queries.js';
import { beginAs } from './begin-statement.js';

const BY_CASE = ['case_file', 'case_access', 'case_record', 'deadline', 'working_copy', 'sealed_declaration', 'attachment'];

describe('row security', () => {
  let opened: Opened;
  let app: Client;
  const holder = firmPerson();
  const stranger = firmPerson();
  const ownOffice = officer();
  const coordinator = officer(uuidv7(), ['coordinator'], '32');
  const foreignCoordinator = officer(uuidv7(), ['coordinator'], '33');
  const write = writeOf({
    actor: holder,
    holders: [
      { holder: `org:${holder.organisation}`, level: 'full' },
      { holder: `authority:${ownOffice.authority}`, level: 'full' },
      { holder: 'coordination:32', level: 'headline' },
    ],
  });
  const { caseId } = write;

  beforeAll(async () => {
    opened = await openAll();
    app = await connected(opened.database.appUrl);
    const sealed = { revision: 1, hash: 'a'.repeat(64), schemaVersion: '1', content: {} };
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(holder), (tx) =>
      lockedWrite(tx, { ...write, sealed, deadlines: [deadlineOf(caseId)] }),
    );
    await new WorkingCopyStore(opened.app).save(ctxOf(holder), { caseId, schemaVersion: '1', content: {}, expected: 0, at: AT });
    await new AttachmentStore(opened.app).add(ctxOf(holder), {
      id: uuidv7(),
      caseId,
      sha256: 'c'.repeat(64),
      name: '意见.pdf',
      mediaType: 'application/pdf',
      size: 1,
      status: 'not-scanned',
      uploadedBy: holder.person,
      uploadedAt: AT,
    });
  });
  afterAll(async () => {
    await app.end();
    await opened.close();
  });

  const rowsOf = async (actor: Parameters<typeof beginAs>[0] | null): Promise<Record<string, number>> => {
    await app.query(actor === null ? 'BEGIN' : beginAs(actor, 'read'));
    const found: Record<string, number> = {};
    for (const table of [...BY_CASE, 'command'])
      found[table] = (await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;
    await app.query('ROLLBACK');
    return found;
  };
  const none = Object.fromEntries([...BY_CASE, 'command'].map((table) => [table, 0]));
  const all = { ...Object.fromEntries(BY_CASE.map((table) => [table, 1])), command: 0 };

  it('shows a case and all that hangs on it to those who hold it in full', async () => {
    expect(await rowsOf(holder)).toEqual({ ...all, command: 1 });
    expect(await rowsOf(ownOffice)).toEqual(all);
  });

  it('shows the headline’s holder the case row and its clocks, and nothing of the content', async () => {
    expect(await rowsOf(coordinator)).toEqual({ ...none, case_file: 1, case_access: 1, deadline: 1 });
  });

  it('shows nothing to another firm, another province, a colleague without the role, or a connection that set nobody', async () => {
    const colleague = { ...coordinator, roles: ['intake-officer' as const] };
    for (const actor of [stranger, foreignCoordinator, colleague, null]) expect(await rowsOf(actor)).toEqual(none);
  });

  it('keeps nothing of a transaction for the next borrower of the connection', async () => {
    await app.query(beginAs(holder, 'read'));
    await app.query('COMMIT');
    const { rows } = await app.query(`SELECT current_setting('app.holders', true) AS holders, (SELECT count(*)::int FROM case_file) AS n`);
    expect(rows).toEqual([{ holders: '', n: 0 }]);
  });

  it('lets a stranger write nothing into a case', async () => {
    const outside = outboxOf(caseId, 2);
    const inserts = [
      `INSERT INTO case_record VALUES ('${caseId}', 2, 'd', 't', '{}', '{}', '[]', 's', 'p', 'h')`,
      `INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, provisional, reminders, opened_seq)
         VALUES ('${uuidv7()}', '${caseId}', 'x', 'firm', 'r', 'E', '{}', false, 'running', false, '[]', 1)`,
      `INSERT INTO outbox (id, case_id, seq, job, payload, added_at) VALUES ('${outside.id}', '${caseId}', 2, 'notify', '{}', now())`,
      `INSERT INTO working_copy VALUES ('${caseId}', 1, '1', '{}', 'x', now())`,
      `INSERT INTO sealed_declaration VALUES ('${caseId}', 2, 'h', '1', '{}', now())`,
      `INSERT INTO command VALUES ('${holder.person}', 'k', 'h', '${caseId}', 'accepted', '{}')`,
      `INSERT INTO comment VALUES ('${uuidv7()}', '${caseId}', 'org:${holder.organisation}', '${stranger.person}', '…', now())`,
    ];
    for (const insert of inserts) {
      await app.query(beginAs(stranger, 'write'));
      expect([insert, await stateOf(app.query(insert))]).toEqual([insert, '42501']);
      await app.query('ROLLBACK');
    }
    await app.query(beginAs(stranger, 'write'));
    expect((await app.query(`UPDATE case_file SET closed = true`)).rowCount).toBe(0);
    expect((await app.query(`UPDATE deadline SET status = 'stopped'`)).rowCount).toBe(0);
    expect((await app.query(`UPDATE working_copy SET revision = 9`)).rowCount).toBe(0);
    await app.query('ROLLBACK');
    expect(
      await new WorkingCopyStore(opened.app).save(ctxOf(stranger), { caseId, schemaVersion: '1', content: {}, expected: 0, at: AT }),
    ).toEqual({
      saved: false,
      current: 0,
    });
  });

  it('appends to no case but the one that the transaction has locked, not even to another of one’s own', async () => {
    const unit = new TypeOrmUnitOfWork(opened.app);
    const other = writeOf({ actor: holder });
    await unit.run(ctxOf(holder), (tx) => lockedWrite(tx, other));
    const next = writeOf({ actor: holder, caseId: other.caseId, version: 1, prevHash: other.record.hash });
    expect(await stateOf(unit.run(ctxOf(holder), (tx) => tx.cases.write(next)))).toBe('42501');
    const crossed = unit.run(ctxOf(holder), async (tx) => {
      await tx.cases.lockForCommand(caseId, holder.person, 'k');
      return tx.cases.write(next);
    });
    expect(await stateOf(crossed)).toBe('42501');
    expect(await unit.run(ctxOf(holder), (tx) => lockedWrite(tx, next))).toBe(true);
  });

  it('keeps four tenants apart that interleave over a pool of two', async () => {
    const small = await createStore({ url: opened.database.appUrl, poolSize: 2 }).initialize();
    const unit = new TypeOrmUnitOfWork(small);
    const queries = new CaseQueries(small);
    const tenants = Array.from({ length: 4 }, () => firmPerson());
    const created = await Promise.all(
      tenants.map(async (actor) => {
        const own = [writeOf({ actor }), writeOf({ actor })];
        for (const one of own) await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, one));
        return new Set(own.map((one) => one.caseId));
      }),
    );
    const reads = await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        const tenant = i % 4;
        const list = await queries.listCases(ctxOf(tenants[tenant]!), { filter: {}, order: '-updatedAt', limit: 50 });
        const foreign = await queries.findCase(ctxOf(tenants[tenant]!), [...created[(tenant + 1) % 4]!][0]!);
        return foreign === undefined && list.length === 2 && list.every((row) => created[tenant]!.has(row.id));
      }),
    );
    await small.destroy();
    expect(reads.filter((own) => !own)).toEqual([]);
  });
});
