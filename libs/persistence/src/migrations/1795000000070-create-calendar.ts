import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar as data: the days of a release, yearly notices, decrees. */
export class CreateCalendar1795000000070 implements MigrationInterface {
  readonly name = 'CreateCalendar1795000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE calendar_change (
  id              uuid        NOT NULL,
  n               bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind            text        NOT NULL,
  reason          text        NOT NULL,
  scope           text,
  year            integer,
  content         jsonb       NOT NULL,
  document_number text        NOT NULL,
  title           text        NOT NULL,
  document_date   date        NOT NULL,
  url             text        NOT NULL,
  basis_kind      text        NOT NULL,
  effective_at    timestamptz NOT NULL,
  entered_by      text        NOT NULL,
  entered_at      timestamptz NOT NULL,
  confirmed_by    text,
  confirmed_at    timestamptz,
  in_force_at     timestamptz,
  withdrawn_by    text,
  withdrawn_at    timestamptz,
  recounted_to    uuid,
  recounted_at    timestamptz,
  CONSTRAINT calendar_change_pk PRIMARY KEY (id),
  CONSTRAINT calendar_change_kind_ck CHECK (kind IN ('base', 'notice', 'override')),
  CONSTRAINT calendar_change_year_ck CHECK ((kind = 'notice') = (year IS NOT NULL)),
  CONSTRAINT calendar_change_scope_ck CHECK (scope IS NULL OR kind = 'override'),
  CONSTRAINT calendar_change_basis_kind_ck CHECK (basis_kind IN ('law', 'standard', 'analogy', 'house')),
  CONSTRAINT calendar_change_four_eyes_ck CHECK (kind = 'base' OR confirmed_by <> entered_by),
  CONSTRAINT calendar_change_confirmed_ck CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (confirmed_by IS NULL) = (in_force_at IS NULL)),
  CONSTRAINT calendar_change_withdrawn_ck CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_by IS NULL OR confirmed_by IS NULL))
);
CREATE UNIQUE INDEX calendar_change_year_uq ON calendar_change (year) WHERE confirmed_by IS NOT NULL;
CREATE INDEX calendar_change_order_ix ON calendar_change (in_force_at, n);
COMMENT ON TABLE calendar_change IS 'The calendar: what a release knows, yearly notices, decrees. Confirmed by a second person; in force from in_force_at on. Nothing is ever changed or removed.';
COMMENT ON COLUMN calendar_change.scope IS 'Null: everybody. Else a province code or the id of an office.';
COMMENT ON COLUMN calendar_change.recounted_to IS 'The last case that the recount of open clocks has gone through.';

GRANT SELECT ON calendar_change TO sandbar_app, sandbar_system;
GRANT INSERT ON calendar_change TO sandbar_system;
GRANT UPDATE (confirmed_by, confirmed_at, in_force_at, withdrawn_by, withdrawn_at, recounted_to, recounted_at) ON calendar_change TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_change');
  }
}
