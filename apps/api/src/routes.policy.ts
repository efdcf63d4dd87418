import { CALENDAR_ROUTES } from './calendar/calendar.routes.js';
import { CASE_ROUTES } from './cases/case.routes.js';
import type { RouteRow, Routes } from './http/route-row.js';
import { OPEN_ROUTES } from './meta/open.routes.js';
import { PAGE_ROUTES } from './pages/page.routes.js';
import { PEOPLE_ROUTES } from './people/people.routes.js';
import { SECURITY_ROUTES } from './sessions/security.routes.js';
import { WEBHOOK_ROUTES } from './webhooks/webhook.routes.js';
import { PERSON_ROUTES } from './sessions/person.routes.js';
import { STATISTICS_ROUTES } from './statistics/statistics.routes.js';

/** Every route there is. A test compares the router's own list with it; a route without a row answers 404. */
export const ROUTES: Routes = {
  ...OPEN_ROUTES,
  ...PERSON_ROUTES,
  ...SECURITY_ROUTES,
  ...CASE_ROUTES,
  ...STATISTICS_ROUTES,
  ...PEOPLE_ROUTES,
  ...WEBHOOK_ROUTES,
  ...CALENDAR_ROUTES,
  ...PAGE_ROUTES,
};

const rows = new Map<string, RouteRow>(Object.entries(ROUTES));

/** @param url the pattern that the router matched; undefined when none did */
export function findRoute(method: string, url: string | undefined): RouteRow | undefined {
  return url === undefined ? undefined : rows.get(`${method === 'HEAD' ? 'GET' : method} ${url}`);
}
