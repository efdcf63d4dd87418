import { mailText, MINUTE, notificationRoom, NOTICE_SITE, NOTICED_AT, SetClock } from '@sandbar/testing';
import type { OutboxStore } from '@sandbar/workflow';
import { DirectMail, type DirectLetter } from './direct-mail.js';
import { filedMail, queuedMail } from './mail-route.js';
import type { ComposedMail } from './compose-mail.js';

const LETTER: DirectLetter = {
  template: 'mail.invitation',
  to: { displayName: '演示人员', email: 'New.Person@demo.example', locale: 'zh' },
  values: { name: '演示人员', place: '演示单位', url: `${NOTICE_SITE}/enrol/token-of-the-test`, expires: '2026-09-08' },
  key: 'invitation-1',
};

describe('an e-mail that is about no event of a case', () => {
  const room = () => {
    const { tx } = notificationRoom();
    const clock = new SetClock(NOTICED_AT);
    const store = { run: (work: (tx: never) => Promise<unknown>) => work({ notifications: tx } as never) } as Pick<OutboxStore, 'run'>;
    const files = new Map<string, Buffer>();
    const put = ({ fileName, bytes }: ComposedMail): Promise<void> => Promise.resolve(void files.set(fileName, bytes));
    return {
      tx,
      clock,
      files,
      queued: new DirectMail(store, queuedMail, clock),
      filed: new DirectMail(store, filedMail({ put }, NOTICE_SITE), clock),
    };
  };

  it('is queued with no case, no person and nothing that serves a letter', async () => {
    const { queued, tx } = room();
    await queued.send(LETTER);
    const [mail] = [...tx.mail.queued.values()];
    expect(mail).toMatchObject({
      kind: 'direct',
      person: null,
      caseId: null,
      eventKey: null,
      statutory: false,
      to: LETTER.to,
      at: NOTICED_AT,
    });
    expect(mail!.text).toContain(`${NOTICE_SITE}/enrol/token-of-the-test`);
    expect(mail!.text.indexOf('2026-09-08')).toBeGreaterThan(0);
  });

  it('is one for the same key and address, whatever its case; another key or address is another', async () => {
    const { queued, tx, clock } = room();
    await queued.send(LETTER);
    clock.pass(MINUTE);
    await queued.send({ ...LETTER, to: { ...LETTER.to, email: 'new.person@DEMO.example' } });
    expect(tx.mail.queued.size).toBe(1);
    await queued.send({ ...LETTER, key: 'invitation-2' });
    await queued.send({ ...LETTER, to: { ...LETTER.to, email: 'other@demo.example' } });
    expect(tx.mail.queued.size).toBe(3);
  });

  it('speaks the reader’s language first, and leaves out a line whose value is missing', async () => {
    const { filed, files } = room();
    await filed.send({ ...LETTER, to: { ...LETTER.to, locale: 'en' }, values: { ...LETTER.values, place: null } });
    const text = mailText([...files.values()][0]!);
    expect(text.indexOf('Hello')).toBeLessThan(text.indexOf('您好'));
    expect(text).toContain(LETTER.values['url']);
    expect(text).not.toMatch(/invites you|邀请您|\{\w+\}|null|undefined/);
  });

  it('is not sent by a template that is not there', async () => {
    const { queued, tx } = room();
    await expect(queued.send({ ...LETTER, template: 'mail.unknown' })).rejects.toThrow(/load the reference data/);
    expect(tx.mail.queued.size).toBe(0);
  });
});
