import type { Claim, PersonRow, RoleGrantRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresIdentityStore } from '../people/identity-store.js';
import { AT, ctxOf, firmPerson, lockedWrite, writeOf } from './case-write.fixture.js';
import { TypeOrmUnitOfWork } from './typeorm-unit-of-work.js';

const person = (login: string, patch: Partial<PersonRow> = {}): PersonRow => ({
  id: uuidv7(),
  login,
  displayName: login,
  email: null,
  locale: 'zh',
  status: 'active',
  organisation: null,
  authority: null,
  province: null,
  demo: true,
  ...patch,
});
const grant = (of: PersonRow, to: string | null = null): RoleGrantRow => ({
  id: uuidv7(),
  person: of.id,
  role: 'expert',
  from: '2026-01-01T00:00:00.000Z',
  to,
  grantedBy: null,
});

describe('names in a payload, looked up', () => {
  let opened: Opened;
  let unit: TypeOrmUnitOfWork;
  const [shanghai, dissolved, coming] = [uuidv7(), uuidv7(), uuidv7()];
  const [expert, former, gone] = [person('expert'), person('former'), person('gone', { status: 'disabled' })];
  const firm = firmPerson();

  beforeAll(async () => {
    opened = await openAll();
    unit = new TypeOrmUnitOfWork(opened.app);
    await opened.eye.query(`INSERT INTO jurisdiction VALUES ('31', '{}', '{}', 1) ON CONFLICT DO NOTHING`);
    const office = `INSERT INTO authority (id, code, name, system, jurisdiction, valid_from, valid_to, date_precision, certainty, source, position)
      VALUES ($1, $2, '{}', 'PBoC', '31', $3, $4, 'day', 'demo', '', 0)`;
    await opened.eye.query(office, [shanghai, 'now', '2023-08-18', null]);
    // Valid days, both ends included: AT is the 18th in Shanghai.
    await opened.eye.query(office, [dissolved, 'before', null, '2026-09-17']);
    await opened.eye.query(office, [coming, 'after', '2026-09-19', null]);
    await new PostgresIdentityStore(opened.app).upsertDemo({
      organisations: [],
      people: [
        { person: expert, grants: [grant(expert)] },
        { person: former, grants: [grant(former, AT)] },
        { person: gone, grants: [grant(gone)] },
      ],
    });
  });
  afterAll(() => opened.close());

  const falseOf = (...claims: Claim[]): Promise<readonly Claim[]> => unit.run(ctxOf(firm), (tx) => tx.directory.listFalse(claims, AT));
  const office = (id: string, province: '31' | '32' = '31'): Claim => ({ pointer: '/leadAuthority', is: 'authority', id, province });
  const named = (id: string, authority: string | null = null): Claim => ({
    pointer: '/experts/0',
    is: 'person',
    id,
    role: 'expert',
    authority,
  });

  it('knows offices in force, of that province', async () => {
    const wrong = [office(uuidv7()), office(shanghai, '32'), office(dissolved), office(coming)];
    expect(await falseOf(office(shanghai), ...wrong)).toEqual(wrong);
  });

  it('knows active people who hold the role now, of that office where one is named', async () => {
    const wrong = [named(uuidv7()), named(former.id), named(gone.id), named(expert.id, shanghai)];
    expect(await falseOf(named(expert.id), ...wrong)).toEqual(wrong);
  });

  it('knows own deferred applications, and tells no others', async () => {
    const write = (stage: string, of = firm) => {
      const header = { leadApplicant: of.organisation };
      return writeOf({ actor: of, header, patch: { kind: 'pilot-application', stage } });
    };
    const other = firmPerson();
    const [mine, open, theirs] = [write('deferred'), write('review'), write('deferred', other)];
    for (const one of [mine, open]) await unit.run(ctxOf(firm), (tx) => lockedWrite(tx, one));
    await unit.run(ctxOf(other), (tx) => lockedWrite(tx, theirs));
    const link = (id: string): Claim => ({ pointer: '/linkedTo', is: 'deferred', id, leadApplicant: firm.organisation! });
    const wrong = [link(open.caseId), link(theirs.caseId), link(uuidv7())];
    expect(await falseOf(link(mine.caseId), ...wrong)).toEqual(wrong);
  });
});
