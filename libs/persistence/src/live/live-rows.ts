import type { CaseHeader, CaseKind, Holder } from '@sandbar/domain';
import type { Answer } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

/** Where a row stands in the stream. */
interface Placed {
  /** The transaction that wrote it. */
  readonly tx: number;
  /** Its place among the rows of the transaction, in order of code units: its own, whoever may see which of the others. */
  readonly key: string;
}
/** An event of a case, as lists would show the case after it. */
export interface CaseChange extends Placed {
  readonly what: 'case';
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly type: string;
  readonly version: number;
  readonly stage: string;
  readonly closed: boolean;
  readonly at: string;
  /** Of the case now. */
  readonly dueAt: string | null;
  /** Of the case now: the policy asks it. */
  readonly header: CaseHeader;
  /** What row security asks: who holds the case now. */
  readonly access: readonly Holder[];
}
/** A row of somebody's inbox. */
export interface NoticeAdded extends Placed {
  readonly what: 'notification';
  readonly id: string;
  readonly caseId: string;
  readonly person: string;
  readonly todo: boolean;
  readonly at: string;
}
export type LiveRow = CaseChange | NoticeAdded;

export interface CaseColumns {
  readonly tx: number;
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly answer: Answer;
  readonly dueAt: string | null;
  readonly header: CaseHeader;
  readonly access: readonly Holder[] | null;
}
export type NoticeColumns = Omit<NoticeAdded, 'what' | 'key'>;

export const CASE_COLUMNS = `k.tx, k.case_id AS "caseId", c.kind, k.answer, c.due_at AS "dueAt", c.header,
  (SELECT json_agg(json_build_object('holder', a.holder, 'level', a.level)) FROM case_access a WHERE a.case_id = k.case_id) AS access`;
export const NOTICE_COLUMNS = 'n.tx, n.id, n.case_id AS "caseId", n.person_id AS person, n.todo, n.at';

/** In order of transactions; within one, cases first, then by id and version: the same order at every reading. */
export function inOrder(cases: readonly CaseColumns[] | null, notices: readonly NoticeColumns[] | null): LiveRow[] {
  const rows: LiveRow[] = [
    ...(cases ?? []).map(({ tx, caseId, kind, answer, dueAt, header, access }) => {
      const { type, version, stage, closed, at } = answer;
      const due = toInstantOrNull(dueAt);
      return {
        what: 'case' as const,
        tx: Number(tx),
        key: `c${caseId}.${String(version).padStart(10, '0')}`,
        caseId,
        kind,
        type,
        version,
        stage,
        closed,
        at,
        dueAt: due,
        header,
        access: access ?? [],
      };
    }),
    ...(notices ?? []).map((row) => ({
      ...row,
      what: 'notification' as const,
      tx: Number(row.tx),
      key: `n${row.id}`,
      at: toInstant(row.at),
    })),
  ];
  return rows.sort((a, b) => a.tx - b.tx || (a.key < b.key ? -1 : 1));
}
