import fc from 'fast-check';
import { buildExampleDeclaration } from '../example/build-example-declaration.js';
import { print, printText } from './print.js';
import { redactForPublic } from './redact-for-public.js';

const example = () => buildExampleDeclaration({ variant: 'ruralFinance' });
const lineAt = (lang: 'zh' | 'en', pointer: string, data: unknown = example()) =>
  print(1, data, lang)
    .flatMap(({ lines }) => lines)
    .find((line) => line.pointer === pointer);

describe('print', () => {
  it('has the sections of the form in order, with titles and help', () => {
    const sections = print(1, example(), 'en');
    expect(sections.map(({ title }) => title).slice(0, 4)).toEqual(['Promises', 'Basic information', 'Parties', 'Division of work']);
    expect(sections).toHaveLength(13);
    expect(sections.every(({ help, lines }) => help !== '' && lines.length > 0)).toBe(true);
  });

  it.each([
    ['/basics/kind', '金融服务', 'Financial service'],
    ['/basics/serviceArea', '上海', 'Shanghai'],
    ['/service/userGroups', '个人、小微企业', 'Individuals, Micro and small firms'],
    ['/basics/scale/annualAmount', '2,000,000,000 元', '2,000,000,000 CNY'],
    ['/promises/honesty', '已接受', 'accepted'],
    ['/data/crossBorder', '否', 'no'],
    ['/division/0/owner', '演示上海遥感科技有限公司', '演示上海遥感科技有限公司'],
    ['/risk/points/0/technology', '卫星遥感', 'Satellite remote sensing'],
    ['/basics/number', '（未填写）', '(not given)'],
    ['/parties/1/licences', '（无）', '(none)'],
  ])('writes %s as %s', (pointer, zh, en) => {
    expect(lineAt('zh', pointer)?.text).toBe(zh);
    expect(lineAt('en', pointer)?.text).toBe(en);
  });

  it('writes an attachment with its name and hash', () => {
    expect(lineAt('zh', '/attachments/exitPlan')?.text).toMatch(/^演示-exit-plan\.pdf \(118 kB, SHA-256 [0-9a-f]{64}\)$/);
  });

  it('shows withheld fields as withheld, with the reason', () => {
    const { shown } = redactForPublic(1, example());
    expect(lineAt('zh', '/risk/compensation/amount', shown)).toMatchObject({ text: '（不予公开：商业秘密）', state: 'withheld' });
    expect(lineAt('en', '/risk/compensation/amount', shown)).toMatchObject({ text: '(withheld: trade secret)', state: 'withheld' });
  });

  it('numbers rows, indents by depth and hides row ids', () => {
    const text = printText(1, example(), 'zh');
    expect(text).toContain('【机构信息】\n机构 1\n  角色：牵头机构');
    expect(text).not.toContain('行标识');
    expect(printText(1, example(), 'en')).toContain('【Parties】\nParty 1\n  Role: Lead');
  });

  it('never throws, and prints an empty declaration as missing', () => {
    expect(lineAt('en', '/basics/name', {})).toMatchObject({ state: 'missing' });
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('zh' as const, 'en' as const), (data, lang) => printText(1, data, lang).length > 0),
    );
  });
});
