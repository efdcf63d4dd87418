import { stateCouncilCalendar, stateCouncilDays } from '@sandbar/calendar';
import { uuidFrom } from '@sandbar/hash';
import type { CalendarStore, ChangeRow } from '../ports/calendar.port.js';
import { calendarsOf } from './calendars-of.js';
import { LEAD_MS, NAMESPACE } from './calendar-office.js';

const ALWAYS = '2004-01-01T00:00:00.000Z';

/**
 * Lays the days that this release knows into the store, so that processes of two releases reckon by one calendar: the first time for all the past, later only
 * where a release knows a year more than the store; then open clocks are gone through as after any change. A year that people have loaded stays
 * as they loaded it. Returns whether anything was laid.
 */
export async function layReleaseCalendar(store: CalendarStore, at: string): Promise<boolean> {
  const confirmed = await store.listConfirmed();
  const latest = confirmed.reduce((last, { inForceAt }) => (inForceAt > last ? inForceAt : last), at);
  const first = !confirmed.some(({ content }) => content.kind === 'base');
  const known = calendarsOf(confirmed).at(latest, null);
  const { version, lastYear } = stateCouncilCalendar();
  if (!first && lastYear <= known.lastYear) return false;
  const { daysOff, workingWeekends, ...days } = stateCouncilDays();
  const id = uuidFrom(NAMESPACE, `release ${version}`);
  const row: ChangeRow = {
    id,
    reason: 'release',
    content: { kind: 'base', days: { ...days, daysOff: [...daysOff], workingWeekends: [...workingWeekends] } },
    number: '',
    title: `国务院办公厅各年度放假通知（至 ${lastYear} 年，随版本提供） / the State Council’s yearly notices up to ${lastYear}, with the release`,
    date: at.slice(0, 10),
    url: 'https://www.gov.cn/',
    basisKind: 'law',
    effectiveAt: first ? ALWAYS : at,
    enteredBy: 'system',
    enteredAt: at,
    confirmedBy: 'system',
    confirmedAt: at,
    inForceAt: first ? ALWAYS : new Date(Date.parse(at) + LEAD_MS).toISOString(),
    withdrawnBy: null,
    withdrawnAt: null,
    recountedAt: first ? at : null,
  };
  return store.add(row, { id: uuidFrom(id, 'act'), at, by: 'system', act: 'calendar.confirmed', subject: id, details: { version } });
}
