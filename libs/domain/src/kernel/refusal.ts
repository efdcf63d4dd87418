import type { Bilingual } from './case-kind.js';

/** A refusal is a value, not an exception. `code` is a key of the problem catalogue (libs/contracts). */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly detail?: Bilingual;
  readonly params: Readonly<Record<string, unknown>>;
  /** Faults of a document, each with the RFC 6901 pointer of its field. */
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly message: Bilingual;
  }[];
}

export function refuse(code: string, params: Readonly<Record<string, unknown>> = {}, detail?: Bilingual): Refusal {
  return detail === undefined ? { refused: true, code, params } : { refused: true, code, params, detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
