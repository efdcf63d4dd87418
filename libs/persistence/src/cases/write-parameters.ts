import type { CaseWrite } from '@sandbar/workflow';
import { toDeadlineColumns } from './deadline-row.js';

/** $1 to $29 of the write statements, in their order. */
export function writeParameters(write: CaseWrite): unknown[] {
  const { header, record, command } = write;
  return [
    write.caseId,
    write.expectedVersion,
    write.definition,
    record.hash,
    JSON.stringify(write.snapshot),
    write.stage,
    write.leaves,
    write.court,
    write.closed,
    header.title,
    header.number,
    header.province,
    header.leadAuthority,
    header.leadApplicant,
    header.parent,
    JSON.stringify(header),
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
    JSON.stringify(write.outbox.map(({ id, job, payload, notBefore }) => ({ id, job, payload, not_before: notBefore }))),
  ];
}

/** $30: the clock rows. */
export function deadlineParameter(write: CaseWrite): string {
  return JSON.stringify(write.deadlines.map(toDeadlineColumns));
}
