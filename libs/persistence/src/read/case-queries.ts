import type { CaseHeader, CaseKind, Court, Province, StoredSnapshot } from '@sandbar/domain';
import { holderKeysOf, SYSTEM_ACTOR } from '@sandbar/domain';
import { sha256Hex } from '@sandbar/hash';
import type { CaseRow, Ctx, DeadlineRow, RecordEntry, SealedRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toDeadlineRow } from '../cases/deadline-row.js';
import type { DeadlineColumns } from '../cases/deadline-row.js';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { caseListStatement, SUMMARY_COLUMNS } from './case-list.js';
import type { CaseListQuery, CaseSummary } from './case-list.js';
import { dueListStatement } from './due-list.js';
import type { OpenCase, OpenListQuery } from './due-list.js';

/** The whole present state of one case. */
export interface CaseFile extends CaseRow, CaseSummary {
  readonly leaves: readonly string[];
}

interface SummaryColumns {
  id: string;
  kind: CaseKind;
  definition: string;
  version: number;
  number: string | null;
  title: string;
  province: Province;
  stage: string;
  court: Court;
  due_at: Date | null;
  closed: boolean;
  created_at: Date;
  updated_at: Date;
  header: CaseHeader;
}
export interface FileColumns extends SummaryColumns {
  head_hash: string;
  snapshot: StoredSnapshot;
  leaves: string[];
}

/**
 * What screens read, as somebody, each in one read-only transaction: row security shows a case to its holders only. What is missing and what is
 * not theirs to see look the same. On a data source of the system role, SYSTEM_ACTOR reads every case.
 */
export class CaseQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async findCase(ctx: Ctx, caseId: string): Promise<CaseFile | undefined> {
    const text = `SELECT ${SUMMARY_COLUMNS}, c.head_hash, c.snapshot, c.leaves FROM case_file c WHERE c.id = $1`;
    const [row] = await this.rooms.readAs<FileColumns & Record<string, unknown>>(ctx, { name: 'case_file_find', text }, [caseId]);
    return row && toCaseFile(row);
  }

  /** How much of the case the person holds; undefined: nothing. */
  async findLevel(ctx: Ctx, caseId: string): Promise<'full' | 'headline' | undefined> {
    const text = `SELECT min(level) AS level FROM case_access WHERE case_id = $1 HAVING count(*) > 0`;
    return (await this.rooms.readAs<{ level: 'full' | 'headline' }>(ctx, text, [caseId]))[0]?.level;
  }

  async listCases(ctx: Ctx, query: CaseListQuery): Promise<readonly CaseSummary[]> {
    const holders = ctx.actor.person === SYSTEM_ACTOR.person ? null : holderKeysOf(ctx.actor);
    const { text, values } = caseListStatement(query, holders);
    // Planned once a connection for each set of conditions: planning takes longer than reading a page.
    const statement = { name: `case_list_${sha256Hex(text).slice(0, 16)}`, text };
    const rows = (await this.rooms.readAs<SummaryColumns & Record<string, unknown>>(ctx, statement, values)).map(toSummary);
    if (query.order !== 'dueAt' || holders === null) return rows;
    // A page of cases held in full and due at a date is the same either way, and this one is the cheaper.
    const told = rows.length === query.limit && rows.every((row) => row.dueAt !== null && isWhole(row, holders));
    return told ? rows : (await this.listDue(ctx, query, holders)).map(({ row, due }) => ({ ...row, dueAt: due }));
  }

  /** Open cases by due date, those without one last. */
  async listOpen(ctx: Ctx, query: OpenListQuery): Promise<readonly OpenCase[]> {
    return this.listDue(ctx, { ...query, filter: { ...query.filter, closed: false } }, holderKeysOf(ctx.actor));
  }

  /** By due date as far as the reader may know it. */
  private async listDue(ctx: Ctx, query: Omit<CaseListQuery, 'order'>, holders: readonly string[]): Promise<readonly OpenCase[]> {
    const { text, values } = dueListStatement(query, holders);
    const statement = { name: `due_list_${sha256Hex(text).slice(0, 16)}`, text };
    const rows = await this.rooms.readAs<SummaryColumns & { due: Date | null; due_court: Court | null } & Record<string, unknown>>(
      ctx,
      statement,
      values,
    );
    return rows.map((row) => ({ row: toSummary(row), due: toInstantOrNull(row.due), court: row.due_court }));
  }

  /** Entries with seq above `afterSeq`, ascending. Needs full sight. */
  async listRecord(ctx: Ctx, caseId: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<readonly RecordEntry[]> {
    const text = `SELECT case_id AS "caseId", seq, definition, type, payload, meta, facts, stage, prev_hash AS "prevHash", hash
      FROM case_record WHERE case_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;
    return this.rooms.readAs<RecordEntry & Record<string, unknown>>(ctx, { name: 'record_list', text }, [
      caseId,
      page.afterSeq,
      page.limit,
    ]);
  }

  /** Open and closed clocks by the order of opening. */
  async listDeadlines(ctx: Ctx, caseId: string): Promise<readonly DeadlineRow[]> {
    const text = 'SELECT * FROM deadline WHERE case_id = $1 ORDER BY opened_seq, name';
    const rows = await this.rooms.readAs<DeadlineColumns & Record<string, unknown>>(ctx, { name: 'deadline_list', text }, [caseId]);
    return rows.map(toDeadlineRow);
  }

  async listChildren(ctx: Ctx, parent: string): Promise<readonly CaseSummary[]> {
    const text = `SELECT ${SUMMARY_COLUMNS} FROM case_file c WHERE c.parent_id = $1 ORDER BY c.created_at, c.id`;
    return (await this.rooms.readAs<SummaryColumns & Record<string, unknown>>(ctx, text, [parent])).map(toSummary);
  }

  async findSealed(ctx: Ctx, caseId: string, revision: number): Promise<SealedRow | undefined> {
    const text = `SELECT revision, hash, schema_version AS "schemaVersion", content FROM sealed_declaration WHERE case_id = $1 AND revision = $2`;
    return (await this.rooms.readAs<SealedRow & Record<string, unknown>>(ctx, text, [caseId, revision]))[0];
  }

  /** Revisions without their content, ascending. */
  async listSealed(ctx: Ctx, caseId: string): Promise<readonly (Omit<SealedRow, 'content'> & { readonly sealedAt: string })[]> {
    const text = `SELECT revision, hash, schema_version AS "schemaVersion", sealed_at FROM sealed_declaration WHERE case_id = $1 ORDER BY revision`;
    const rows = await this.rooms.readAs<{ revision: number; hash: string; schemaVersion: string; sealed_at: Date }>(ctx, text, [caseId]);
    return rows.map(({ sealed_at, ...row }) => ({ ...row, sealedAt: toInstant(sealed_at) }));
  }
}

export const toCaseFile = (row: FileColumns): CaseFile => ({
  ...toSummary(row),
  headHash: row.head_hash,
  snapshot: row.snapshot,
  leaves: row.leaves,
});

function toSummary(row: SummaryColumns): CaseSummary {
  return {
    id: row.id,
    kind: row.kind,
    definition: row.definition,
    version: row.version,
    number: row.number,
    title: row.title,
    province: row.province,
    stage: row.stage,
    court: row.court,
    dueAt: toInstantOrNull(row.due_at),
    closed: row.closed,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    header: row.header,
  };
}

const isWhole = ({ header }: CaseSummary, holders: readonly string[]): boolean =>
  header.holders.some(({ holder, level }) => level === 'full' && holders.includes(holder));
