import { OVERRIDE_REASONS } from '@sandbar/calendar';
import type { JsonSchema } from '@sandbar/contracts';
import { CALENDAR_REASONS } from '@sandbar/workflow';
import { flag, instant, list, object, orNull, ref, text, uuid, whole } from './schema-parts.js';

const day: JsonSchema = { type: 'string', format: 'date' };
const basisKind: JsonSchema = { enum: ['law', 'standard', 'analogy', 'house'] };
const changedDay = object({ day, working: flag });
const planned = { caseId: uuid, kind: text, number: orNull(text), province: text };

/** What the API takes and says of the calendar. */
export const CALENDAR_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  YearNotice: object({
    year: whole,
    number: text,
    document: text,
    publishedOn: day,
    source: { type: 'string', format: 'uri' },
    holidays: list(object({ name: text, from: day, to: day })),
    workingWeekends: list(day),
  }),
  CalendarOverride: object({
    from: day,
    'to?': day,
    working: flag,
    'scope?': orNull(text),
    reason: { enum: [...OVERRIDE_REASONS] },
    number: text,
    title: text,
    date: day,
    url: { type: 'string', format: 'uri' },
    basisKind,
    'effectiveAt?': instant,
  }),
  CalendarYear: object({ year: whole, known: flag, version: text, off: list(day), worked: list(day) }),
  CalendarChange: object({
    id: uuid,
    reason: { enum: [...CALENDAR_REASONS] },
    content: {
      oneOf: [
        object({ kind: { const: 'base' }, firstYear: whole, lastYear: whole }),
        object({ kind: { const: 'notice' }, notice: { type: 'object' } }),
        object({ kind: { const: 'override' }, scope: orNull(text), days: list(changedDay) }),
      ],
    },
    number: text,
    title: text,
    date: day,
    url: text,
    basisKind,
    effectiveAt: instant,
    enteredBy: text,
    enteredAt: instant,
    confirmedBy: orNull(text),
    confirmedAt: orNull(instant),
    inForceAt: orNull(instant),
    withdrawnBy: orNull(text),
    withdrawnAt: orNull(instant),
    recountedAt: orNull(instant),
  }),
  CalendarChanges: object({ data: list(ref('CalendarChange')), missingNotice: orNull(whole) }),
  CalendarPlan: object({
    days: list(changedDay),
    moves: list(
      object({
        ...planned,
        clock: text,
        court: text,
        from: orNull(day),
        to: orNull(day),
        days: whole,
        provisional: flag,
        spared: list(day),
      }),
    ),
    left: list(object({ ...planned, deadlineId: uuid, clock: text, due: day })),
  }),
  ShownCalendarChange: object({
    change: ref('CalendarChange'),
    plan: ref('CalendarPlan'),
    mayConfirm: flag,
    mayWithdraw: flag,
  }),
  EnteredCalendarChange: object({ change: orNull(ref('CalendarChange')), plan: ref('CalendarPlan') }),
};
