import type { PublicRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';

export interface PublicPage {
  readonly caseId: string;
  readonly what: PublicRow['what'];
  readonly at: string;
  readonly content: PublicRow['content'];
  /** Taken back at that instant; null: it stands. */
  readonly withdrawnAt: string | null;
}

interface PageColumns {
  case_id: string;
  what: PublicRow['what'];
  at: Date;
  content: PublicRow['content'];
  withdrawn_at: Date | null;
}

/** The public register: what anybody may read, without a person. */
export class RegisterQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** Newest first by (at, case id). `text` is part of the title. Pages that were taken back are left out unless asked for. */
  async list(query: {
    readonly what: PublicRow['what'];
    readonly text?: string;
    readonly province?: string;
    readonly withdrawn?: boolean;
    readonly after?: { readonly at: string; readonly caseId: string };
    readonly limit: number;
  }): Promise<readonly PublicPage[]> {
    const { what, text, province = null, withdrawn = false, after, limit } = query;
    const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.rooms.readOpen<PageColumns & Record<string, unknown>>(
      `SELECT case_id, what, at, content, withdrawn_at FROM public_register
       WHERE what = $1 AND ($2 OR withdrawn_at IS NULL) AND ($3::text IS NULL OR content ->> 'title' ILIKE $3)
         AND ($7::text IS NULL OR content ->> 'province' = $7)
         AND ($4::timestamptz IS NULL OR (at, case_id) < ($4, $5::uuid))
       ORDER BY at DESC, case_id DESC LIMIT $6`,
      [what, withdrawn, pattern, after?.at ?? null, after?.caseId ?? null, limit, province],
    );
    return rows.map(toPage);
  }

  /** Every page of one case, the ones taken back too, by time. */
  async listOfCase(caseId: string): Promise<readonly PublicPage[]> {
    const text = 'SELECT case_id, what, at, content, withdrawn_at FROM public_register WHERE case_id = $1 ORDER BY at, what';
    return (await this.rooms.readOpen<PageColumns & Record<string, unknown>>(text, [caseId])).map(toPage);
  }
}

function toPage(row: PageColumns): PublicPage {
  return {
    caseId: row.case_id,
    what: row.what,
    at: toInstant(row.at),
    content: row.content,
    withdrawnAt: row.withdrawn_at === null ? null : toInstant(row.withdrawn_at),
  };
}
