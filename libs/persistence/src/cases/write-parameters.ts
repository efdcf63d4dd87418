import type { CaseWrite, DeadlineRow } from '@sandbar/workflow';
import { toMovedColumns, toOpenedColumns } from './deadline-row.js';
import type { WriteShape } from './write-statements.js';

/** What a write consists of, and its clocks sorted by what happens to them. */
export interface WriteParts {
  readonly shape: WriteShape;
  readonly opened: readonly DeadlineRow[];
  readonly moved: readonly DeadlineRow[];
  readonly closed: readonly DeadlineRow[];
}

/** @throws Error for a clock that opens and closes in one event: no machine asks for that, and the statement would lose it */
export function partsOf(write: CaseWrite): WriteParts {
  const { seq } = write.record;
  const opened = write.deadlines.filter((row) => row.openedSeq === seq);
  const before = write.deadlines.filter((row) => row.openedSeq !== seq);
  if (opened.some((row) => row.closedSeq !== null)) throw new Error('a clock opens and closes in one event');
  const closed = before.filter((row) => row.closedSeq !== null);
  const moved = before.filter((row) => row.closedSeq === null);
  const shape = {
    header: write.headerUnchanged !== true,
    outbox: write.outbox.length > 0,
    opened: opened.length > 0,
    moved: moved.length > 0,
    closed: closed.length > 0,
  };
  return { shape, opened, moved, closed };
}

/** The values of a statement of `shape`, in their order. */
export function writeParameters(write: CaseWrite, { opened, moved, closed }: WriteParts, shape: WriteShape): unknown[] {
  const { header, record, command } = write;
  const values: unknown[] = [
    write.caseId,
    write.expectedVersion,
    write.definition,
    record.hash,
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
    record.prevHash,
    command.person,
    command.key,
    command.bodyHash,
    command.answer.outcome,
    JSON.stringify(command.answer),
  ];
  if (shape.header) {
    values.push(header.title, header.number, header.province, header.leadAuthority, header.leadApplicant, header.parent);
    values.push(JSON.stringify(header));
  }
  if (shape.outbox)
    values.push(JSON.stringify(write.outbox.map(({ id, job, payload, notBefore }) => ({ id, job, payload, not_before: notBefore }))));
  if (shape.moved) values.push(JSON.stringify(moved.map(toMovedColumns)));
  if (shape.closed) values.push(JSON.stringify(closed.map(({ id, status }) => ({ id, status }))));
  if (shape.opened) values.push(JSON.stringify(opened.map(toOpenedColumns)));
  return values;
}
