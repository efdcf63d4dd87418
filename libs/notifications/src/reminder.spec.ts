import type { ReminderJob } from '@sandbar/workflow';
import { Inbox } from './inbox.js';
import { NOTICED_AT, SetClock, noticeCase, staffFirm, staffId, noticeJob, staffLogin, notificationRoom } from '@sandbar/testing';

describe('a reminder', () => {
  const reminder = (step: ReminderJob['step'], parts: Partial<ReminderJob> = {}): ReminderJob => ({
    eventKey: `row:${step}:2026-09-08`,
    caseId: '01990000-0000-7000-8000-000000000001',
    step,
    clock: 'correction',
    court: 'firm',
    dueAt: '2026-09-08T16:00:00.000Z',
    dueDay: '2026-09-08',
    at: NOTICED_AT,
    ...parts,
  });
  it('goes to whose court it is, and climbs when it is late', async () => {
    const { notifier, tx, told } = notificationRoom(noticeCase({}, { parties: [staffFirm('bank-31.applicant')] }));
    const firms = ['bank-31.applicant', 'bank-31.signatory'];
    await notifier.deliver(reminder('due'), tx);
    expect(told()).toEqual(firms);
    tx.inbox.clear();
    await notifier.deliver(reminder('overdue-deputy'), tx);
    expect(told()).toEqual([...firms, 'pbc-shanghai.head']);
    tx.inbox.clear();
    await notifier.deliver(reminder('overdue-administrator'), tx);
    expect(told()).toEqual([...firms, 'pbc-shanghai.case-administrator']);
  });
  it('names the step and the day, once a due date', async () => {
    const { notifier, tx, rows } = notificationRoom();
    const lane = reminder('before-first', { clock: 'review.lane.risk', court: 'authority' });
    await notifier.deliver(lane, tx);
    await notifier.deliver(lane, tx);
    const many = rows().length;
    expect(rows()[0]).toMatchObject({ dueDay: '2026-09-08', template: 'reminder.before-first@1', todo: true });
    expect(rows().every((row) => staffLogin(row.person).startsWith('pbc-shanghai.'))).toBe(true);
    expect(rows()[0]?.body.zh).toContain('期限：2026-09-08');
    await notifier.deliver({ ...lane, eventKey: 'row:before-first:2026-09-15', dueDay: '2026-09-15' }, tx);
    expect(rows()).toHaveLength(2 * many);
  });
});

describe('the inbox', () => {
  it('pages from the newest, and marks the own rows only', async () => {
    const { notifier, tx } = notificationRoom();
    const person = staffId('pbc-shanghai.head');
    const inbox = new Inbox(tx, new SetClock(NOTICED_AT));
    for (let i = 0; i < 5; i += 1)
      await notifier.deliver(noticeJob('TransferDeclined', ['head'], { eventKey: `e${i}`, at: `2026-09-0${i + 1}T04:00:00.000Z` }), tx);
    const first = await inbox.read(person, { limit: 2 });
    expect(first).toMatchObject({ unread: 5, rows: [{ eventKey: 'e4' }, { eventKey: 'e3' }] });
    const second = await inbox.read(person, { limit: 2, after: first.next! });
    expect(second.rows.map((row) => row.eventKey)).toEqual(['e2', 'e1']);
    expect((await inbox.read(person, { limit: 2, after: second.next! })).next).toBeNull();
    expect(await inbox.markRead('somebody else', [first.rows[0]!.id])).toBe(0);
    expect(await inbox.markRead(person, [first.rows[0]!.id])).toBe(1);
    expect(await inbox.read(person, { limit: 5, unreadOnly: true })).toMatchObject({ unread: 4, rows: { length: 4 } });
    await inbox.markUnread(person, [first.rows[0]!.id]);
    expect((await inbox.read(person, { limit: 5 })).unread).toBe(5);
  });
});
