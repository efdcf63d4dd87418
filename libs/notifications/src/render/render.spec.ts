import { noticeCase, notificationRoom, noticeJob } from '@sandbar/testing';
import { fill } from './fill.js';
import { renderMail } from './render-mail.js';
import { renderNotice } from './render-notice.js';

describe('a template that misses a value', () => {
  it('keeps a whole sentence, in either language', () => {
    expect(fill('由{who}办理', {}, 'zh')).toBe('由有关事项办理');
    expect(fill('{constructor} and {audience}', { audience: undefined }, 'en')).toBe('the matter concerned and the matter concerned');
  });
  it('never says undefined, whatever the stored row lacks', () => {
    const broken = { subject: { zh: '题{nothing}' }, text: {}, todo: { parties: { en: 'do it' } } } as never;
    const { subject, body } = renderNotice(broken, noticeCase(), {}, ['parties', 'head']);
    expect(`${subject.zh}${subject.en}${body.zh}${body.en}`).not.toMatch(/undefined|null|[{}]/);
    expect(body.zh).toContain('do it');
  });
  it('leaves a line of an e-mail out, and lets no value break a header or pose as a placeholder', () => {
    const template = { subject: { zh: '题{ofCase}', en: 's{ofCase}' }, text: { zh: '甲{a}\n乙{b}\n丙', en: 'a{a}\nb{b}\nc' } };
    expect(renderMail(template, { a: '{b}$1', b: null, ofCase: 'x\r\nBcc: y' }, 'zh')).toEqual({
      subject: '题x Bcc: y',
      text: '甲{b}$1\n丙\n\n---\n\na{b}$1\nc\n',
    });
  });
  it('that there is not fails the job, which says what to do', async () => {
    const { notifier, tx } = notificationRoom();
    tx.templates.splice(0);
    await expect(notifier.deliver(noticeJob('NoticePublished', ['parties']), tx)).rejects.toThrow('load the reference data');
  });
  it('takes the newest version that is valid on the day of the event', async () => {
    const { notifier, tx, rows } = notificationRoom();
    const [known] = tx.templates.filter(({ code }) => code === 'fact.NoticePublished');
    tx.templates.push({ ...known!, version: 2, validFrom: '2026-09-01' }, { ...known!, version: 3, validFrom: '2026-09-02' });
    await notifier.deliver(noticeJob('NoticePublished', ['parties']), tx);
    expect(new Set(rows().map(({ template }) => template))).toEqual(new Set(['fact.NoticePublished@2']));
  });
});
