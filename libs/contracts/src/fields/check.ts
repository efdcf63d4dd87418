import type { PayloadClass } from './decorators.js';
import { fault, token } from './fault.js';
import type { FieldFault } from './fault.js';
import { DATED, isRealDay } from './formats.js';
import { shapeOf } from './shape.js';
import type { FieldShape, ValueShape } from './shape.js';

/** Faults reported at most: more of them help nobody, and an answer must stay small. */
const MOST_FAULTS = 100;
type Taken = Record<string, unknown>;
type Check = (value: unknown, pointer: string, faults: FieldFault[]) => unknown;

const compiled = new Map<PayloadClass, Check>();

/**
 * The validator of a payload class, compiled once from its class-validator metadata: validateSync() itself takes too long for the hot
 * path (README, «Decisions»). It copies what the class knows, fills null and empty lists in where the class says so, and reports every
 * fault at once; unknown fields are refused by name. A property test holds it equal to class-validator.
 */
export function checkerOf(of: PayloadClass): Check {
  const found = compiled.get(of);
  if (found !== undefined) return found;
  const check: Check = (value, pointer, faults) => checkFields(value, pointer, faults);
  compiled.set(of, check);
  const shape = shapeOf(of);
  const fields = shape.fields.map((field) => ({ field, check: fieldCheck(field) }));
  const checkFields: Check = (value, pointer, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return mistyped(faults, pointer, 'object');
    const given = value as Taken;
    const taken: Taken = {};
    for (const { field, check: checkField } of fields) {
      if (faults.length >= MOST_FAULTS) return taken;
      const at = `${pointer}/${field.name}`;
      if (Object.hasOwn(given, field.name) && given[field.name] !== undefined)
        taken[field.name] = checkField(given[field.name], at, faults);
      else if (field.absent === 'null') taken[field.name] = null;
      else if (field.absent === 'empty list') taken[field.name] = [];
      else if (field.absent === 'refused') faults.push(fault(at, 'field.required'));
    }
    for (const key of Object.keys(given)) {
      if (!shape.names.has(key) && faults.length < MOST_FAULTS)
        faults.push(fault(`${pointer}/${token(key)}`, 'field.unknown', { field: key.slice(0, 100) }));
    }
    return taken;
  };
  return check;
}

function mistyped(faults: FieldFault[], pointer: string, expected: string): undefined {
  faults.push(fault(pointer, 'field.type', { expected }));
  return undefined;
}

function fieldCheck(field: FieldShape): Check {
  const single = valueCheck(field.value);
  const whole = field.list === null ? single : listCheck(field.list, single);
  return field.nullable ? (value, pointer, faults) => (value === null ? null : whole(value, pointer, faults)) : whole;
}

function listCheck({ min, max, unique, uniqueBy }: NonNullable<FieldShape['list']>, single: Check): Check {
  return (value, pointer, faults) => {
    if (!Array.isArray(value)) return mistyped(faults, pointer, 'list');
    if (value.length < min || value.length > max) {
      faults.push(fault(pointer, 'field.items', { min, max }));
      return undefined;
    }
    const seen = new Map<unknown, number>();
    return value.map((item: unknown, index) => {
      const at = `${pointer}/${index}`;
      const mark = uniqueBy === null ? item : memberOf(item, uniqueBy);
      const first = (unique || uniqueBy !== null) && mark !== undefined ? seen.get(mark) : undefined;
      if (first !== undefined) faults.push(fault(uniqueBy === null ? at : `${at}/${uniqueBy}`, 'field.duplicate', { first }));
      seen.set(mark, index);
      return single(item, at, faults);
    });
  };
}

const memberOf = (item: unknown, name: string): unknown =>
  typeof item === 'object' && item !== null && Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : undefined;

function valueCheck(shape: ValueShape): Check {
  switch (shape.kind) {
    case 'object':
      return (value, pointer, faults) => checkerOf(shape.of)(value, pointer, faults);
    case 'free':
      return (value, pointer, faults) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? value : mistyped(faults, pointer, 'object');
    case 'flag':
      return (value, pointer, faults) => (typeof value === 'boolean' ? value : mistyped(faults, pointer, 'flag'));
    case 'choice':
      return choiceCheck(shape.of);
    case 'text':
      return textCheck(shape);
    case 'whole':
    case 'number':
      return numberCheck(shape);
  }
}

function choiceCheck(of: readonly (string | number)[]): Check {
  const allowed = new Set<unknown>(of);
  return (value, pointer, faults) => {
    if (!allowed.has(value)) faults.push(fault(pointer, 'field.choice', { allowed: of }));
    return value;
  };
}

function textCheck({ min, max, format, pattern }: Extract<ValueShape, { kind: 'text' }>): Check {
  return (value, pointer, faults) => {
    if (typeof value !== 'string') return mistyped(faults, pointer, 'text');
    const length = value.length <= max && value.length > min ? value.length : lengthOf(value);
    if (length < min || length > max) {
      // An empty or overlong date is still best told as «not a date».
      const says = format === null || format === 'not-blank';
      faults.push(says ? fault(pointer, 'field.length', { min, max }) : fault(pointer, 'field.format', { format }));
    } else if ((pattern !== null && !pattern.test(value)) || (format !== null && DATED.has(format) && !isRealDay(value)))
      faults.push(fault(pointer, 'field.format', { format }));
    return value;
  };
}

/** Characters as class-validator's Length counts them: a surrogate pair is one, a variation selector none. */
function lengthOf(text: string): number {
  const pairs = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0;
  const selectors = text.match(/[^\uFE0F\uFE0E][\uFE0F\uFE0E]/g)?.length ?? 0;
  return text.length - pairs - selectors;
}

function numberCheck({ kind, min, max }: Extract<ValueShape, { kind: 'whole' | 'number' }>): Check {
  return (value, pointer, faults) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return mistyped(faults, pointer, kind);
    if (kind === 'whole' && !Number.isInteger(value)) faults.push(fault(pointer, 'field.format', { format: 'whole' }));
    else if (value < min || value > max) faults.push(fault(pointer, 'field.range', { min, max }));
    return value;
  };
}
