import { NOTICE_SITE, mailText, notificationRoom } from '@sandbar/testing';
import { filedMail } from './mail/mail-route.js';
import { MissingNotice } from './missing-notice.js';

const AT = '2026-12-01T01:00:00.000Z';
const ROLES = ['case-administrator', 'system-administrator'] as const;

describe('a notice that is missing', () => {
  it('is told to everybody who may load it, once, and once more when the year has begun', async () => {
    const { tx, told, rows } = notificationRoom();
    const mails = new Map<string, Buffer>();
    const put = ({ fileName, bytes }: { fileName: string; bytes: Buffer }) => Promise.resolve(void mails.set(fileName, bytes));
    const alarm = new MissingNotice(filedMail({ put }, NOTICE_SITE), NOTICE_SITE);
    const many = await alarm.tell(2027, false, ROLES, AT, tx);
    expect(await alarm.tell(2027, false, ROLES, '2026-12-02T01:00:00.000Z', tx)).toBe(many);
    expect(rows()).toHaveLength(many);
    expect(told()).toEqual(expect.arrayContaining(['pbc-shanghai.case-administrator', 'system-administrator']));
    expect(told().filter((login) => !/(case|system)-administrator$/.test(login))).toEqual([]);
    const [row] = rows();
    expect(row).toMatchObject({ link: '/calendar#notice', todo: true, at: AT, subject: { zh: '2027 年放假通知尚未载入' } });
    expect(row?.body.en).toMatch(/notice for 2027 .*\nTo do: /s);
    expect(mails.size).toBe(many);
    const mail = mailText([...mails.values()][0]!);
    expect(mail).toContain('案件以外有一项事项等待您办理');
    expect(mail).toContain(`${NOTICE_SITE}/calendar#notice`);
    await alarm.tell(2027, true, ROLES, '2027-01-01T01:00:00.000Z', tx);
    expect(rows()).toHaveLength(2 * many);
  });

  it('is nobody’s where nobody may', async () => {
    const { tx, rows } = notificationRoom();
    const alarm = new MissingNotice(filedMail({ put: () => Promise.resolve() }, NOTICE_SITE), NOTICE_SITE);
    expect([await alarm.tell(2027, false, [], AT, tx), rows()]).toEqual([0, []]);
  });
});
