import type { Ctx } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { ScoreRow } from './similarity-store.js';

export interface SimilarPrecedent extends ScoreRow {
  readonly no: number;
  readonly title: string;
  readonly city: { readonly zh: string; readonly en: string };
  readonly applicants: readonly string[];
}
/** Another application. What the person may not see of it is null: then its province is all there is to know. */
export interface SimilarCase extends ScoreRow {
  readonly province: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly number: string | null;
  readonly stage: string | null;
  readonly definition: string | null;
}

/** What is like a case, as somebody: row security leaves out what is not theirs to know. The best first. */
export class SimilarQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async listPrecedents(ctx: Ctx, caseId: string): Promise<readonly SimilarPrecedent[]> {
    const text = `SELECT r.no, r.name AS title, r.city, r.applicants, p.score, p.name, p.technology, p.scene
      FROM similar_pair p JOIN precedent r ON r.no = p.precedent WHERE p.case_id = $1 ORDER BY p.score DESC, r.no`;
    return this.rooms.readAs<SimilarPrecedent & Record<string, unknown>>(ctx, text, [caseId]);
  }

  /** Title and stage come from the case's own row, under its own policy. */
  async listCases(ctx: Ctx, caseId: string): Promise<readonly SimilarCase[]> {
    const text = `SELECT p.province, c.id, c.title, c.number, c.stage, c.definition, p.score, p.name, p.technology, p.scene
      FROM similar_pair p LEFT JOIN case_file c ON c.id = p.other_case
      WHERE p.case_id = $1 AND p.other_case IS NOT NULL ORDER BY p.score DESC, p.ref`;
    return this.rooms.readAs<SimilarCase & Record<string, unknown>>(ctx, text, [caseId]);
  }
}
