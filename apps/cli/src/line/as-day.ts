import { Refusal } from '../refusal.js';

/** A day as it was given, one that the calendar has. @throws Refusal */
export function asDay(text: string): string {
  const instant = Date.parse(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)) return text;
  throw new Refusal(`不是日期（YYYY-MM-DD）：${text}`, `Not a day (YYYY-MM-DD): ${text}`, 2);
}
