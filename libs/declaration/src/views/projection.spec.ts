import fc from 'fast-check';
import { getDeclarationSchema } from '../declaration-schema.js';
import { buildExampleDeclaration } from '../example/build-example-declaration.js';
import { placeAt } from '../testing/place-at.js';
import type { Walked } from '../walk.js';
import { walk } from '../walk.js';
import { disclose } from './disclose.js';
import { listAttachments } from './list-attachments.js';
import { redactForPublic } from './redact-for-public.js';
import { summarise } from './summarise.js';
import { isWithheldMark } from './withhold.js';

const schema = getDeclarationSchema(1);
const example = () => buildExampleDeclaration({ variant: 'jointTechnology' });

/** The example with a canary of its own in every field that can hold text. */
function withCanaries(): { data: unknown; fields: (Walked & { canary: string })[] } {
  let data: unknown = example();
  const fields = [...walk(schema, data)].filter(({ kind }) => kind === 'field').map((walked, i) => ({ ...walked, canary: `canary-${i}-` }));
  for (const { pointer, node, canary } of fields) {
    const value = node['x-attachment']
      ? { sha256: canary, fileName: canary, mediaType: canary, size: 1, extra: canary }
      : node.type === 'array'
        ? [canary]
        : canary;
    data = placeAt(data, pointer, value);
  }
  return { data, fields };
}

describe('the public projection', () => {
  it('never holds the value of a field that is not public, field by field', () => {
    const { data, fields } = withCanaries();
    const { shown, withheld } = redactForPublic(1, data);
    const text = JSON.stringify(shown);
    const secret = fields.filter(({ node }) => !node['x-public']);
    expect(secret.length).toBeGreaterThan(30);
    expect(secret.filter(({ canary }) => text.includes(canary)).map(({ pointer }) => pointer)).toEqual([]);
    expect(withheld.map(({ pointer }) => pointer)).toEqual(secret.map(({ pointer }) => pointer));
    const open = fields.filter(({ node }) => node['x-public'] && (node.type === 'string' || node.type === 'array' || node['x-attachment']));
    expect(open.filter(({ canary }) => !text.includes(canary)).map(({ pointer }) => pointer)).toEqual([]);
  });

  it('says of each withheld field why', () => {
    const { shown, withheld } = redactForPublic(1, example());
    expect(withheld).toContainEqual({
      pointer: '/parties/0/contact/phone',
      labels: expect.arrayContaining([{ zh: '电话', en: 'Telephone' }]),
      code: 'personal',
      reason: { zh: '个人隐私', en: 'personal data' },
    });
    expect(shown).toHaveProperty('parties.0.contact.phone', { withheld: 'personal' });
    expect(shown).toHaveProperty('basics.name', example().basics.name);
    expect(isWithheldMark({ withheld: 'personal' })).toBe(true);
    expect(isWithheldMark({ withheld: 'personal', x: 1 })).toBe(false);
    expect(isWithheldMark('withheld')).toBe(false);
  });

  it('withholds more where a decision says so, a field or a whole section', () => {
    const { shown, withheld } = redactForPublic(1, example(), ['/basics/scale', '/standards']);
    expect(shown).toHaveProperty('basics.scale.annualAmount', { withheld: 'decided' });
    expect(JSON.stringify(shown)).not.toContain('JR/T 0199');
    expect(withheld.some(({ pointer, code }) => pointer === '/standards/0/code' && code === 'decided')).toBe(true);
  });

  it('carries over nothing that the schema does not know, on any input', () => {
    const canary = 'hidden-canary';
    const hide = fc.constantFrom<unknown>(
      { x: canary },
      [{ x: canary }],
      { rid: { x: canary } },
      [[canary]],
      JSON.parse(`{"__proto__":"${canary}","constructor":"${canary}"}`),
    );
    const places = fc.constantFrom(
      '/extra',
      '/basics',
      '/basics/extra',
      '/basics/name',
      '/parties',
      '/parties/0',
      '/parties/0/rid',
      '/parties/0/contact',
      '/attachments/serviceAgreement',
      '/attachments/byParty/0/file',
      '/basics/scale/annualAmount',
      '/standards/0',
    );
    fc.assert(
      fc.property(places, hide, (pointer, value) => {
        expect(JSON.stringify(redactForPublic(1, placeAt(example(), pointer, value)).shown)).not.toContain(canary);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.jsonValue(), (data) => void redactForPublic(1, data)));
  });
});

describe('disclosure to another authority', () => {
  it('goes up to the level of the recipient and never above', () => {
    const { data, fields } = withCanaries();
    for (const maxLevel of [1, 2, 3, 4, 5] as const) {
      const text = JSON.stringify(disclose(1, data, { maxLevel, purpose: 'consultation' }).disclosed);
      expect(fields.filter(({ node, canary }) => node['x-level'] > maxLevel && text.includes(canary))).toEqual([]);
    }
  });

  it('shows a consulting authority all within its level, and statistics only what is public', () => {
    expect(disclose(1, example(), { maxLevel: 5, purpose: 'consultation' })).toEqual({ disclosed: example(), withheld: [] });
    const { disclosed, withheld } = disclose(1, example(), { maxLevel: 5, purpose: 'statistics' });
    expect(disclosed).toHaveProperty('parties.0.contact.email', { withheld: 'purpose' });
    expect(withheld.every(({ code }) => code === 'purpose')).toBe(true);
    expect(disclose(1, example(), { maxLevel: 2, purpose: 'riskHandling' }).withheld).toContainEqual(
      expect.objectContaining({ pointer: '/data/encryption', code: 'level' }),
    );
  });
});

describe('what lists and workflow read', () => {
  it('summarises a declaration, and anything else without throwing', () => {
    expect(summarise(buildExampleDeclaration({ variant: 'jointTechnology', home: '32', serviceArea: ['34', '31'] }))).toMatchObject({
      kind: 'technologyProduct',
      serviceArea: ['34', '31'],
      concernedProvinces: ['31', '32', '34'],
      highestDataLevel: 3,
      technologies: ['homomorphicEncryption'],
      parties: [
        { rid: 'p1', role: 'lead', licensed: false, home: '32' },
        { rid: 'p2', role: 'joint', licensed: true },
      ],
    });
    fc.assert(fc.property(fc.jsonValue(), (data) => summarise(data).parties.length === 0));
  });

  it('lists the attachments, given and lacking', () => {
    const slots = listAttachments(1, placeAt(example(), '/attachments/exitPlan', { sha256: 1 }));
    expect(slots.find(({ pointer }) => pointer === '/attachments/exitPlan')?.file).toBeUndefined();
    expect(slots.find(({ pointer }) => pointer === '/attachments/securityReport')).toMatchObject({
      level: 3,
      public: false,
      file: { mediaType: 'application/pdf' },
    });
    expect(slots.filter(({ pointer }) => pointer.startsWith('/attachments/byParty'))).toHaveLength(3);
  });
});
