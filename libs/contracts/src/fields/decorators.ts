import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
  registerDecorator,
} from 'class-validator';
import { DATED, FORMATS, isRealDay } from './formats.js';
import type { TextFormat } from './formats.js';

/** A class whose properties carry the decorators of this file. */
export type PayloadClass<T = object> = new () => T;

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const textRules = (min: number, max: number, each: boolean): PropertyDecorator =>
  all(IsString({ each }), Length(min, max, { each }), ...(min > 0 ? [Matches(/\S/u, { each, context: { format: 'not-blank' } })] : []));

const formatRules = (format: TextFormat, each: boolean): PropertyDecorator =>
  all(
    IsString({ each }),
    Length(1, FORMATS[format].max, { each }),
    Matches(FORMATS[format].pattern, { each, context: { format } }),
    ...(DATED.has(format) ? [RealDay(each)] : []),
  );

/** A day that the calendar has: 2026-02-30 is well formed and does not exist. */
function RealDay(each: boolean): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'realDay',
      target: target.constructor,
      propertyName: String(property),
      options: { each },
      validator: { validate: (value: unknown) => typeof value === 'string' && isRealDay(value) },
    });
}

/** Text of `min` to `max` characters (code points), more than blanks unless `min` is 0. */
export const Text = (max: number, min = 1): PropertyDecorator => textRules(min, max, false);
/** A short text of a fixed format: uuid, date, date-time, sha256, json-pointer. */
export const Formatted = (format: TextFormat): PropertyDecorator => formatRules(format, false);
export const Uuid = (): PropertyDecorator => Formatted('uuid');
/** A day YYYY-MM-DD that exists. */
export const Day = (): PropertyDecorator => Formatted('date');
/** An instant in UTC, to the second or millisecond. */
export const Instant = (): PropertyDecorator => Formatted('date-time');
/** A whole number as text, in a query. */
export const Digits = (): PropertyDecorator => Formatted('digits');
export const OneOf = (values: readonly (string | number)[]): PropertyDecorator => IsIn([...values]);
export const Whole = (min: number, max: number): PropertyDecorator => all(IsInt(), Min(min), Max(max));
/** A finite number, decimals allowed. */
export const Quantity = (min: number, max: number): PropertyDecorator =>
  all(IsNumber({ allowNaN: false, allowInfinity: false }), Min(min), Max(max));
export const Flag = (): PropertyDecorator => IsBoolean();

/** May be absent. */
export const Absent = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined, { context: { absent: true } });
/** May be null, or absent, which means null. */
export const OrNull = (): PropertyDecorator =>
  ValidateIf((_object, value) => value !== undefined && value !== null, { context: { nullable: true } });

interface Bounds {
  readonly min?: number;
  readonly max: number;
  /** No item twice; of objects: no two with the same value in this member, where they have one. */
  readonly unique?: true | string;
}
/** What two items may not share; an item without the member is like no other. */
const markBy =
  (member: string) =>
  (item: object): unknown => {
    const mark = (item as Record<string, unknown>)[member];
    return mark === undefined ? item : mark;
  };
const listRules = ({ min = 0, max, unique }: Bounds): PropertyDecorator =>
  all(
    // An absent list without a least number of items means the empty one.
    ...(min === 0 ? [Absent()] : []),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ...(unique === undefined ? [] : [unique === true ? ArrayUnique() : ArrayUnique(markBy(unique), { context: { by: unique } })]),
  );

export const ListOfText = (maxLength: number, bounds: Bounds): PropertyDecorator => all(listRules(bounds), textRules(1, maxLength, true));
export const ListOfFormatted = (format: TextFormat, bounds: Bounds): PropertyDecorator => all(listRules(bounds), formatRules(format, true));
export const ListOfChoice = (values: readonly (string | number)[], bounds: Bounds): PropertyDecorator =>
  all(listRules(bounds), IsIn([...values], { each: true }));
export const ListOf = (of: () => PayloadClass, bounds: Bounds): PropertyDecorator =>
  all(listRules(bounds), IsObject({ each: true }), ValidateNested({ each: true, context: { of } }));
/** An object of its own class. */
export const Part = (of: () => PayloadClass): PropertyDecorator => all(IsObject(), ValidateNested({ context: { of } }));
/** Any JSON object; its content is judged elsewhere (the declaration's schema). */
export const FreeObject = (): PropertyDecorator => all(IsObject(), ValidateNested({ context: { free: true } }));
