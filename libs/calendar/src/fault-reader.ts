import { checkedDay } from './day.js';
import type { ChangeFault, ChangeFaultCode } from './notice-faults.js';
import { faultAt } from './notice-faults.js';

export type Row = Readonly<Record<string, unknown>>;
const MOST_ENTRIES = 40;
const LONGEST_TEXT = 500;
/** What the store cannot keep in a text. */
const UNKEEPABLE = /[\u0000\ud800-\udfff]/u;

/** Reads values that nobody has checked and notes every fault with its pointer. */
export class FaultReader {
  readonly faults: ChangeFault[] = [];

  fault(pointer: string, code: ChangeFaultCode, found?: string): void {
    this.faults.push(faultAt(pointer, code, found));
  }
  row(value: unknown, pointer: string, keys: readonly string[]): Row {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(pointer, 'not-an-object');
      return {};
    }
    for (const key of Object.keys(value)) if (!keys.includes(key)) this.fault(`${pointer}/${key.slice(0, 80)}`, 'unknown-field');
    return value as Row;
  }
  text(row: Row, pointer: string): string {
    const value = row[pointer.slice(pointer.lastIndexOf('/') + 1)];
    if (value === undefined || value === '') this.fault(pointer, 'missing');
    else if (typeof value !== 'string' || value.trim() === '') this.fault(pointer, 'not-a-text');
    else if (value.length > LONGEST_TEXT) this.fault(pointer, 'text-too-long', String(LONGEST_TEXT));
    else if (UNKEEPABLE.test(value)) this.fault(pointer, 'text-broken');
    return typeof value === 'string' ? value.trim() : '';
  }
  oneOf<T extends string>(row: Row, pointer: string, known: readonly T[]): T {
    const value = row[pointer.slice(pointer.lastIndexOf('/') + 1)];
    if (!(known as readonly unknown[]).includes(value)) this.fault(pointer, 'not-one-of', known.join(', '));
    return value as T;
  }
  address(row: Row, pointer: string): string {
    const value = this.text(row, pointer);
    if (value !== '' && !/^https?:\/\/\S+$/.test(value)) this.fault(pointer, 'not-an-address');
    return value;
  }
  list(value: unknown, pointer: string): readonly unknown[] {
    if (Array.isArray(value) && value.length <= MOST_ENTRIES) return value;
    if (Array.isArray(value)) this.fault(pointer, 'too-many', String(MOST_ENTRIES));
    else this.fault(pointer, value === undefined ? 'missing' : 'not-a-list');
    return [];
  }
  day(value: unknown, pointer: string): string {
    if (value === undefined || value === '') this.fault(pointer, 'missing');
    else if (typeof value !== 'string' || !isDay(value)) this.fault(pointer, 'not-a-day');
    return typeof value === 'string' ? value : '';
  }
}

const isDay = (text: string): boolean => {
  try {
    return checkedDay(text) === text;
  } catch {
    return false;
  }
};
