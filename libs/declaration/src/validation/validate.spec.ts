import fc from 'fast-check';
import { getDeclarationSchema } from '../declaration-schema.js';
import { buildExampleDeclaration } from '../example/build-example-declaration.js';
import type { SchemaNode } from '../model/schema-node.js';
import { placeAt } from '../testing/place-at.js';
import { validate } from './validate.js';

const today = '2026-03-02';
const seal = (data: unknown) => validate(1, data, { at: 'seal', today });
const draft = (data: unknown) => validate(1, data, { at: 'draft', today });
const example = () => buildExampleDeclaration({ today });

/** Pointers of every required field, rows taken at their first row of the data. */
function* required(node: SchemaNode, pointer: string, data: unknown): Generator<[string, SchemaNode]> {
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    const value = (data as Record<string, unknown>)[name];
    if (node.required?.includes(name)) yield [`${pointer}/${name}`, child];
    if (child.type === 'object' && value !== undefined) yield* required(child, `${pointer}/${name}`, value);
    if (child['x-rowId'] && (value as unknown[] | undefined)?.length)
      yield* required(child.items!, `${pointer}/${name}/0`, (value as unknown[])[0]);
  }
}
const requiredFields = [...required(getDeclarationSchema(1), '', example())];

describe('sealing', () => {
  it.each(['financialService', 'jointTechnology', 'ruralFinance'] as const)('accepts the %s example without a fault', (variant) => {
    for (const serviceArea of [['31'], ['31', '32', '33', '34']] as const) {
      expect(validate(1, buildExampleDeclaration({ variant, today, serviceArea, serial: 40 }), { at: 'seal', today })).toEqual({
        errors: [],
        warnings: [],
      });
    }
  });

  it('covers the whole form with its fields', () => expect(requiredFields.length).toBeGreaterThan(160));

  it.each(requiredFields.map(([pointer, node]) => ({ pointer, title: node['x-title'].en, node })))(
    'misses $pointer ($title)',
    ({ pointer, node }) => {
      const { errors } = seal(placeAt(example(), pointer, undefined));
      const found = errors.filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
      expect(found.map(({ code }) => code)).toContain('declaration.required');
      if (node.type !== 'object' || node['x-attachment']) {
        expect(found).toEqual([
          expect.objectContaining({
            pointer,
            code: 'declaration.required',
            message: { zh: expect.stringContaining(node['x-title'].zh), en: expect.stringContaining(node['x-title'].en) },
          }),
        ]);
      }
    },
  );

  it('lists every missing field of an empty declaration at once', () => {
    const { errors } = seal({});
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['declaration.required']));
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/promises/honesty',
        '/basics/name',
        '/parties',
        '/evaluations/legality/validUntil',
        '/attachments/exitPlan',
      ]),
    );
    expect(errors.length).toBeGreaterThan(90);
  });

  it('takes blank text for missing', () => {
    for (const blank of ['', '  ', '\u3000\n']) {
      for (const pointer of ['/basics/name', '/basics/plannedStart', '/parties/0/uscc'])
        expect(seal(placeAt(example(), pointer, blank)).errors).toEqual([
          expect.objectContaining({ pointer, code: 'declaration.required' }),
        ]);
    }
    expect(seal(placeAt(example(), '/basics/kind', '')).errors[0]).toMatchObject({ pointer: '/basics/kind', code: 'declaration.required' });
  });

  it.each([
    ['/basics/name', '长'.repeat(61), 'declaration.too_long'],
    ['/basics/name', 7, 'declaration.wrong_type'],
    ['/basics/kind', 'bank', 'declaration.not_an_option'],
    ['/promises/honesty', false, 'declaration.must_be_accepted'],
    ['/basics/scale/annualAmount', -1, 'declaration.too_small'],
    ['/basics/scale/annualAmount', 1e16, 'declaration.too_large'],
    ['/basics/innovations', [], 'declaration.too_few_rows'],
    [
      '/standards',
      Array.from({ length: 51 }, (_, i) => ({ rid: `s${i}`, code: 'x', title: 'x', status: 'used' })),
      'declaration.too_many_rows',
    ],
    ['/service/channels', ['app', 'app'], 'declaration.repeated_option'],
    ['/basics/plannedStart', '2026-02-30', 'declaration.invalid_date'],
    ['/parties/0/contact/email', 'nobody', 'declaration.invalid_email'],
    ['/parties/0/contact/phone', 'call us', 'declaration.invalid_phone'],
    ['/parties/0/uscc', '91350100M000100Y44', 'declaration.invalid_uscc'],
    ['/parties/0/lei', '54930084UKLVMY22DS17', 'declaration.invalid_lei'],
    ['/basics/number', '2026-0001', 'declaration.invalid_pilot_number'],
    ['/technology/release/codeHash', 'abc', 'declaration.invalid_sha256'],
  ])('finds at %s the value %j: %s', (pointer, value, code) => {
    const faults = seal(placeAt(example(), pointer, value)).errors.filter((fault) => fault.pointer === pointer);
    expect(faults.map((fault) => fault.code)).toContain(code);
    for (const { message } of faults) expect(`${message.zh}${message.en}`).not.toMatch(/[{}]|undefined/);
  });

  it('refuses unknown fields and keys that poison prototypes, anywhere', () => {
    const poisoned = JSON.parse('{"__proto__":{"x":1},"constructor":{},"a/b":1}') as object;
    const { errors } = seal({
      ...example(),
      basics: Object.assign(Object.create(null), example().basics, { colour: 'red' }),
      data: Object.defineProperties({ ...example().data }, Object.getOwnPropertyDescriptors(poisoned)),
    });
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['/basics/colour', 'declaration.unknown_field'],
        ['/data/__proto__', 'declaration.forbidden_key'],
        ['/data/constructor', 'declaration.forbidden_key'],
        ['/data/a~1b', 'declaration.unknown_field'],
      ]),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('stops listing at a thousand faults and says so', () => {
    const { errors } = seal({ ...example(), standards: Array.from({ length: 2000 }, () => 1) });
    expect(errors).toHaveLength(1001);
    expect(errors.at(-1)).toMatchObject({ code: 'declaration.too_many_faults', params: { limit: 1000 } });
  });
});

