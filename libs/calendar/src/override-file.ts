import { addCalendarDays, calendarDaysBetween, instantMs } from './day.js';
import { FaultReader } from './fault-reader.js';
import type { ChangeFault } from './notice-faults.js';
import type { ChangedDay } from './year-notice.js';

/** Why single days change, as the document says. */
export const OVERRIDE_REASONS = [
  'holiday-lengthened',
  'holiday-shortened',
  'days-exchanged',
  'offices-closed',
  'correction',
  'reversal',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];
const BASIS_KINDS = ['law', 'standard', 'analogy', 'house'] as const;

/** A decree as it is handed in: which days, what they become, for whom, and the document it stands on. */
export interface OverrideFile {
  readonly days: readonly ChangedDay[];
  /** Null: everybody. Else a province code or an office; the caller says whether there is such a one. */
  readonly scope: string | null;
  readonly reason: OverrideReason;
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly url: string;
  readonly basisKind: (typeof BASIS_KINDS)[number];
  /** From when it has effect; null: at once. */
  readonly effectiveAt: string | null;
}
const MOST_DAYS = 60;
const KEYS = ['from', 'to', 'working', 'scope', 'reason', 'number', 'title', 'date', 'url', 'basisKind', 'effectiveAt'];

/**
 * Reads `{from, to?, working, scope?, reason, number, title, date, url, basisKind, effectiveAt?}` that nobody has checked, and says everything that is
 * wrong with it. @param today YYYY-MM-DD, Asia/Shanghai
 */
export function readOverrideFile(
  value: unknown,
  today: string,
): { readonly file: OverrideFile } | { readonly faults: readonly ChangeFault[] } {
  const reader = new FaultReader();
  const row = reader.row(value, '', KEYS);
  const from = reader.day(row['from'], '/from');
  const to = row['to'] === undefined || row['to'] === '' || row['to'] === null ? from : reader.day(row['to'], '/to');
  if (typeof row['working'] !== 'boolean') reader.fault('/working', 'not-true-or-false');
  const scope = row['scope'] === undefined || row['scope'] === null || row['scope'] === '' ? null : reader.text(row, '/scope');
  const date = reader.day(row['date'], '/date');
  if (date > today) reader.fault('/date', 'not-yet');
  const effectiveAt =
    row['effectiveAt'] === undefined || row['effectiveAt'] === null || row['effectiveAt'] === '' ? null : row['effectiveAt'];
  if (effectiveAt !== null && !isInstant(effectiveAt)) reader.fault('/effectiveAt', 'not-an-instant');
  const file = {
    scope,
    reason: reader.oneOf(row, '/reason', OVERRIDE_REASONS),
    number: reader.text(row, '/number'),
    title: reader.text(row, '/title'),
    date,
    url: reader.address(row, '/url'),
    basisKind: reader.oneOf(row, '/basisKind', BASIS_KINDS),
    effectiveAt: effectiveAt as string | null,
  };
  if (reader.faults.length > 0) return { faults: reader.faults };
  const length = calendarDaysBetween(from, to) + 1;
  if (length < 1) reader.fault('/to', 'ends-before');
  if (length > MOST_DAYS) reader.fault('/to', 'too-many-days');
  if (reader.faults.length > 0) return { faults: reader.faults };
  const working = row['working'] === true;
  return { file: { ...file, days: Array.from({ length }, (_, n) => ({ day: addCalendarDays(from, n), working })) } };
}

const isInstant = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && instantMs(value) > 0;
  } catch {
    return false;
  }
};
