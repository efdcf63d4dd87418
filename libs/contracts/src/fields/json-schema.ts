import type { PayloadClass } from './decorators.js';
import { shapeOf } from './shape.js';
import type { FieldShape, ValueShape } from './shape.js';

/** A JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a payload class, from the same metadata as its validator.
 * @returns an object schema without references: parts stand inside
 */
export function schemaOf(of: PayloadClass): JsonSchema {
  const { fields } = shapeOf(of);
  const required = fields.filter((field) => field.absent === 'refused').map((field) => field.name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema(field: FieldShape): JsonSchema {
  const single = valueSchema(field.value);
  const whole =
    field.list === null
      ? single
      : {
          type: 'array',
          items: single,
          ...(field.list.min > 0 ? { minItems: field.list.min } : {}),
          maxItems: field.list.max,
          ...(field.list.unique ? { uniqueItems: true } : {}),
        };
  if (field.nullable) return { anyOf: [whole, { type: 'null' }], default: null };
  return field.absent === 'empty list' ? { ...whole, default: [] } : whole;
}

function valueSchema(shape: ValueShape): JsonSchema {
  switch (shape.kind) {
    case 'object':
      return schemaOf(shape.of);
    case 'free':
      return { type: 'object' };
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { enum: shape.of };
    case 'whole':
    case 'number':
      return { type: shape.kind === 'whole' ? 'integer' : 'number', ...bounds(shape.min, shape.max) };
    case 'text': {
      const standard =
        shape.format === 'uuid' || shape.format === 'date' || shape.format === 'date-time' || shape.format === 'json-pointer';
      return {
        type: 'string',
        minLength: shape.min,
        maxLength: shape.max,
        ...(standard ? { format: shape.format } : {}),
        ...(shape.pattern === null ? {} : { pattern: shape.pattern.source }),
      };
    }
  }
}

function bounds(minimum: number, maximum: number): JsonSchema {
  return { ...(Number.isFinite(minimum) ? { minimum } : {}), ...(Number.isFinite(maximum) ? { maximum } : {}) };
}
