import type { Lane } from '../kernel/index.js';

/** The checklists whose items are rows of the rule table, `checklist.<name>.<item>`. */
export const CHECKLISTS = ['intake', 'consumer', 'security'] as const;
export type ChecklistName = (typeof CHECKLISTS)[number];

/** The checklist that an event goes through; undefined: none. */
export function checklistOf(type: string, lane: Lane | null): ChecklistName | undefined {
  if (type === 'ACCEPT') return 'intake';
  if (type !== 'ASSESS') return undefined;
  return lane === 'consumer' ? 'consumer' : lane === 'risk' ? 'security' : undefined;
}

/** With what the codes of a checklist's items begin. */
export const checklistPrefix = (name: ChecklistName): string => `checklist.${name}.`;
