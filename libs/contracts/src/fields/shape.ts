import { getMetadataStorage } from 'class-validator';
import type { PayloadClass } from './decorators.js';
import type { TextFormat } from './formats.js';

/** What a single value may be. */
export type ValueShape =
  | {
      readonly kind: 'text';
      readonly min: number;
      readonly max: number;
      readonly format: TextFormat | 'not-blank' | null;
      readonly pattern: RegExp | null;
    }
  | { readonly kind: 'whole' | 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'object'; readonly of: PayloadClass }
  | { readonly kind: 'free' };

export interface FieldShape {
  readonly name: string;
  /** What an absent field means: an error, nothing, null or the empty list. */
  readonly absent: 'refused' | 'left out' | 'null' | 'empty list';
  readonly nullable: boolean;
  readonly list: { readonly min: number; readonly max: number; readonly unique: boolean; readonly uniqueBy: string | null } | null;
  readonly value: ValueShape;
}
export interface Shape {
  readonly of: PayloadClass;
  readonly fields: readonly FieldShape[];
  readonly names: ReadonlySet<string>;
}

interface Rule {
  readonly type: string;
  readonly name?: string;
  readonly constraints: readonly unknown[];
  readonly context?: {
    readonly format?: TextFormat | 'not-blank';
    readonly nullable?: true;
    readonly absent?: true;
    readonly of?: () => PayloadClass;
    readonly free?: true;
    readonly by?: string;
  };
}

const known = new Map<PayloadClass, Shape>();

/**
 * The shape that the class-validator metadata of a payload class says; worked out once a class. Both the validator of the hot path
 * (check.ts) and OpenAPI (json-schema.ts) read it, so that neither can say something else than the class does.
 * @throws Error when a property carries no rule of a kind: such a class is a bug, found at start
 */
export function shapeOf(of: PayloadClass): Shape {
  const found = known.get(of);
  if (found !== undefined) return found;
  const storage = getMetadataStorage();
  const byName = storage.groupByPropertyName(storage.getTargetValidationMetadatas(of, '', false, false)) as Record<string, Rule[]>;
  const fields = Object.entries(byName).map(([name, rules]) => fieldOf(`${of.name}.${name}`, name, rules));
  const shape: Shape = { of, fields, names: new Set(fields.map((field) => field.name)) };
  known.set(of, shape);
  return shape;
}

function fieldOf(where: string, name: string, rules: readonly Rule[]): FieldShape {
  const rule = (wanted: string) => rules.find((one) => (one.name ?? one.type) === wanted);
  const conditions = rules.filter((one) => one.type === 'conditionalValidation');
  const nullable = conditions.some((one) => one.context?.nullable === true);
  const listed = rule('isArray') !== undefined;
  const mayBeAbsent = conditions.length > 0;
  return {
    name,
    absent: !mayBeAbsent ? 'refused' : nullable ? 'null' : listed ? 'empty list' : 'left out',
    nullable,
    list: listed ? listIn(rule) : null,
    value: valueOf(where, rules, rule),
  };
}

function listIn(rule: (name: string) => Rule | undefined): NonNullable<FieldShape['list']> {
  const by = rule('arrayUnique')?.context?.by ?? null;
  const unique = rule('arrayUnique') !== undefined && by === null;
  return { min: numberIn(rule('arrayMinSize'), 0, 0), max: numberIn(rule('arrayMaxSize'), 0, 0), unique, uniqueBy: by };
}

function valueOf(where: string, rules: readonly Rule[], rule: (name: string) => Rule | undefined): ValueShape {
  const nested = rules.find((one) => one.type === 'nestedValidation');
  if (nested?.context?.free === true) return { kind: 'free' };
  if (nested?.context?.of !== undefined) return { kind: 'object', of: nested.context.of() };
  if (rule('isIn') !== undefined) return { kind: 'choice', of: rule('isIn')?.constraints[0] as (string | number)[] };
  if (rule('isBoolean') !== undefined) return { kind: 'flag' };
  const numeric = rule('isInt') !== undefined ? 'whole' : rule('isNumber') !== undefined ? 'number' : undefined;
  if (numeric !== undefined) return { kind: numeric, min: numberIn(rule('min'), 0, -Infinity), max: numberIn(rule('max'), 0, Infinity) };
  const length = rule('isLength');
  if (rule('isString') === undefined || length === undefined) throw new Error(`${where} carries no rule that says what it holds`);
  const matches = rule('matches');
  return {
    kind: 'text',
    min: numberIn(length, 0, 0),
    max: numberIn(length, 1, Infinity),
    format: matches?.context?.format ?? null,
    pattern: (matches?.constraints[0] as RegExp | undefined) ?? null,
  };
}

function numberIn(rule: Rule | undefined, at: number, otherwise: number): number {
  const value = rule?.constraints[at];
  return typeof value === 'number' ? value : otherwise;
}
