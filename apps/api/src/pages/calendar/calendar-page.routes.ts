import type { Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

/** Pages for whoever may change the calendar. */
export const CALENDAR_PAGE_ROUTES = {
  'GET /calendar': page('放假安排', 'Calendar', 'calendar.change'),
  'POST /calendar/notices': { ...form('试算年度通知', 'Try a year’s notice', 'calendar.change'), body: 'multipart' },
  'POST /calendar/overrides': form('试算调整', 'Try a decree', 'calendar.change'),
  'POST /calendar/changes': form('录入变动', 'Enter a change', 'calendar.change'),
  'GET /calendar/changes/:change': page('日历变动', 'A change of the calendar', 'calendar.change'),
  'POST /calendar/changes/:change/:what': form('确认或撤回变动', 'Confirm or take back a change', 'calendar.change'),
} as const satisfies Routes;
