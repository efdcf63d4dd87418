import { shapeOf } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import { rowsOf, valueOf, valuesOf } from './form-body.js';
import type { FormBody } from './form-body.js';
import type { FieldShape, Fills } from './payload-form.js';

/**
 * The payload that a form sent, field by field of its class: a name that no field has is never looked at. What cannot be read as the type it
 * should be stays as it was typed, so that the validator says so and the form shows it again.
 */
export function readPayload(of: PayloadClass, body: FormBody, fills: Fills, at = { pointer: '', pattern: '' }): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const shape of shapeOf(of).fields) {
    const pointer = `${at.pointer}/${shape.name}`;
    const read = readField(shape, body, fills, { pointer, pattern: `${at.pattern}/${shape.name}` });
    if (read !== undefined) taken[shape.name] = read;
  }
  return taken;
}

function readField(shape: FieldShape, body: FormBody, fills: Fills, at: { pointer: string; pattern: string }): unknown {
  if (shape.list !== null) {
    if (shape.value.kind === 'object') {
      const { of } = shape.value;
      const count = rowsOf(body, at.pointer, shape.list.max);
      return Array.from({ length: count }, (_, index) =>
        readPayload(of, body, fills, { pointer: `${at.pointer}/${index}`, pattern: `${at.pattern}/*` }),
      );
    }
    const chosen = shape.value.kind === 'choice' || fills[at.pattern]?.options !== undefined;
    const texts = chosen ? valuesOf(body, at.pointer) : (valueOf(body, at.pointer) ?? '').split('\n');
    return texts
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => readText(shape, text));
  }
  if (shape.value.kind === 'object') return readPayload(shape.value.of, body, fills, at);
  if (shape.value.kind === 'flag') return valueOf(body, at.pointer) === 'true';
  const text = valueOf(body, at.pointer) ?? '';
  if (text.trim() === '') return emptyOf(shape);
  return readText(shape, text);
}

function emptyOf(shape: FieldShape): unknown {
  if (shape.nullable) return null;
  return shape.value.kind === 'text' && shape.value.min === 0 ? '' : undefined;
}

function readText(shape: FieldShape, text: string): unknown {
  const { value } = shape;
  if (value.kind === 'whole' || value.kind === 'number') return numberIn(text) ?? text;
  if (value.kind === 'choice') return value.of.find((choice) => String(choice) === text) ?? text;
  if (value.kind === 'text' && value.format === 'date-time' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) {
    const ms = Date.parse(`${text}+08:00`);
    return Number.isNaN(ms) ? text : new Date(ms).toISOString();
  }
  return text;
}

/** `12,000` and full-width digits are numbers to people. */
export function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  const number = Number(plain);
  return plain !== '' && /^-?\d+(\.\d+)?$/.test(plain) && Number.isFinite(number) ? number : undefined;
}
