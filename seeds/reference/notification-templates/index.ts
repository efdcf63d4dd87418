import type { NotificationType } from '@sandbar/contracts';
import type { NotificationTemplateRow } from '../reference-data.js';
import { BASELINE_FROM } from '../rule-row.js';
import { ALARMS } from './alarms.js';
import { APPLICATION_DECISION } from './application-decision.js';
import { APPLICATION_REVIEW } from './application-review.js';
import { CALENDAR_APPLICATION, CALENDAR_SHARING } from './calendar.js';
import { LIVE_TEST } from './live-test.js';
import { MAILS } from './mails.js';
import { REMINDERS } from './reminders.js';
import { LEG, PACKAGE } from './sharing.js';
import { SERVED_BY } from './statutory.js';
import type { Words } from './words.js';

function rowsOf(prefix: string, words: Readonly<Record<string, Words>>, type: NotificationType): NotificationTemplateRow[] {
  return Object.entries(words).map(([name, { version, subject, text, todo }]) => ({
    code: `${prefix}.${name}`,
    version,
    type: prefix === 'fact' && SERVED_BY.has(name) ? 'service' : type,
    subject,
    text,
    todo,
    validFrom: BASELINE_FROM,
  }));
}

/** Every template of a notification or an e-mail. A new wording is a further row with the next version and the day it is valid from. */
export const notificationTemplates: readonly NotificationTemplateRow[] = [
  ...rowsOf('fact', APPLICATION_REVIEW, 'application'),
  ...rowsOf('fact', APPLICATION_DECISION, 'application'),
  ...rowsOf('fact', LIVE_TEST, 'live-test'),
  ...rowsOf('fact', PACKAGE, 'sharing'),
  ...rowsOf('fact', LEG, 'sharing'),
  ...rowsOf('fact', CALENDAR_APPLICATION, 'application'),
  ...rowsOf('fact', CALENDAR_SHARING, 'sharing'),
  ...rowsOf('reminder', REMINDERS, 'reminder'),
  ...rowsOf('alarm', ALARMS, 'alarm'),
  ...rowsOf('mail', MAILS, 'application'),
];
