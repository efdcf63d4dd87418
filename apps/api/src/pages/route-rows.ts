import type { RouteRow } from '../http/route-row.js';

/** A page that is read. */
export const page = (zh: string, en: string, access: RouteRow['access'] = 'public'): RouteRow => ({
  access,
  body: 'none',
  title: { zh, en },
  gives: [200, null],
});
/** A form that is sent. */
export const form = (zh: string, en: string, access: RouteRow['access'] = 'public'): RouteRow => ({
  ...page(zh, en, access),
  body: 'form',
});
