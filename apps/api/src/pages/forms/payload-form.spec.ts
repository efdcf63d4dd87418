import { CASE_KINDS, isRefusal } from '@sandbar/domain';
import { COMMANDS, findPayloadClass, parsePayload, shapeOf } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import { wordsIn } from '../frame/frame.js';
import { findChoiceWords } from '../words/choice-words.js';
import { findFieldWords } from '../words/field-words.js';
import { rowWords } from '../words/row-words.js';
import { drawForm, errorSummary, labelsOf } from './draw-form.js';
import type { FormBody } from './form-body.js';
import { applyPressed, pressedIn } from './form-body.js';
import { emptyPayload, payloadFields } from './payload-form.js';
import { readPayload } from './read-payload.js';

const EVENTS = CASE_KINDS.flatMap((kind) => Object.entries<PayloadClass>(COMMANDS[kind]).map(([event, of]) => ({ kind, event, of })));
const SCRIPT = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
const t = wordsIn('zh');
const of = (event: string): PayloadClass => findPayloadClass('pilot-application', event)!;

describe('words', () => {
  const visit = (
    shapes: PayloadClass,
    path: readonly string[],
    seen: (path: readonly string[], choices: readonly (string | number)[]) => void,
  ): void => {
    for (const { name, value } of shapeOf(shapes).fields) {
      seen([...path, name], value.kind === 'choice' ? value.of : []);
      if (value.kind === 'object') visit(value.of, [...path, name], seen);
    }
  };
  it.each(EVENTS)('every field and choice of $event has a label in both languages', ({ event, of }) => {
    visit(of, [], (path, choices) => {
      const words = findFieldWords(event, path);
      expect([path.join('.'), words?.label.zh, words?.label.en]).toEqual([path.join('.'), expect.any(String), expect.any(String)]);
      for (const choice of typeof choices[0] === 'number' && path.at(-1) === 'maximumLevel' ? [] : choices)
        expect([path.join('.'), choice, findChoiceWords(path.at(-1)!, String(choice))]).toEqual([
          path.join('.'),
          choice,
          expect.objectContaining({ zh: expect.any(String), en: expect.any(String) }),
        ]);
    });
  });
});

it.each(EVENTS)('a row of every list of $event has a word of its own', ({ of }) => {
  const lists = shapeOf(of).fields.filter(({ list, value }) => list !== null && value.kind === 'object');
  expect(lists.filter(({ name }) => rowWords([name]) === undefined)).toEqual([]);
});

