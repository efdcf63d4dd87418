import 'reflect-metadata';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { CASE_KINDS, LEG_EVENTS, PACKAGE_EVENTS, PILOT_EVENTS, isRefusal } from '@sandbar/domain';
import type { EventRow } from '@sandbar/domain';
import { schemaOf, shapeOf } from '../fields/index.js';
import type { PayloadClass } from '../fields/index.js';
import type { FieldShape, ValueShape } from '../fields/shape.js';
import { parseBody } from './parse-payload.js';
import { COMMANDS } from './registry.js';

const EVENTS = { 'pilot-application': PILOT_EVENTS, 'sharing-package': PACKAGE_EVENTS, 'sharing-leg': LEG_EVENTS };
const rows = CASE_KINDS.flatMap((kind) => Object.entries(COMMANDS[kind]).map(([type, of]) => ({ kind, type, of: of as PayloadClass })));
const classes = [...new Set(rows.map((row) => row.of))];

/** Values near the bounds of a shape: mostly right, sometimes just wrong. */
const valueOf = (shape: ValueShape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.of);
    case 'whole':
      return fc.integer({ min: Math.max(shape.min - 1, -10), max: shape.max });
    case 'number':
      return fc.double({ min: Math.max(shape.min, -10), max: 1e6, noNaN: true });
    case 'object':
      return bodyOf(shape.of);
    case 'free':
      return fc.constant({});
    case 'text':
      if (shape.format === 'uuid') return fc.uuid({ version: 7 });
      if (shape.format === 'date') return fc.constantFrom('2026-02-28', '2026-02-29', '2028-02-29', '2026-13-01', '26-1-1');
      if (shape.format === 'date-time') return fc.constantFrom('2026-02-28T01:02:03Z', '2026-02-28T01:02:03.004Z', '2026-02-28 01:02');
      if (shape.format === 'sha256') return fc.constantFrom('a'.repeat(64), 'A'.repeat(64));
      if (shape.format === 'json-pointer') return fc.constantFrom('/a/0', '/a~0b', '/a~2b', 'a');
      return fc.oneof(
        fc.string({ maxLength: 20, unit: 'grapheme' }),
        fc.constantFrom('', ' ', '沙洲', 'x'.repeat(shape.max), 'x'.repeat(shape.max + 1), '𠮷'.repeat(shape.max)),
      );
  }
};
/** Now and then with the same item twice. */
const listOf = (single: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(single, { minLength: 0, maxLength: 3 }) },
    { weight: 1, arbitrary: single.map((item) => [item, item]) },
  );
const fieldOf = (field: FieldShape): fc.Arbitrary<unknown> => {
  const single = valueOf(field.value);
  const value = field.list === null ? single : listOf(single);
  return fc.oneof(
    { weight: 12, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, 7.5, 'no', true, ['no'], {}) },
  );
};
const bodyOf = (of: PayloadClass): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(shapeOf(of).fields.map((field) => [field.name, fieldOf(field)])));

/** What class-validator needs: instances of the classes all the way down. */
const instanceOf = (of: PayloadClass, body: unknown): object => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body as object;
  const made = new of() as Record<string, unknown>;
  const shapes = new Map(shapeOf(of).fields.map((field) => [field.name, field.value]));
  for (const [name, value] of Object.entries(body)) {
    const shape = shapes.get(name);
    const part = (item: unknown) => (shape?.kind === 'object' ? instanceOf(shape.of, item) : item);
    made[name] = Array.isArray(value) ? value.map(part) : part(value);
  }
  return made;
};

describe('the registry of commands', () => {
  it.each(CASE_KINDS)('has a row for every event of %s that a person can send, and for no other', (kind) => {
    const catalogue = Object.entries(EVENTS[kind]) as [string, EventRow][];
    const persons = catalogue.filter(([, row]) => row.by.some((line) => !line.startsWith('system@'))).map(([type]) => type);
    expect(Object.keys(COMMANDS[kind]).sort()).toEqual(persons.sort());
  });
  it('bounds every text and every list', () => {
    for (const of of classes)
      for (const field of shapeOf(of).fields) {
        if (field.value.kind === 'text') expect(field.value.max).toBeLessThanOrEqual(20_000);
        if (field.list !== null) expect(field.list.max).toBeLessThanOrEqual(500);
      }
  });
  it.each(classes.map((of) => [of.name, of] as const))('judges as class-validator does: %s', (_name, of) => {
    fc.assert(
      fc.property(bodyOf(of), (body) => {
        const theirs =
          validateSync(instanceOf(of, body), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }).length === 0;
        const given = JSON.parse(JSON.stringify(body)) as unknown;
        expect({ body, accepted: !isRefusal(parseBody(of, given)) }).toEqual({ body, accepted: theirs });
      }),
      { numRuns: 60 },
    );
  });
  it.each(rows.map(({ kind, type, of }) => [`${kind} ${type}`, of] as const))(
    'has a schema that admits what it admits: %s',
    (_name, of) => {
      const ajv = new Ajv2020({
        strict: true,
        strictTypes: false,
        formats: { uuid: true, date: true, 'date-time': true, 'json-pointer': true },
      });
      const admits = ajv.compile(schemaOf(of));
      fc.assert(
        fc.property(bodyOf(of), (body) => {
          const given = JSON.parse(JSON.stringify(body)) as unknown;
          const taken = parseBody(of, given);
          if (!isRefusal(taken)) expect([given, admits(given)]).toEqual([given, true]);
        }),
        { numRuns: 25 },
      );
    },
  );
});
