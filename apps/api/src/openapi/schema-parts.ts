import type { JsonSchema } from '@sandbar/contracts';

/** Words in which the views' schemas are written. */
export const text: JsonSchema = { type: 'string' };
export const whole: JsonSchema = { type: 'integer' };
export const flag: JsonSchema = { type: 'boolean' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const anything: JsonSchema = {};
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
/** Every member is always there unless its name ends in `?`. */
export const object = (members: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  required: Object.keys(members).filter((name) => !name.endsWith('?')),
  properties: Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
});
export const data = (items: JsonSchema): JsonSchema => object({ data: list(items) });
export const page = (items: JsonSchema): JsonSchema => object({ data: list(items), page: object({ next: orNull(text) }) });
