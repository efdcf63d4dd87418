import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { writeOf, firmPerson, ctxOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { connected, openAll, stateOf } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';

const DENIED = '42501';
const APPEND_ONLY = ['case_record', 'creation_index', 'command', 'sealed_declaration', 'administration_act'];
const changes = (table: string): string[] => [
  `UPDATE ${table} SET ${table === 'administration_act' ? 'act' : table === 'command' ? 'answer' : 'hash'} = NULL`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table} CASCADE`,
];

describe('least grants', () => {
  let opened: Opened;
  let app: Client;
  let system: Client;
  let owner: Client;

  beforeAll(async () => {
    opened = await openAll();
    [app, system, owner] = (await Promise.all(
      [opened.database.appUrl, opened.database.systemUrl, opened.database.ownerUrl].map(connected),
    )) as [Client, Client, Client];
    const actor = firmPerson();
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor })));
  });
  afterAll(async () => {
    await Promise.all([app.end(), system.end(), owner.end()]);
    await opened.close();
  });

  it.each(APPEND_ONLY)('%s: neither the app nor the system role may update, delete or truncate', async (table) => {
    for (const role of [app, system])
      for (const change of changes(table)) expect([change, await stateOf(role.query(change))]).toEqual([change, DENIED]);
  });

  it.each(APPEND_ONLY)('%s: even the owner is stopped by the trigger', async (table) => {
    for (const change of changes(table)) expect([change, await stateOf(owner.query(change))]).toEqual([change, '23001']);
  });

  it('no role removes a case, nor changes what it is', async () => {
    for (const role of [app, system]) {
      expect(await stateOf(role.query('DELETE FROM case_file'))).toBe(DENIED);
      expect(await stateOf(role.query('TRUNCATE case_file CASCADE'))).toBe(DENIED);
      expect(await stateOf(role.query(`UPDATE case_file SET id = '${uuidv7()}'`))).toBe(DENIED);
      expect(await stateOf(role.query(`UPDATE case_file SET kind = 'sharing-leg'`))).toBe(DENIED);
      expect(await stateOf(role.query('UPDATE case_file SET created_at = updated_at'))).toBe(DENIED);
    }
    expect(await stateOf(owner.query('DELETE FROM case_file'))).toBe('23001');
  });

  it('nobody writes case_access but set_case_holders, which a stranger may not call for a case that is there', async () => {
    for (const role of [app, system]) {
      expect(await stateOf(role.query(`INSERT INTO case_access VALUES ('${uuidv7()}', 'org:x', 'full')`))).toBe(DENIED);
      expect(await stateOf(role.query('DELETE FROM case_access'))).toBe(DENIED);
      expect(await stateOf(role.query(`UPDATE case_access SET level = 'full'`))).toBe(DENIED);
    }
    const { rows } = await opened.eye.query<{ id: string }>('SELECT id FROM case_file');
    const take = `SELECT set_case_holders('${rows[0]!.id}', '[{"holder":"org:thief","level":"full"}]')`;
    await app.query(`BEGIN; SET LOCAL app.holders = 'org:thief'`);
    expect(await stateOf(app.query(take))).toBe(DENIED);
    await app.query('ROLLBACK');
  });

  it('the app role adds to the outbox and never reads it; only the system role changes reference data and the register', async () => {
    expect(await stateOf(app.query('SELECT * FROM outbox'))).toBe(DENIED);
    expect(await stateOf(app.query(`UPDATE outbox SET state = 'done'`))).toBe(DENIED);
    expect(await stateOf(app.query(`UPDATE rule SET value = 1`))).toBe(DENIED);
    expect(await stateOf(app.query(`INSERT INTO public_register VALUES ('${uuidv7()}', 'notice', now(), '{}')`))).toBe(DENIED);
    expect(await stateOf(system.query('DELETE FROM outbox'))).toBe(DENIED);
  });
});
