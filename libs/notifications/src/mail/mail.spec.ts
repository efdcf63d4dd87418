import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Notifier } from '../notifier.js';
import { MailFolder } from './mail-folder.js';
import { filedMail } from './mail-route.js';
import {
  NOTICE_SITE,
  NOTICE_TITLE,
  noticeCase,
  noticeJob,
  notificationRoom,
  DEMO_STAFF,
  mailText,
  staffFirm,
  staffLogin,
} from '@sandbar/testing';

describe('the e-mail', () => {
  it('says what waits, in which number and until when, and nothing of the case', async () => {
    const { notifier, tx, mails } = notificationRoom(
      noticeCase({ deadlines: [{ name: 'correction', court: 'firm', dueDay: '2026-09-22', provisional: false }] }, { parties: [] }),
    );
    await notifier.deliver(noticeJob('CorrectionRequested', ['leadApplicant', 'parties']), tx);
    expect(mails.size).toBe(2);
    const mail = mailText([...mails.values()][0]!);
    expect(mail).toContain('Subject: 【沙洲】您有一项待办：沪创新2026-0003');
    expect(mail).toContain('期限：2026-09-22');
    expect(mail).toContain(`${NOTICE_SITE}/cases/01990000-0000-7000-8000-000000000001`);
    expect(mail).toContain('Date: Tue, 01 Sep 2026 04:00:00 +0000');
    expect(mail).toMatch(/Message-ID: <[0-9a-f]{32}@sandbar\.example\.cn>/);
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail.indexOf('您好')).toBeLessThan(mail.indexOf('Hello'));
    for (const secret of [NOTICE_TITLE, '补正', '演示上海银行', '演示机关']) expect(mail).not.toContain(secret);
  });
  it('speaks the reader’s language first and names no number before there is one', async () => {
    const { notifier, tx, mails } = notificationRoom(noticeCase({}, { number: null }));
    const [reader] = DEMO_STAFF.filter((one) => one.person.login === 'pbc-shanghai.head');
    tx.people.splice(0, tx.people.length, { ...reader!, person: { ...reader!.person, locale: 'en' } });
    await notifier.deliver(noticeJob('TransferDeclined', ['head']), tx);
    const mail = mailText([...mails.values()][0]!);
    expect(mail).toMatch(/^Subject: \[Sandbar\] Something waits for you\r?$/m);
    expect(mail.indexOf('Hello')).toBeLessThan(mail.indexOf('您好'));
    expect(mail).not.toContain(NOTICE_TITLE);
  });
  it('is not written for a person without an address', async () => {
    const { notifier, tx } = notificationRoom();
    for (const [i, one] of tx.people.entries()) tx.people[i] = { ...one, person: { ...one.person, email: null } };
    expect(await notifier.deliver(noticeJob('TransferDeclined', ['head']), tx)).toMatchObject({ told: 1, mailed: 0, nobody: [] });
  });
  it('that serves a letter becomes a task of the desk where a person has no address, once a firm; other news does not', async () => {
    const { notifier, tx, rows, mails } = notificationRoom(noticeCase({}, { parties: [] }));
    for (const [i, one] of tx.people.entries()) {
      if (one.person.organisation !== staffFirm('bank-31.applicant')) continue;
      tx.people[i] = { ...one, person: { ...one.person, email: null } };
      const firm = { id: one.person.organisation, name: '演示银行' };
      tx.mail.people.set(one.person.id, { displayName: one.person.displayName, email: null, locale: 'zh', firm });
    }
    const letters = () => rows().filter(({ template }) => template.startsWith('alarm.serve-by-letter@'));
    await notifier.deliver(noticeJob('TransferDeclined', ['leadApplicant']), tx);
    expect(letters()).toEqual([]);
    for (let twice = 0; twice < 2; twice += 1) await notifier.deliver(noticeJob('CorrectionRequested', ['leadApplicant', 'parties']), tx);
    expect(letters().map(({ person }) => staffLogin(person))).toEqual(['pbc-shanghai.intake-officer-1', 'pbc-shanghai.intake-officer-2']);
    expect(letters()[0]).toMatchObject({ todo: true, reference: '沪创新2026-0003' });
    expect(letters()[0]!.body.zh).toMatch(/演示银行.*没有邮箱地址.*以公函送达该机构/s);
    // The desk's own e-mails went.
    expect(mails.size).toBe(2);
  });
});

describe('the mail folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbar-mail-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  it('holds whole files only, and the same ones after a second run', async () => {
    const path = join(folder, 'a', 'mail');
    const { tx } = notificationRoom();
    const notifier = new Notifier(filedMail(new MailFolder(path), NOTICE_SITE), NOTICE_SITE);
    await Promise.all([1, 2, 3].map(() => notifier.deliver(noticeJob('NoticePublished', ['parties']), tx)));
    const files = readdirSync(path);
    expect(files).toHaveLength(4);
    for (const file of files) expect(file).toMatch(/^2026-09-01_[0-9a-f]{32}\.eml$/);
    const before = files.map((file) => readFileSync(join(path, file), 'utf8'));
    await new Notifier(filedMail(new MailFolder(path), NOTICE_SITE), NOTICE_SITE).deliver(noticeJob('NoticePublished', ['parties']), tx);
    expect(readdirSync(path).map((file) => readFileSync(join(path, file), 'utf8'))).toEqual(before);
  });
  it('lets a fault of the disk through, so that the job is tried again', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    const { tx } = notificationRoom();
    const notifier = new Notifier(filedMail(new MailFolder(blocked), NOTICE_SITE), NOTICE_SITE);
    await expect(notifier.deliver(noticeJob('NoticePublished', ['parties']), tx)).rejects.toThrow(/EEXIST|ENOTDIR/);
    rmSync(blocked);
    expect((await notifier.deliver(noticeJob('NoticePublished', ['parties']), tx)).mailed).toBe(4);
  });
});
