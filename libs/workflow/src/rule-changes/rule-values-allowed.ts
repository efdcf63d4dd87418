import type { Bilingual } from '@sandbar/domain';

/** Least and most of a unit's values; all but those of fractions and places are whole. */
const OF_UNIT: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'working-day': [1, 1000],
  'calendar-day': [1, 3660],
  month: [1, 1200],
  hour: [1, 8784],
  minute: [1, 1440],
  person: [1, 1000],
  party: [1, 100],
  count: [0, 100_000],
  fraction: [0, 1],
  byte: [1, 1e12],
  switch: [0, 1],
  level: [1, 5],
  place: [0, 1000],
};
const OF_CODE: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['digest.hour', [1, 23]],
  ['calendar.protection', [0, 1]],
]);
const BROKEN = new Set(['fraction', 'place']);

/** What a value of the rule should be, where this one is not; undefined: it may be this. */
export function valueWanted(code: string, unit: string, value: number): Bilingual | undefined {
  const [least, most] = OF_CODE.get(code) ?? OF_UNIT[unit] ?? [0, Number.MAX_SAFE_INTEGER];
  const broken = BROKEN.has(unit);
  if (value >= least && value <= most && (broken || Number.isInteger(value))) return undefined;
  return { zh: `${least} 至 ${most} 的${broken ? '数' : '整数'}`, en: `a ${broken ? '' : 'whole '}number from ${least} to ${most}` };
}
