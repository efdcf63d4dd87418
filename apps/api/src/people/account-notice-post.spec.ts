import type { DirectLetter } from '@sandbar/notifications';
import { notificationTemplates } from '../../../../seeds/reference/notification-templates/index.js';
import { AccountNoticeByMail } from './account-notice-post.js';

const ABOUT = { key: 'k', email: 'a@firm.example', displayName: '演示·甲', locale: 'zh' } as const;

describe('what the owner of an account is told', () => {
  it.each([
    ['identity.linked', '统一认证'],
    ['identity.unlinked', '统一认证'],
    ['second-factor.reset', null],
  ] as const)('%s: a template of its own, every place of which has its value', async (what, provider) => {
    const sent: DirectLetter[] = [];
    const mail = { send: (letter: DirectLetter) => Promise.resolve(void sent.push(letter)) };
    await new AccountNoticeByMail(mail, 'https://sandbar.example').send({ ...ABOUT, what, provider });
    const [{ template, to, values, key }] = sent as [DirectLetter];
    expect([key, to]).toEqual(['k', { email: 'a@firm.example', displayName: '演示·甲', locale: 'zh' }]);
    expect(values['url']).toBe('https://sandbar.example/me/security');
    const given = Object.keys(values).filter((place) => values[place] !== null);
    const words = notificationTemplates.find(({ code }) => code === template)!;
    for (const text of [words.text.zh, words.text.en])
      expect([...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place!).sort()).toEqual(given.sort());
  });
});
