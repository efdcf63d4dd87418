import type { Html } from '../html/html.js';
import type { Frame } from '../frame/frame.js';
import { payloadView } from './payload-view.js';

const PERSON = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';
const KNOWN = new Map([
  [PERSON, { zh: '演示·郑若水', en: 'Zheng Ruoshui' }],
  ['criterion.consumer', { zh: '消费者保护不足', en: 'Consumers are not protected' }],
]);
const shown = (event: string, payload: Readonly<Record<string, unknown>>, lang: 'zh' | 'en' = 'zh'): string =>
  (payloadView({ lang } as Frame, event, payload, KNOWN) as Html).markup;

describe('what an entry of the record said', () => {
  it('names people and reasons, and keeps an id that nobody knows for comparing', () => {
    expect(shown('ASSIGN', { lane: 'risk', assessor: PERSON })).toMatch(/风险评估[\s\S]*审查员[\s\S]*演示·郑若水/);
    expect(shown('PROPOSE', { reasonCode: 'criterion.consumer' }, 'en')).toContain('Consumers are not protected');
    const unknown = PERSON.replace('0198', '0199');
    expect(shown('COMMENT', { comment: unknown })).toContain(`<code>${unknown}</code>`);
  });
  it('has times of Shanghai, fields by their titles, and no member without a word', () => {
    expect(shown('SERVE', { servedAt: '2026-11-27T02:17:00.000Z' })).toContain('>2026-11-27 10:17</time>');
    expect(shown('RESUBMIT', { sealed: { changed: ['/complaints/handling'] } })).toContain('投诉响应 › 受理与处理机制');
    expect(shown('ACCEPT', { caseNumber: '31-2026-0018' })).toMatch(/申请编号[\s\S]*31-2026-0018/);
  });
  it('says a disclosed field in a line, and why one is withheld', () => {
    const field = { pointer: '/basics/name', title: { zh: '创新应用名称', en: 'Name' }, level: 2 };
    expect(shown('RELEASE', { fields: [{ ...field, value: '<b>', withheld: null }] })).toMatch(
      /创新应用名称（2 级）：<span class="pre"\s*>&lt;b&gt;/,
    );
    const owner = { pointer: '/division/0/owner', title: { zh: '承担单位', en: 'Owner' }, level: 1, value: 'p1', row: '/parties/0' };
    const name = { pointer: '/parties/0/name', title: { zh: '名称', en: 'Name' }, level: 1 };
    expect(shown('RELEASE', { fields: [owner, { ...name, value: '演示银行' }] })).toMatch(
      /承担单位（1 级）：<span class="pre"\s*>演示银行</,
    );
    const hidden = shown('RELEASE', { fields: [owner, { ...name, withheld: { code: 'level', zh: '级别', en: 'level' } }] });
    expect([hidden.includes('演示银行'), hidden.includes('p1')]).toEqual([false, false]);
    const why = { code: 'level', zh: '高于接收方的数据级别', en: 'above the level' };
    expect(shown('RELEASE', { fields: [{ ...field, withheld: why }] }, 'en')).toContain('withheld: above the level');
  });
});
