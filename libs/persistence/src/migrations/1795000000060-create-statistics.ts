import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long cases stay where, and what is counted of them: projections of the record, written by the worker and made anew at any time. Offices read
 * the figures of all provinces; where a fold stands holds the content of a case and is the system's alone.
 */
export class CreateStatistics1795000000060 implements MigrationInterface {
  readonly name = 'CreateStatistics1795000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE case_course (
  case_id uuid    NOT NULL,
  version integer NOT NULL,
  basis   text    NOT NULL,
  state   json    NOT NULL,
  fault   text,
  CONSTRAINT case_course_pk PRIMARY KEY (case_id)
);
COMMENT ON TABLE case_course IS 'How far the record of a case is folded into stage_visit and case_milestone. A projection: may be emptied at any time.';
COMMENT ON COLUMN case_course.version IS 'Entries of the record folded so far; stale while below case_file.version.';
COMMENT ON COLUMN case_course.basis IS 'Version of the fold and of the calendar; another one folds the case from the beginning.';
COMMENT ON COLUMN case_course.fault IS 'Why the record could not be folded; such a case is counted nowhere.';

CREATE TABLE stage_visit (
  case_id            uuid        NOT NULL,
  track              text        NOT NULL,
  stage              text        NOT NULL,
  seq                integer     NOT NULL,
  entered_at         timestamptz NOT NULL,
  left_at            timestamptz,
  left_day           date,
  due_at             timestamptz,
  authority          text,
  province           text        NOT NULL,
  type               text,
  working_authority  integer,
  working_firm       integer,
  working_others     integer,
  working_held       integer,
  calendar_authority integer,
  calendar_firm      integer,
  calendar_others    integer,
  calendar_held      integer,
  provisional        boolean     NOT NULL,
  CONSTRAINT stage_visit_pk PRIMARY KEY (case_id, track, stage, seq),
  CONSTRAINT stage_visit_track_ck CHECK (track IN ('stage', 'lane', 'hold'))
);
CREATE INDEX stage_visit_left_ix ON stage_visit (left_day) WHERE left_day IS NOT NULL;
CREATE INDEX stage_visit_open_ix ON stage_visit (stage) WHERE left_at IS NULL;
COMMENT ON TABLE stage_visit IS 'One stay of a case in one stage; days by whose court it was in. Of cases that were filed.';
COMMENT ON COLUMN stage_visit.due_at IS 'While the case is there: when its next clock is due.';
COMMENT ON COLUMN stage_visit.left_day IS 'Asia/Shanghai.';

CREATE TABLE case_milestone (
  case_id     uuid        NOT NULL,
  seq         integer     NOT NULL,
  what        text        NOT NULL,
  at          timestamptz NOT NULL,
  day         date        NOT NULL,
  authority   text,
  province    text        NOT NULL,
  type        text,
  reason_code text,
  CONSTRAINT case_milestone_pk PRIMARY KEY (case_id, seq, what)
);
CREATE INDEX case_milestone_day_ix ON case_milestone (day, what);
COMMENT ON TABLE case_milestone IS 'What is counted of a case: received, accepted, declined by criterion; each by a fact of its record.';

CREATE FUNCTION acts_for_office() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT 1 FROM unnest(current_holders()) AS h WHERE starts_with(h, 'authority:')) $$;
COMMENT ON FUNCTION acts_for_office() IS 'The person of this transaction works for an authority.';
`);
    for (const table of ['case_course', 'stage_visit', 'case_milestone'])
      await runner.query(`
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_system ON ${table} TO sandbar_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO sandbar_system;
`);
    await runner.query(`
CREATE POLICY stage_visit_office    ON stage_visit    FOR SELECT TO sandbar_app USING ((SELECT acts_for_office()));
CREATE POLICY case_milestone_office ON case_milestone FOR SELECT TO sandbar_app USING ((SELECT acts_for_office()));
GRANT SELECT ON stage_visit, case_milestone TO sandbar_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_milestone, stage_visit, case_course; DROP FUNCTION acts_for_office()');
  }
}
