import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

/** A subject as it is kept: normalised texts and pairs of characters of the name. */
export interface SubjectRow {
  readonly ref: string;
  readonly caseId: string | null;
  readonly precedent: number | null;
  readonly province: string | null;
  /** What it was made from. */
  readonly source: string;
  readonly name: string;
  readonly nameGrams: readonly string[];
  readonly technology: readonly string[];
  readonly scene: string;
}
export interface ScoreRow {
  readonly score: number;
  readonly name: number;
  readonly technology: number | null;
  readonly scene: number | null;
}
/** What of a filed application is compared. */
export interface FiledDeclaration {
  readonly caseId: string;
  readonly province: string;
  readonly hash: string;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface StoredPrecedent {
  readonly no: number;
  readonly name: string;
  readonly technology: readonly string[];
}
/** How subjects are made and judged; the store only keeps and finds them. */
export interface Comparison {
  ofCase(filed: FiledDeclaration): SubjectRow;
  ofPrecedent(precedent: StoredPrecedent): SubjectRow;
  /** Undefined: not alike. */
  score(one: SubjectRow, other: SubjectRow): ScoreRow | undefined;
}

/** Candidates looked at for one subject, by each of the three ways to find them. */
const CANDIDATES = 150;
const COLUMNS = `s.ref, s.case_id AS "caseId", s.precedent, s.province, s.source, s.name, s.name_grams AS "nameGrams", s.technology, s.scene`;
/** By trigrams of the name and of the scene, and by shared pairs of characters of the name: where two names are short, no trigram is whole. */
const FIND = `WITH by_name AS (SELECT ref FROM similarity_subject WHERE name % $2 AND ref <> $1 ORDER BY similarity(name, $2) DESC, ref LIMIT ${CANDIDATES}),
  by_scene AS (SELECT ref FROM similarity_subject WHERE $4 <> '' AND scene % $4 AND ref <> $1 ORDER BY similarity(scene, $4) DESC, ref LIMIT ${CANDIDATES}),
  by_grams AS (SELECT ref FROM similarity_subject s WHERE s.name_grams && $3::text[] AND ref <> $1
    ORDER BY (SELECT count(*) FROM unnest(s.name_grams) g WHERE g = ANY ($3::text[]))::float8 / cardinality(s.name_grams) DESC, ref LIMIT ${CANDIDATES})
  SELECT ${COLUMNS} FROM similarity_subject s WHERE ref IN (SELECT ref FROM by_name UNION SELECT ref FROM by_scene UNION SELECT ref FROM by_grams)`;
const PUT = `INSERT INTO similarity_subject (ref, case_id, precedent, province, source, name, name_grams, technology, scene)
  SELECT s.ref, s."caseId", s.precedent, s.province, s.source, s.name, s."nameGrams", s.technology, s.scene
  FROM jsonb_to_recordset($1::jsonb) AS s(ref text, "caseId" uuid, precedent int, province text, source text, name text, "nameGrams" text[], technology text[], scene text)
  ON CONFLICT (ref) DO UPDATE SET province = EXCLUDED.province, source = EXCLUDED.source, name = EXCLUDED.name, name_grams = EXCLUDED.name_grams,
    technology = EXCLUDED.technology, scene = EXCLUDED.scene`;
const PAIRS = `INSERT INTO similar_pair (case_id, ref, other_case, precedent, province, score, name, technology, scene, compared_at)
  SELECT p."caseId", p.ref, p."otherCase", p.precedent, p.province, p.score, p.name, p.technology, p.scene, $2
  FROM jsonb_to_recordset($1::jsonb) AS p("caseId" uuid, ref text, "otherCase" uuid, precedent int, province text, score real, name real, technology real, scene real)`;

/** What is alike, as the worker finds it. Give it a data source of the system role. */
export class SimilarityStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /**
   * Compares one case, by its last sealed declaration, with every precedent and every application that was filed, and writes its pairs anew, both
   * sides of each, in one transaction. One comparison at a time: of two new cases at once, the second sees the first.
   * @returns pairs found; undefined when the case has no sealed declaration
   */
  async compare(caseId: string, at: string, comparison: Comparison): Promise<number | undefined> {
    return this.rooms.open('write', async (db) => {
      await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('similarity', 0))`);
      const filed = await findFiled(db, caseId);
      if (filed === undefined) return undefined;
      await this.keepPrecedents(db, comparison);
      const subject = comparison.ofCase(filed);
      await db.query(PUT, [JSON.stringify([subject])]);
      const { rows } = await db.query<SubjectRow & Record<string, unknown>>(FIND, [
        subject.ref,
        subject.name,
        subject.nameGrams,
        subject.scene,
      ]);
      const alike = rows.flatMap((other) => {
        const score = comparison.score(subject, other);
        return score === undefined ? [] : [{ other, score }];
      });
      await db.query('DELETE FROM similar_pair WHERE case_id = $1 OR other_case = $1', [caseId]);
      const sides = alike.flatMap(({ other, score }) => [
        sideOf(subject, other, score),
        ...(other.caseId === null ? [] : [sideOf(other, subject, score)]),
      ]);
      if (sides.length > 0) await db.query(PAIRS, [JSON.stringify(sides), at]);
      return alike.length;
    });
  }

  /** Applications that were filed, page by page in order of id; as the figures know them. */
  async listFiled(after: string, limit: number): Promise<readonly string[]> {
    const text = `SELECT DISTINCT case_id AS id FROM case_milestone WHERE what = 'received' AND case_id > $1::uuid ORDER BY case_id LIMIT $2`;
    return (await this.rooms.readOpen<{ id: string }>(text, [after, limit])).map(({ id }) => id);
  }

  /** Precedents that came or changed since: normally none. */
  private async keepPrecedents(db: Db, comparison: Comparison): Promise<void> {
    const { rows } = await db.query<StoredPrecedent & { source: string | null } & Record<string, unknown>>(
      `SELECT p.no, p.name, p.technology, s.source FROM precedent p LEFT JOIN similarity_subject s ON s.precedent = p.no`,
    );
    const changed = rows.flatMap(({ source, ...precedent }) => {
      const subject = comparison.ofPrecedent(precedent);
      return subject.source === source ? [] : [subject];
    });
    if (changed.length > 0) await db.query(PUT, [JSON.stringify(changed)]);
  }
}

async function findFiled(db: Db, caseId: string): Promise<FiledDeclaration | undefined> {
  const { rows } = await db.query<FiledDeclaration & Record<string, unknown>>(
    `SELECT c.id AS "caseId", c.province, d.hash, d.content FROM case_file c JOIN sealed_declaration d ON d.case_id = c.id
     WHERE c.id = $1 ORDER BY d.revision DESC LIMIT 1`,
    [caseId],
  );
  return rows[0];
}

function sideOf(of: SubjectRow, other: SubjectRow, score: ScoreRow): Readonly<Record<string, unknown>> {
  return { caseId: of.caseId, ref: other.ref, otherCase: other.caseId, precedent: other.precedent, province: other.province, ...score };
}
