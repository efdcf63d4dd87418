import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isLei } from './lei.js';
import { isUscc } from './uscc.js';

/** A lead's USCC, the year of filing and a running number of four digits, for example 91310000XXXXXXXXXX-2026-0001. */
export function isPilotNumber(text: string): boolean {
  const match = /^([0-9A-Z]{18})-(20\d{2})-(\d{4})$/.exec(text);
  return match !== null && isUscc(match[1]!);
}

/** The formats of the schema; each answers whether a text is well formed. */
export const FORMATS = {
  date: fullFormats.date,
  email: fullFormats.email,
  uscc: isUscc,
  lei: isLei,
  'pilot-number': isPilotNumber,
  sha256: (text: string) => /^[0-9a-f]{64}$/.test(text),
  phone: (text: string) => /^\+?[0-9][0-9 -]{2,18}[0-9]$/.test(text),
} as const;
