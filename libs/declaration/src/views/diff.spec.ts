import fc from 'fast-check';
import { buildExampleDeclaration } from '../example/build-example-declaration.js';
import { placeAt } from '../testing/place-at.js';
import { diff, materialChange } from './diff.js';

const example = () => buildExampleDeclaration({ variant: 'jointTechnology' });
const changes = (before: unknown, after: unknown) => diff(1, before, after).map(({ pointer, kind }) => [pointer, kind]);

describe('diff', () => {
  it('of a declaration with itself is empty, whatever it holds', () => {
    expect(diff(1, example(), example())).toEqual([]);
    const places = fc.constantFrom(
      '/basics',
      '/parties',
      '/parties/0',
      '/risk/points',
      '/basics/name',
      '/attachments/exitPlan',
      '/service/channels',
      '/data/items/0/level',
    );
    fc.assert(
      fc.property(places, fc.jsonValue(), (pointer, value) => {
        const data = placeAt(example(), pointer, value);
        expect(diff(1, data, structuredClone(data))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('says where, what before, what after, with labels', () => {
    const [change, ...others] = diff(1, example(), placeAt(example(), '/risk/compensation/amount', 30_000_000));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ pointer: '/risk/compensation/amount', kind: 'changed', before: 20_000_000, after: 30_000_000 });
    expect(change!.labels.map(({ zh }) => zh)).toEqual(['风险防控与退出', '风险补偿机制', '补偿金额']);
  });

  it('matches rows by their id, not by their place', () => {
    const after = example();
    after.parties.reverse();
    after.parties[1]!.name = '演示新名称';
    expect(changes(example(), after)).toEqual([
      ['/parties/1/name', 'changed'],
      ['/parties', 'moved'],
    ]);
  });

  it('reports a new and a removed row as one change each', () => {
    const after = example();
    after.complaints.channels = [
      after.complaints.channels[1]!,
      { rid: 'c9', kind: 'email', address: 'help@demo.example', hours: '7×24小时' },
    ];
    expect(
      diff(1, example(), after).map(({ pointer, kind, before, after: now }) => [
        pointer,
        kind,
        (before as { rid: string })?.rid,
        (now as { rid: string })?.rid,
      ]),
    ).toEqual([
      ['/complaints/channels/1', 'added', undefined, 'c9'],
      ['/complaints/channels/0', 'removed', 'c1', undefined],
    ]);
  });

  it('sees rows without an id, or with the same id, by their place', () => {
    const data = { standards: [{ code: 'a' }, { code: 'b' }, { rid: 'x', code: 'c' }, { rid: 'x', code: 'd' }] };
    expect(changes(data, placeAt(data, '/standards/3/code', 'e'))).toEqual([['/standards/3/code', 'changed']]);
  });

  it('is the same change backwards', () => {
    const before = buildExampleDeclaration();
    expect(changes(before, example()).length).toBeGreaterThan(10);
    expect(changes(before, example()).length).toBe(changes(example(), before).length);
  });

  it('takes an attachment as one value and a list of codes as one value', () => {
    expect(changes(example(), placeAt(example(), '/attachments/exitPlan/sha256', 'f'.repeat(64)))).toEqual([
      ['/attachments/exitPlan', 'changed'],
    ]);
    expect(changes(example(), placeAt(example(), '/basics/serviceArea', ['31', '32']))).toEqual([['/basics/serviceArea', 'changed']]);
  });
});

describe('material change', () => {
  it.each([
    ['/basics/functions', '新增功能', ['scope']],
    ['/basics/scale/individualCustomers', 9, ['users']],
    ['/data/items/0/level', '4', ['data']],
    ['/parties/1', undefined, ['partner', 'region']],
    ['/basics/serviceArea', ['31', '33'], ['region']],
  ])('at %s', (pointer, value, aspects) => {
    const after = example();
    if (value === undefined) after.parties.pop();
    expect(materialChange(1, example(), value === undefined ? after : placeAt(after, pointer, value))).toEqual({
      material: true,
      pointers: [pointer],
      aspects,
    });
  });

  it.each([
    ['/complaints/answerDays', 10],
    ['/risk/points/0/threshold', '高于0.2%'],
    ['/evaluations/legality/summary', '更正错字。'],
  ])('is none at %s', (pointer, value) => {
    expect(materialChange(1, example(), placeAt(example(), pointer, value))).toEqual({ material: false, pointers: [], aspects: [] });
  });

  it('is none when rows are only moved', () => {
    const after = example();
    after.parties.reverse();
    expect(materialChange(1, example(), after).material).toBe(false);
  });
});