describe('drafts', () => {
  it('may be empty, and may hold half-typed texts', () => {
    expect(draft({})).toEqual({ errors: [], warnings: [] });
    const { errors, warnings } = draft({ parties: [{ rid: 'p1', uscc: '9135' }], basics: { name: '' } });
    expect(errors).toEqual([]);
    expect(warnings.map(({ pointer, code }) => [pointer, code])).toContainEqual(['/parties/0/uscc', 'declaration.invalid_uscc']);
  });

  it('still refuse wrong types, sizes, options and unknown fields', () => {
    const { errors } = draft({ basics: { name: 'x'.repeat(61), kind: 'other', scale: { annualAmount: '12' }, colour: 1 } });
    expect(errors.map(({ code }) => code).sort()).toEqual([
      'declaration.not_an_option',
      'declaration.too_long',
      'declaration.unknown_field',
      'declaration.wrong_type',
    ]);
  });

  it('warn of cross-field faults only in sections that were begun', () => {
    const { warnings } = draft({ basics: { plannedStart: '2026-05-01', plannedEnd: '2026-04-01' } });
    expect(warnings.map(({ code }) => code)).toEqual(['schedule.end_before_start']);
  });
});

describe('any input', () => {
  const keys = fc.constantFrom(
    'basics',
    'parties',
    'promises',
    'data',
    'risk',
    'items',
    'rid',
    'name',
    'signatories',
    'points',
    'attachments',
    '__proto__',
    'serviceArea',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
    ),
  }));

  it('never makes validate throw', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('seal' as const, 'draft' as const), (data, at) => {
        const { errors } = validate(1, data, { at, today });
        return at === 'draft' || errors.length > 0;
      }),
      { numRuns: 500 },
    );
  });

  it('never makes validate throw when one place of a good declaration is anything', () => {
    const places = requiredFields.map(([pointer]) => pointer);
    fc.assert(
      fc.property(fc.constantFrom(...places), tree, (pointer, value) => {
        validate(1, placeAt(example(), pointer, value), { at: 'seal', today });
      }),
      { numRuns: 500 },
    );
  });
});
