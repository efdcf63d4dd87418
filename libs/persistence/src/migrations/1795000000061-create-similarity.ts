import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is alike: the texts by which applications and precedents are compared, the system's alone, and the pairs that were found. A pair shows to who
 * holds the case whole; one with another case only to an office, and of that other case only what its own policies show.
 */
export class CreateSimilarity1795000000061 implements MigrationInterface {
  readonly name = 'CreateSimilarity1795000000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE similarity_subject (
  ref        text   NOT NULL,
  case_id    uuid,
  precedent  integer,
  province   text,
  source     text   NOT NULL,
  name       text   NOT NULL,
  name_grams text[] NOT NULL,
  technology text[] NOT NULL,
  scene      text   NOT NULL,
  CONSTRAINT similarity_subject_pk PRIMARY KEY (ref),
  CONSTRAINT similarity_subject_of_ck CHECK ((case_id IS NULL) <> (precedent IS NULL))
);
CREATE INDEX similarity_subject_name_ix ON similarity_subject USING gin (name gin_trgm_ops);
CREATE INDEX similarity_subject_grams_ix ON similarity_subject USING gin (name_grams);
CREATE INDEX similarity_subject_scene_ix ON similarity_subject USING gin (scene gin_trgm_ops);
COMMENT ON TABLE similarity_subject IS 'The texts by which applications that were filed and precedents are compared, as libs/similarity made them ready.';
COMMENT ON COLUMN similarity_subject.source IS 'What it was made from: hash of the declaration, or of the precedent with the version of the making.';

CREATE TABLE similar_pair (
  case_id     uuid        NOT NULL,
  ref         text        NOT NULL,
  other_case  uuid,
  precedent   integer,
  province    text,
  score       real        NOT NULL,
  name        real        NOT NULL,
  technology  real,
  scene       real,
  compared_at timestamptz NOT NULL,
  CONSTRAINT similar_pair_pk PRIMARY KEY (case_id, ref),
  CONSTRAINT similar_pair_of_ck CHECK ((other_case IS NULL) <> (precedent IS NULL))
);
CREATE INDEX similar_pair_other_ix ON similar_pair (other_case) WHERE other_case IS NOT NULL;
COMMENT ON TABLE similar_pair IS 'What is like a case, with scores field by field; two rows a pair of cases, one for each side. Made anew when one of them files again.';
COMMENT ON COLUMN similar_pair.province IS 'Of the other case: all that somebody who may not see it learns of it.';

ALTER TABLE similarity_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE similarity_subject FORCE ROW LEVEL SECURITY;
ALTER TABLE similar_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE similar_pair FORCE ROW LEVEL SECURITY;
CREATE POLICY similarity_subject_system ON similarity_subject TO sandbar_system USING (true) WITH CHECK (true);
CREATE POLICY similar_pair_system ON similar_pair TO sandbar_system USING (true) WITH CHECK (true);
CREATE POLICY similar_pair_read ON similar_pair FOR SELECT TO sandbar_app USING (EXISTS (
  SELECT 1 FROM case_access a WHERE a.case_id = similar_pair.case_id AND a.holder = ANY (current_holders()) AND a.level = 'full'
    AND (similar_pair.precedent IS NOT NULL OR starts_with(a.holder, 'authority:')) OFFSET 0));
GRANT SELECT, INSERT, UPDATE, DELETE ON similarity_subject, similar_pair TO sandbar_system;
GRANT SELECT ON similar_pair TO sandbar_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE similar_pair, similarity_subject');
  }
}
