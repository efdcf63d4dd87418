import { FORMATS } from '../formats/formats.js';
import { isRecord, member } from '../walk.js';

const isDate = (text: string): boolean => {
  const format = FORMATS.date as { validate: (text: string) => boolean };
  return format.validate(text);
};

/** Reads a declaration that may be of any shape: what is absent or of another type is undefined, nothing ever throws. */
export class Reader {
  constructor(
    private readonly value: unknown,
    /** RFC 6901 pointer of this place. */
    readonly pointer: string = '',
  ) {}

  /** Pointer to a place below this one; `path` is steps joined by '/'. */
  to(path: string): string {
    return `${this.pointer}/${path}`;
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /** Text that is not blank. */
  text(path: string): string | undefined {
    const value = this.find(path);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }

  /** A valid `YYYY-MM-DD`; such texts compare in order of time. */
  date(path: string): string | undefined {
    const text = this.text(path);
    return text !== undefined && isDate(text) ? text : undefined;
  }

  number(path: string): number | undefined {
    const value = this.find(path);
    return typeof value === 'number' ? value : undefined;
  }

  flag(path: string): boolean {
    return this.find(path) === true;
  }

  /** The texts of a list of codes. */
  codes(path: string): string[] {
    const value = this.find(path);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  /** One reader for each row that is an object. */
  rows(path: string): Reader[] {
    const value = this.find(path);
    if (!Array.isArray(value)) return [];
    return value.flatMap((row: unknown, i) => (isRecord(row) ? [new Reader(row, `${this.to(path)}/${i}`)] : []));
  }

  private find(path: string): unknown {
    return path.split('/').reduce(member, this.value);
  }
}
