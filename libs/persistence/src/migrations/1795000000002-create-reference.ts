import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offices, rules and the lists that everybody may read; filled by upserts from seeds/reference. */
export class CreateReference1795000000002 implements MigrationInterface {
  readonly name = 'CreateReference1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE jurisdiction (
  code      text    NOT NULL,
  name      jsonb   NOT NULL,
  full_name jsonb   NOT NULL,
  position  integer NOT NULL,
  CONSTRAINT jurisdiction_pk PRIMARY KEY (code)
);
COMMENT ON TABLE jurisdiction IS 'The four jurisdictions, by the first two digits of GB/T 2260. Names are {zh, en} here and below.';

CREATE TABLE authority (
  id             uuid    NOT NULL,
  code           text    NOT NULL,
  name           jsonb   NOT NULL,
  system         text    NOT NULL,
  jurisdiction   text,
  city           jsonb,
  valid_from     date,
  valid_to       date,
  date_precision text    NOT NULL,
  predecessor    text,
  successor      text,
  superior       text,
  certainty      text    NOT NULL,
  source         text    NOT NULL,
  note           jsonb,
  position       integer NOT NULL,
  CONSTRAINT authority_pk PRIMARY KEY (id),
  CONSTRAINT authority_code_uq UNIQUE (code),
  CONSTRAINT authority_jurisdiction_fk FOREIGN KEY (jurisdiction) REFERENCES jurisdiction (code)
);
COMMENT ON TABLE authority IS 'Offices with their dates of validity, both ends included; a reform makes a new row and names the successor.';
COMMENT ON COLUMN authority.jurisdiction IS 'Null: a national authority, the common superior of its offices.';

CREATE TABLE rule (
  code           text    NOT NULL,
  authority      text    NOT NULL DEFAULT '',
  version        integer NOT NULL,
  title          jsonb   NOT NULL,
  value          numeric NOT NULL,
  unit           text    NOT NULL,
  basis          jsonb   NOT NULL,
  basis_kind     text    NOT NULL,
  effective_from date    NOT NULL,
  effective_to   date,
  verified_by    text,
  reason         jsonb,
  certainty      text    NOT NULL,
  position       integer NOT NULL,
  CONSTRAINT rule_pk PRIMARY KEY (code, authority, version),
  CONSTRAINT rule_basis_kind_ck CHECK (basis_kind IN ('law', 'standard', 'analogy', 'house')),
  CONSTRAINT rule_effective_ck CHECK (effective_to IS NULL OR effective_to >= effective_from),
  CONSTRAINT rule_reason_ck CHECK (authority = '' OR reason IS NOT NULL)
);
COMMENT ON TABLE rule IS 'Every number of days, threshold and quorum. A deviation of an authority stands before the Delta baseline.';
COMMENT ON COLUMN rule.authority IS 'Code of the authority that deviates; empty: the Delta baseline.';
COMMENT ON COLUMN rule.effective_to IS 'Last day in force, Asia/Shanghai; null: until changed.';

CREATE TABLE standard (
  code          text    NOT NULL,
  kind          text    NOT NULL,
  title         jsonb   NOT NULL,
  issued_on     date,
  in_force_from date,
  in_force_to   date,
  status        text    NOT NULL,
  certainty     text    NOT NULL,
  source        text    NOT NULL,
  unsure        jsonb,
  position      integer NOT NULL,
  CONSTRAINT standard_pk PRIMARY KEY (code)
);
COMMENT ON TABLE standard IS 'Standards, laws and other acts that the product cites.';

CREATE TABLE technology (
  code             text    NOT NULL,
  name             jsonb   NOT NULL,
  plan_item        integer NOT NULL,
  tech_group       text    NOT NULL,
  declaration_code text,
  position         integer NOT NULL,
  CONSTRAINT technology_pk PRIMARY KEY (code)
);
CREATE TABLE field (
  code      text    NOT NULL,
  name      jsonb   NOT NULL,
  plan_item integer NOT NULL,
  examples  jsonb   NOT NULL,
  position  integer NOT NULL,
  CONSTRAINT field_pk PRIMARY KEY (code)
);
CREATE TABLE place (
  code        text    NOT NULL,
  name        jsonb   NOT NULL,
  place_group text    NOT NULL,
  role        jsonb   NOT NULL,
  plan_item   integer NOT NULL,
  position    integer NOT NULL,
  CONSTRAINT place_pk PRIMARY KEY (code)
);
CREATE TABLE target (
  code     text    NOT NULL,
  name     jsonb   NOT NULL,
  text     jsonb   NOT NULL,
  amount   numeric,
  unit     jsonb,
  position integer NOT NULL,
  CONSTRAINT target_pk PRIMARY KEY (code)
);
CREATE TABLE reason_code (
  code       text    NOT NULL,
  uses       text[]  NOT NULL,
  title      jsonb   NOT NULL,
  basis      jsonb   NOT NULL,
  basis_kind text    NOT NULL,
  certainty  text    NOT NULL,
  position   integer NOT NULL,
  CONSTRAINT reason_code_pk PRIMARY KEY (code)
);
CREATE TABLE precedent (
  no              integer NOT NULL,
  batch           text    NOT NULL,
  city            jsonb   NOT NULL,
  jurisdiction    text,
  name            text    NOT NULL,
  applicants      text[]  NOT NULL,
  type            text,
  technology      text[]  NOT NULL,
  notice          text,
  registration    text,
  completion      text,
  planned_start   text,
  documented_step text    NOT NULL,
  source          jsonb   NOT NULL,
  certainty       text    NOT NULL,
  unsure          text[]  NOT NULL,
  position        integer NOT NULL,
  CONSTRAINT precedent_pk PRIMARY KEY (no)
);
CREATE INDEX precedent_name_trgm_ix ON precedent USING gin (name gin_trgm_ops);
COMMENT ON TABLE precedent IS 'Real public pilots, documented facts only; null is unknown and never «did not happen». Read-only.';
COMMENT ON COLUMN precedent.notice IS 'YYYY-MM-DD or YYYY-MM, as the source has it; registration, completion and planned_start too.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE precedent, reason_code, target, place, field, technology, standard, rule, authority, jurisdiction');
  }
}
