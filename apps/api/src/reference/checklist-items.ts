import { checklistPrefix } from '@sandbar/domain';
import type { ChecklistName } from '@sandbar/domain';
import type { RuleRowView } from '../ports/index.js';

/**
 * The items of a checklist as an authority has them: its own wording before the baseline's, what it added among them, what it took off left out.
 * @param rows rules in force, as `listRules` gives them: of two of one code and authority the later counts
 * @param authority id of an office; null: the baseline
 */
export function checklistItems(rows: readonly RuleRowView[], name: ChecklistName, authority: string | null): readonly RuleRowView[] {
  const found = new Map<string, RuleRowView>();
  const ofList = rows.filter(({ code }) => code.startsWith(checklistPrefix(name)));
  for (const row of ofList) if (row.authority === null) found.set(row.code, row);
  for (const row of ofList) if (row.authority !== null && row.authority === authority) found.set(row.code, row);
  return [...found.values()].filter(({ value }) => value > 0).sort((a, b) => a.value - b.value || (a.code < b.code ? -1 : 1));
}
