import type { Ctx } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';

/** A private working comment: read by one holder's people (one office, one firm) and by nobody else; no part of the record. */
export interface WorkingComment {
  readonly id: string;
  readonly caseId: string;
  /** The holder that reads it, for example `authority:<uuid>`. */
  readonly audience: string;
  /** Person id. */
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
}

/** Working comments, for those who hold the whole case. */
export class CommentStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** As the author, to an audience the author belongs to; row security refuses anything else (SQLSTATE 42501). */
  async add(ctx: Ctx, comment: WorkingComment): Promise<void> {
    const { id, caseId, audience, author, body, createdAt } = comment;
    const text = 'INSERT INTO comment (id, case_id, audience, author, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)';
    await this.rooms.as(ctx, 'write', (db) => db.query(text, [id, caseId, audience, author, body, createdAt]));
  }

  async list(ctx: Ctx, caseId: string): Promise<readonly WorkingComment[]> {
    const text = `SELECT id, case_id AS "caseId", audience, author, body, created_at FROM comment WHERE case_id = $1 ORDER BY created_at, id`;
    const rows = await this.rooms.readAs<Omit<WorkingComment, 'createdAt'> & { created_at: Date }>(ctx, text, [caseId]);
    return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: toInstant(created_at) }));
  }
}
