import type { Decision, Holder } from '@sandbar/domain';
import type { Report } from './finding.js';
import type { RecordEntry } from './record-entry.js';
import { sameJson } from './same-json.js';
import type { StoredCase, StoredClock } from './stored-case.js';

/** Every column that is a projection of the last decision, the rows of case_access, and the open clocks. */
export function verifyColumns(stored: StoredCase, entries: readonly RecordEntry[], last: Decision, report: Report): void {
  const seq = entries.length;
  const { header } = last;
  const derived = {
    stage: last.stage,
    leaves: last.leaves,
    court: last.court,
    closed: last.closed,
    header,
    title: header.title,
    number: header.number,
    province: header.province,
    leadAuthority: header.leadAuthority,
    leadApplicant: header.leadApplicant,
    parent: header.parent,
    dueAt: earliest(stored.openClocks),
    createdAt: entries[0]?.meta?.at,
    updatedAt: entries.at(-1)?.meta?.at,
  };
  for (const [column, value] of Object.entries(derived))
    if (!sameJson(value, stored[column as keyof typeof derived])) report('case.column', seq, column);
  if (!sameJson(accessOf(header.holders), accessOf(stored.holders)) || accessOf(stored.holders).length !== stored.holders.length)
    report('case.access', seq, 'other people see the case than its record says');
  // A hold keeps the clocks of the state that was left.
  if (!last.holding && !sameJson(namesOf(last.clocks), namesOf(stored.openClocks)))
    report('case.clocks', seq, 'other clocks are open than the state wants');
}

/** One entry a holder, the stronger level where both are named; in order of their names. */
function accessOf(holders: readonly Holder[]): (readonly [string, string])[] {
  const strongest = new Map<string, string>();
  for (const { holder, level } of holders) if (strongest.get(holder) !== 'full') strongest.set(holder, level);
  return [...strongest].sort(([a], [b]) => (a < b ? -1 : 1));
}

const namesOf = (clocks: readonly Pick<StoredClock, 'name' | 'rule'>[]): string[] =>
  clocks.map(({ name, rule }) => `${name} ${rule}`).sort();

function earliest(clocks: readonly StoredClock[]): string | null {
  const due = clocks.flatMap(({ status, dueAt }) => ((status === 'running' || status === 'overdue') && dueAt !== null ? [dueAt] : []));
  return due.length === 0 ? null : due.reduce((a, b) => (a < b ? a : b));
}
