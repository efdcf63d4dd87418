import type { CaseRow, CaseWrite, DeadlineRow, RecordEntry, SealedRow, StoredCase } from '@sandbar/workflow';

/** What the verifier would read of a case in memory. */
export function storedCaseOf(
  row: CaseRow,
  last: CaseWrite,
  entries: readonly RecordEntry[],
  openClocks: readonly DeadlineRow[],
  sealed: readonly SealedRow[],
): StoredCase {
  const { header } = last;
  const sealedAt = (revision: number): string =>
    entries.find(({ payload }) => (payload['sealed'] as SealedRow | undefined)?.revision === revision)?.meta.at ?? '';
  return {
    ...row,
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
    dueAt: last.dueAt,
    createdAt: entries[0]?.meta.at ?? '',
    holders: header.holders,
    openClocks,
    declarations: sealed.map((one) => ({ ...one, sealedAt: sealedAt(one.revision) })),
  };
}
