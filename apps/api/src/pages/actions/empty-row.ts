import { shapeOf } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import { emptyItem } from '../forms/payload-form.js';
import type { Fills } from '../forms/payload-form.js';

/** An empty row for the list at a pointer, by the class it lies in; an empty text where there is no such list. */
export function emptyRowAt(of: PayloadClass, fills: Fills, pointer: string): unknown {
  let at = of;
  let pattern = '';
  const steps = pointer.split('/').slice(1);
  for (const [index, step] of steps.entries()) {
    if (/^\d+$/.test(step)) {
      pattern += '/*';
      continue;
    }
    const field = shapeOf(at).fields.find(({ name }) => name === step);
    pattern += `/${step}`;
    if (field === undefined) return '';
    if (index === steps.length - 1) return emptyItem(field, fills, pattern);
    if (field.value.kind !== 'object') return '';
    at = field.value.of;
  }
  return '';
}
