import type { RecordEntry } from '@sandbar/workflow';
import { loadReference } from '../../../../../seeds/reference/index.js';
import { findRecordValue, findRecordWords, isSaidBeside } from './record-words.js';

const CODES = new Set(loadReference().reasonCodes.map(({ code }) => code));
/** Codes look like `criterion.consumer`, `letterRequired` or `DELIVERY_EXPIRED`; an id, a number, a date, an address or a path does not. */
const CODED = /^(?:[a-z]+(?:[-.A-Z][a-zA-Z]+)*|[A-Z]+(?:_[A-Z]+)*)$/;

/** Members and codes of an entry of the record that a reader would see under their raw names. */
export function unnamedIn({ type, payload }: Pick<RecordEntry, 'type' | 'payload'>): string[] {
  const found: string[] = [];
  const look = (path: readonly string[], value: unknown): void => {
    // Disclosed fields are read by the declaration's own titles.
    if (path.at(-1) === 'fields') return;
    if (Array.isArray(value)) return value.forEach((one) => look(path, one));
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const deeper = [...path, name];
        if (isSaidBeside(deeper)) continue;
        if (findRecordWords(type, deeper) === undefined) found.push(`${type}.${deeper.join('.')}`);
        look(deeper, inner);
      }
      return;
    }
    const coded = typeof value === 'string' && CODED.test(value) && !CODES.has(value);
    if (coded && findRecordValue(path.at(-1) ?? '', value) === undefined) found.push(`${type}.${path.join('.')}: ${value}`);
  };
  look([], payload);
  return found;
}
