import { FIELDS_OF_APPLICATION, PLACES, PROVINCES, TECHNOLOGIES } from '@sandbar/declaration';
import type { Bilingual } from './index.js';
import { loadReference } from './index.js';

const data = loadReference();
const CODED = {
  jurisdictions: data.jurisdictions,
  standardsAndLaws: data.standardsAndLaws,
  technologies: data.technologies,
  fields: data.fields,
  places: data.places,
  targets: data.targets,
  reasonCodes: data.reasonCodes,
} as const;
const CJK = /[\u4e00-\u9fff]/;

const bilinguals = (value: unknown): Bilingual[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [value as Bilingual];
  return Object.values(value).flatMap(bilinguals);
};
const days = (value: unknown): string[] => {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(days) : [];
};

describe('the reference data', () => {
  it.each(Object.entries(CODED))('%s have unique codes', (_, rows) => {
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
  });

  it('says everything in Chinese and in English', () => {
    const texts = bilinguals(data);
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([]);
    // The document number of one act has no English form; codes of standards and 5G have no Chinese one.
    expect(texts.filter(({ en }) => CJK.test(en.replace('银发〔2020〕46号', '')))).toEqual([]);
    expect([...new Set(texts.filter(({ zh }) => !CJK.test(zh)).map(({ zh }) => zh))].sort()).toEqual([
      '5G',
      'JR/T 0197-2020',
      'JR/T 0199-2020、JR/T 0171-2020',
    ]);
  });

  it('has only real days', () => {
    const all = days(data);
    expect(all.length).toBeGreaterThan(100);
    for (const day of all) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  });

  it('is plain data, the same on every call', () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    expect(loadReference()).toEqual(data);
  });

  it('names no rooms of this machine', () => expect(JSON.stringify(data)).not.toMatch(/\/(work|tmp|home|root)\//));
});

describe('the plan', () => {
  it('fields cover items 4 to 9, technologies items 1 and 2', () => {
    expect([...new Set(data.fields.map((row) => row.planItem))]).toEqual([4, 5, 6, 7, 8, 9]);
    expect([...new Set(data.technologies.map((row) => row.planItem))]).toEqual([1, 2]);
  });
  it('uses the codes that the declaration offers', () => {
    expect(data.jurisdictions.map((row) => row.code)).toEqual(Object.keys(PROVINCES));
    expect(data.fields.map((row) => row.code)).toEqual(Object.keys(FIELDS_OF_APPLICATION));
    expect(Object.keys(PLACES)).toEqual(expect.arrayContaining(data.places.map((row) => row.code)));
    const technologies = data.technologies.flatMap((row) => row.declarationCode ?? []);
    expect(Object.keys(TECHNOLOGIES)).toEqual(expect.arrayContaining(technologies));
  });
  it('places are two cities, one belt of four stretches and one port', () => {
    expect(data.places.map((row) => row.group)).toEqual(['city', 'city', 'belt', 'belt', 'belt', 'belt', 'port']);
  });
  it('targets are the five high grounds and the trial area, with the plan’s three numbers', () => {
    expect(data.targets.map((row) => row.amount)).toEqual([null, 20, 20, null, 50, null]);
    for (const row of data.targets) expect(row.unit === null).toBe(row.amount === null);
  });
});

describe('standards and laws', () => {
  it('holds what the rules and the process cite', () => {
    const codes = data.standardsAndLaws.map((row) => row.code);
    for (const cited of [
      'JR/T 0198-2020',
      'JR/T 0199-2020',
      'JR/T 0200-2020',
      'JR/T 0171-2020',
      'JR/T 0197-2020',
      'civil-code',
      'administrative-licensing-law',
      'gdpr',
      'mica-its',
      'rasff',
    ])
      expect(codes).toContain(cited);
  });
  it('says what is unsure wherever the row is not sure', () => {
    for (const row of data.standardsAndLaws) {
      expect(row.source).not.toBe('');
      if (row.status === 'to-be-checked' || row.certainty === 'doubtful') expect([row.code, row.unsure]).not.toEqual([row.code, null]);
      if (row.inForceFrom && row.inForceTo) expect(row.inForceFrom <= row.inForceTo).toBe(true);
      expect([row.code, row.inForceTo !== null]).toEqual([row.code, row.status === 'superseded']);
    }
  });
});

describe('reason codes', () => {
  it('has a reason for every decision that must cite one, and no «other»', () => {
    const uses = new Set(data.reasonCodes.flatMap((row) => row.uses));
    expect([...uses].sort()).toEqual([
      'decline',
      'hold',
      'not-recognised',
      'objection',
      'out-of-scope',
      'revoke',
      'terminate',
      'withdraw',
      'withhold',
    ]);
    expect(data.reasonCodes.filter((row) => /other/.test(row.code) || row.uses.length === 0)).toEqual([]);
  });
  it('the four criteria of entry and the licensed party can each decline', () => {
    const declines = data.reasonCodes.filter((row) => row.uses.includes('decline')).map((row) => row.code);
    for (const code of ['inclusive', 'innovative', 'controllable', 'needs-regulator', 'licensed-party'])
      expect(declines).toContain(`criterion.${code}`);
  });
  it('cites law only by an article or an act of the table', () => {
    for (const row of data.reasonCodes.filter(({ basisKind }) => basisKind === 'law')) expect(row.basis.zh).toMatch(/^《.+》第.+条$/);
  });
});
