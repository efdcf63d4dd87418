import type { Ctx, WorkingCopyRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';

export interface WorkingCopyFile extends WorkingCopyRow {
  /** Person id. */
  readonly updatedBy: string;
  readonly updatedAt: string;
}
/** `current` is the revision that stands there instead; 0: none. */
export type Saved = { readonly saved: true; readonly revision: number } | { readonly saved: false; readonly current: number };

/** Declarations being written, by compare-and-set on their revision. Only who holds the whole case reads or writes them. */
export class WorkingCopyStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async find(ctx: Ctx, caseId: string): Promise<WorkingCopyFile | undefined> {
    const text = `SELECT case_id AS "caseId", revision, schema_version AS "schemaVersion", content, updated_by AS "updatedBy", updated_at
      FROM working_copy WHERE case_id = $1`;
    const [row] = await this.rooms.readAs<Omit<WorkingCopyFile, 'updatedAt'> & { updated_at: Date }>(ctx, text, [caseId]);
    if (row === undefined) return undefined;
    const { updated_at, ...rest } = row;
    return { ...rest, updatedAt: toInstant(updated_at) };
  }

  /** @param entry.expected the revision it was made from; 0 for the first */
  async save(
    ctx: Ctx,
    entry: Pick<WorkingCopyRow, 'caseId' | 'schemaVersion' | 'content'> & { readonly expected: number; readonly at: string },
  ): Promise<Saved> {
    const { caseId, schemaVersion, content, expected, at } = entry;
    const first = `INSERT INTO working_copy (case_id, revision, schema_version, content, updated_by, updated_at)
      SELECT a.case_id, 1, $3, $4::jsonb, $5, $6 FROM (SELECT DISTINCT case_id FROM case_access WHERE case_id = $1 AND level = 'full') a WHERE $2 = 0
      ON CONFLICT (case_id) DO NOTHING RETURNING revision`;
    const next = `UPDATE working_copy SET revision = revision + 1, schema_version = $3, content = $4::jsonb, updated_by = $5, updated_at = $6
      WHERE case_id = $1 AND revision = $2::int RETURNING revision`;
    const values = [caseId, expected, schemaVersion, JSON.stringify(content), ctx.actor.person, at];
    return this.rooms.as(ctx, 'write', async (db): Promise<Saved> => {
      const { rows } = await db.query<{ revision: number }>(expected === 0 ? first : next, values);
      if (rows[0] !== undefined) return { saved: true, revision: rows[0].revision };
      const { rows: standing } = await db.query<{ revision: number }>('SELECT revision FROM working_copy WHERE case_id = $1', [caseId]);
      return { saved: false, current: standing[0]?.revision ?? 0 };
    });
  }
}
