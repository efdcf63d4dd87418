import type { CaseWrite, DeadlineRow } from '@sandbar/workflow';
import type { Whose } from '../session/begin-statement.js';
import { toMovedColumns, toOpenedColumns } from './deadline-row.js';

/** The place of a creation in the index of all creations. */
export interface Creation {
  readonly n: number;
  readonly prevHash: string | null;
  readonly hash: string;
}

/** The clocks of a write, sorted by what happens to them. */
interface Clocks {
  readonly opened: readonly DeadlineRow[];
  readonly moved: readonly DeadlineRow[];
  readonly closed: readonly DeadlineRow[];
}

/** @throws Error for a clock that opens and closes in one event: no machine asks for that, and the write would lose it */
function clocksOf({ record, deadlines }: CaseWrite): Clocks {
  const { seq } = record;
  const opened = deadlines.filter((row) => row.openedSeq === seq);
  const before = deadlines.filter((row) => row.openedSeq !== seq);
  if (opened.some((row) => row.closedSeq !== null)) throw new Error('a clock opens and closes in one event');
  return { opened, moved: before.filter((row) => row.closedSeq === null), closed: before.filter((row) => row.closedSeq !== null) };
}

const listed = <T>(rows: readonly T[], columns: (row: T) => object): string | null =>
  rows.length === 0 ? null : JSON.stringify(rows.map(columns));

/**
 * The values of write_case(), in the order of its parameters.
 * @param whose null where BEGIN has told whose the transaction is
 * @param creation null for an event of a case that is there
 */
export function writeParameters(write: CaseWrite, whose: Whose | null, creation: Creation | null): unknown[] {
  const { header, record, command } = write;
  const clocks = clocksOf(write);
  const kept = creation === null && write.headerUnchanged === true;
  return [
    whose?.person ?? null,
    whose?.province ?? null,
    whose?.holders ?? null,
    write.caseId,
    write.expectedVersion,
    record.prevHash,
    record.hash,
    write.definition,
    JSON.stringify(write.snapshot),
    write.stage,
    write.leaves,
    write.court,
    write.closed,
    write.dueAt,
    record.meta.at,
    record.type,
    JSON.stringify(record.payload),
    JSON.stringify(record.meta),
    JSON.stringify(record.facts),
    command.person,
    command.key,
    command.bodyHash,
    command.answer.outcome,
    JSON.stringify(command.answer),
    ...(kept
      ? [null, null, null, null, null, null, null]
      : [header.title, header.number, header.province, header.leadAuthority, header.leadApplicant, header.parent, JSON.stringify(header)]),
    listed(write.outbox, ({ id, job, payload, notBefore }) => ({ id, job, payload, not_before: notBefore })),
    listed(clocks.closed, ({ id, status }) => ({ id, status })),
    listed(clocks.moved, toMovedColumns),
    listed(clocks.opened, toOpenedColumns),
    creation === null ? null : write.kind,
    creation?.n ?? null,
    creation?.prevHash ?? null,
    creation?.hash ?? null,
  ];
}
