import type { InboxRow, PersonRow, RoleGrantRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresOutboxStore } from '../outbox/outbox-store.js';
import { AT, ctxOf, firmPerson, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { PostgresIdentityStore } from './identity-store.js';
import { PostgresInboxStore } from './inbox-store.js';

const FROM = '2026-01-01T00:00:00.000Z';
const person = (login: string, patch: Partial<PersonRow> = {}): PersonRow => ({
  id: uuidv7(),
  login,
  displayName: login,
  email: `${login}@example.cn`,
  locale: 'zh',
  status: 'active',
  organisation: null,
  authority: null,
  province: null,
  demo: true,
  ...patch,
});
const grant = (of: PersonRow, role: RoleGrantRow['role'], to: string | null = null): RoleGrantRow => ({
  id: uuidv7(),
  person: of.id,
  role,
  from: FROM,
  to,
  grantedBy: null,
});

describe('whom a job tells', () => {
  let opened: Opened;
  let outbox: PostgresOutboxStore;
  let inbox: PostgresInboxStore;
  const office = uuidv7();
  const bank = { id: uuidv7(), uscc: '91310000MA1FL0000X', name: '演示银行', homeProvince: '31' as const };
  const reviewer = person('reviewer', { authority: office, province: '31' });
  const deputy = person('deputy', { authority: office, province: '31' });
  const former = person('former', { authority: office, province: '31' });
  const gone = person('gone', { authority: office, province: '31', status: 'disabled' });
  const clerk = person('clerk', { organisation: bank.id });

  beforeAll(async () => {
    opened = await openAll();
    outbox = new PostgresOutboxStore(opened.system);
    inbox = new PostgresInboxStore(opened.app);
    await opened.eye.query(
      `INSERT INTO authority (id, code, name, system, date_precision, certainty, source, position)
       VALUES ($1, 'demo.office', '{"zh":"演示主办机关","en":"Demo office"}', 'PBoC', 'day', 'demo', '', 0)`,
      [office],
    );
    await new PostgresIdentityStore(opened.app).upsertDemo({
      organisations: [bank],
      people: [
        { person: reviewer, grants: [grant(reviewer, 'risk-reviewer')] },
        { person: deputy, grants: [] },
        { person: former, grants: [grant(former, 'risk-reviewer', '2026-02-01T00:00:00.000Z')] },
        { person: gone, grants: [grant(gone, 'risk-reviewer')] },
        { person: clerk, grants: [grant(clerk, 'applicant')] },
      ],
    });
    await opened.eye.query(
      `INSERT INTO delegation (id, delegator, delegate, roles, valid_from, valid_to, reason, granted_by, granted_at)
       VALUES ($1, $2, $3, '{risk-reviewer}', '2026-09-01', '2026-10-01', '休假', 'system', '2026-08-31'),
              ($4, $2, $3, '{head}', '2026-01-01', '2027-01-01', '休假', 'system', '2025-12-31')`,
      [uuidv7(), reviewer.id, deputy.id, uuidv7()],
    );
  });
  afterAll(() => opened.close());

  const told = (query: object): Promise<string[]> =>
    outbox.run(async (tx) => (await tx.notifications.listRecipients({ at: AT, ...query })).map((one) => one.displayName).sort());

  it('finds holders of a role in force at an office, and whoever covers for them', async () => {
    expect(await told({ roles: ['risk-reviewer'], authorities: [office] })).toEqual(['deputy', 'reviewer']);
    expect(await told({ roles: ['risk-reviewer'], authorities: [office], at: '2026-11-01T00:00:00.000Z' })).toEqual(['reviewer']);
    expect(await told({ roles: ['risk-reviewer'], officeProvinces: ['31'] })).toEqual(['deputy', 'reviewer']);
    expect(await told({ roles: ['risk-reviewer'], officeProvinces: ['32'] })).toEqual([]);
    expect(await told({ organisations: [bank.id] })).toEqual(['clerk']);
    expect(await told({ persons: [clerk.id, gone.id] })).toEqual(['clerk']);
    expect(await told({ roles: [], authorities: [office] })).toEqual([]);
  });

  it('reads the headline of a case with the name of its office and its open clocks', async () => {
    const actor = firmPerson();
    const write = writeOf({ actor, header: { leadAuthority: office } });
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, write));
    const found = await outbox.run((tx) => tx.notifications.findCase(write.caseId));
    expect(found).toMatchObject({
      id: write.caseId,
      stage: 'draft',
      deadlines: [],
      leadAuthorityName: { zh: '演示主办机关', en: 'Demo office' },
    });
    expect(await outbox.run((tx) => tx.notifications.findCase(uuidv7()))).toBeUndefined();
  });

  it('keeps one message an event and person, and each inbox to its person', async () => {
    const row = (of: PersonRow, n: number): InboxRow => ({
      id: uuidv7(),
      eventKey: `e${n}`,
      person: of.id,
      caseId: uuidv7(),
      template: 't@1',
      subject: { zh: '题', en: 's' },
      body: { zh: '文', en: 'b' },
      link: '/cases/x',
      reference: null,
      dueDay: '2026-09-24',
      todo: true,
      at: new Date(Date.parse(AT) + n * 1000).toISOString(),
      readAt: null,
    });
    const rows = [row(reviewer, 1), row(reviewer, 2), row(clerk, 1)];
    expect(await outbox.run((tx) => tx.notifications.addToInbox(rows))).toHaveLength(3);
    const again = await outbox.run((tx) => tx.notifications.addToInbox([{ ...rows[0]!, id: uuidv7() }]));
    expect(again).toEqual([rows[0]]);
    expect(await inbox.list(reviewer.id, { unreadOnly: false, limit: 10 })).toEqual([rows[1], rows[0]]);
    expect(await inbox.list(reviewer.id, { unreadOnly: false, after: { at: rows[1]!.at, id: rows[1]!.id }, limit: 10 })).toEqual([rows[0]]);
    expect(await inbox.mark(clerk.id, [rows[0]!.id], AT)).toBe(0);
    expect(await inbox.mark(reviewer.id, [rows[0]!.id], AT)).toBe(1);
    expect(await inbox.countUnread(reviewer.id)).toBe(1);
    expect(await inbox.list(reviewer.id, { unreadOnly: true, limit: 10 })).toEqual([rows[1]]);
  });
});