describe('a form from a payload class', () => {
  const asked = (event: string, faults: readonly { pointer: string; message: { zh: string; en: string } }[] = []) => ({
    event,
    fills: {},
    lang: 'zh' as const,
    faults,
  });
  const draw = (event: string, value: Record<string, unknown>, faults: Parameters<typeof asked>[1] = []): string =>
    drawForm({ action: '/x', fields: payloadFields(of(event), value, asked(event, faults)), hidden: {}, send: '提交' }, t).markup;

  it.each(EVENTS)('draws $event empty, and with markup typed into every field, which stays text', ({ event, of: shape }) => {
    const fields = payloadFields(shape, emptyPayload(shape, {}), asked(event));
    expect(fields).toHaveLength(shapeOf(shape).fields.length);
    const typed = (target: PayloadClass): Record<string, unknown> =>
      Object.fromEntries(
        shapeOf(target).fields.map(({ name, value, list }) => {
          const one = value.kind === 'object' ? typed(value.of) : SCRIPT;
          return [name, list === null ? one : [one, one]];
        }),
      );
    const faults = [{ pointer: '/reason', message: { zh: SCRIPT, en: SCRIPT } }];
    const markup = drawForm(
      { action: '/x', fields: payloadFields(shape, typed(shape), asked(event, faults)), hidden: { key: SCRIPT }, send: SCRIPT },
      t,
    ).markup;
    expect(markup).not.toContain('<script');
    expect(markup).not.toContain('<img');
  });
  it('never presets a choice, and marks what must be filled', () => {
    const markup = draw('OPINE', emptyPayload(of('OPINE'), {}));
    expect(markup).toContain('type="radio"');
    expect(markup).not.toContain('checked');
    expect(markup.match(/（必填）/g)).toHaveLength(2);
  });
  it('reads back what the browser sends, by type', () => {
    const body: FormBody = {
      '/lane': 'risk',
      '/verdict': 'conditional',
      '/opinion': '第一行\r\n第二行',
      '/conditions#rows': '1',
      '/conditions/0/kind': 'cap',
      '/conditions/0/value': '１２,000',
      '/conditions/0/unit': 'person',
      '/conditions/0/area': ['31', '33'],
      '/conditions/0/text': '不超过一万二千人',
      '/conditions/0/province': '',
      '/risks#rows': '1',
      '/risks/0/point': '模型漂移',
      '/risks/0/likelihood': '2',
      '/risks/0/impact': '3',
      '/risks/0/reason': '样本少',
      '/checklist#rows': '1',
      '/checklist/0/item': '日志',
      '/checklist/0/met': 'true',
      '/checklist/0/evidence': '留存六个月',
      '/tier': 'medium',
      '/other': SCRIPT,
      ['__proto__']: 'x',
    };
    const payload = readPayload(of('ASSESS'), body, {});
    expect(payload).toEqual({
      lane: 'risk',
      verdict: 'conditional',
      opinion: '第一行\n第二行',
      conditions: [{ kind: 'cap', value: 12_000, unit: 'person', area: ['31', '33'], text: '不超过一万二千人', province: null }],
      reasonCode: null,
      tier: 'medium',
      risks: [{ point: '模型漂移', likelihood: 2, impact: 3, reason: '样本少' }],
      checklist: [{ item: '日志', met: true, evidence: '留存六个月' }],
    });
    expect(isRefusal(parsePayload('pilot-application', 'ASSESS', payload))).toBe(false);
  });
  it('takes a time of day as the time of Shanghai, and shows it so again', () => {
    const payload = readPayload(of('SERVE'), { '/method': 'paper', '/servedAt': '2026-09-01T09:30' }, {});
    expect(payload).toEqual({ method: 'paper', servedAt: '2026-09-01T01:30:00.000Z' });
    expect(draw('SERVE', payload)).toContain('value="2026-09-01T09:30"');
  });
  it('shows every fault at its field and in the summary, and keeps what was typed', () => {
    const payload = readPayload(of('CORRECT'), { '/points#rows': '2', '/points/0/text': '章程过期', '/points/1/pointer': '没有' }, {});
    const refused = parsePayload('pilot-application', 'CORRECT', payload);
    if (!isRefusal(refused)) throw new Error('accepted');
    const faults = refused.errors!.map(({ pointer, message }) => ({ pointer, message }));
    const fields = payloadFields(of('CORRECT'), payload, asked('CORRECT', faults));
    const markup = drawForm({ action: '/x', fields, hidden: {}, send: '提交' }, t).markup;
    expect(markup).toContain('章程过期');
    const labels = labelsOf(fields);
    const summary = errorSummary(
      faults.map(({ pointer, message }) => ({ pointer, message: message.zh })),
      (pointer) => labels.get(pointer),
      t,
    );
    const shown = drawForm({ action: '', fields: [], hidden: {}, send: '' }, t).markup + (summary as { markup: string }).markup;
    for (const { pointer } of faults) {
      const id = `f${pointer.replaceAll('/', '-')}`;
      expect(shown).toContain(`href="#${id}"`);
      expect(markup).toContain(`id="${id}"`);
      expect(markup).toContain(`id="${id}-fault"`);
    }
    expect(shown).toContain('补正事项 1 · 涉及的填报项：必填');
  });
  it('adds and removes rows by buttons that post', () => {
    const value: Record<string, unknown> = { points: [{ text: 'a' }, { text: 'b' }] };
    const press = (said: string): boolean => {
      const pressed = pressedIn({ do: said });
      return pressed.press !== 'send' && applyPressed(value, pressed, () => ({ text: '' }));
    };
    expect(press('remove /points/0')).toBe(true);
    expect(press('add /points')).toBe(true);
    expect(value).toEqual({ points: [{ text: 'b' }, { text: '' }] });
    expect(press('add /__proto__/x')).toBe(false);
    expect(press('add /constructor')).toBe(false);
    expect(pressedIn({})).toEqual({ press: 'send' });
  });
  it('settles what the page knows, and offers what can be chosen', () => {
    const fills = {
      '/lane': { fixed: 'risk', shown: '风险评估' },
      '/assessor': {
        options: [
          { value: 'a', label: '演示甲' },
          { value: 'b', label: '演示乙' },
        ],
      },
    };
    const fields = payloadFields(of('ASSIGN'), emptyPayload(of('ASSIGN'), fills), { event: 'ASSIGN', fills, lang: 'zh', faults: [] });
    expect(fields.map(({ kind }) => kind)).toEqual(['shown', 'radios']);
  });
});
