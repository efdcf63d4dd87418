import type { ChecklistTick } from './pilot-application.payloads.js';

/** The checklists whose items are rows of the rule table, `checklist.<name>.<item>`. */
export const CHECKLISTS = ['intake', 'consumer', 'security'] as const;
export type ChecklistName = (typeof CHECKLISTS)[number];

/** The checklist that an event goes through; undefined: none. */
export function checklistOf(type: string, lane: unknown): ChecklistName | undefined {
  if (type === 'ACCEPT') return 'intake';
  if (type !== 'ASSESS') return undefined;
  return lane === 'consumer' ? 'consumer' : lane === 'risk' ? 'security' : undefined;
}

/** With what the codes of a checklist's items begin. */
export const checklistPrefix = (name: ChecklistName): string => `checklist.${name}.`;

/** With what the codes of the items begin that an event goes through; null: none. */
export function checklistCodes(type: string, lane: unknown): string | null {
  const name = checklistOf(type, lane);
  return name === undefined ? null : checklistPrefix(name);
}

/** Codes of the items in force that are left without an answer, or without its ground. @param rules values in force: an item's place on the list, 0 for not on it */
export function unansweredItems(
  name: ChecklistName | undefined,
  ticks: readonly ChecklistTick[],
  rules: Readonly<Record<string, number>>,
): readonly string[] {
  if (name === undefined) return [];
  const asked = Object.entries(rules).filter(([code, place]) => place > 0 && code.startsWith(checklistPrefix(name)));
  return asked.map(([code]) => code).filter((code) => !ticks.some((tick) => tick.code === code && tick.evidence.trim() !== ''));
}
