import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New versions of rules, by two persons; a loaded row names the change that brought it, and no release overwrites it. */
export class ChangeRules1795000000100 implements MigrationInterface {
  readonly name = 'ChangeRules1795000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE rule_change (
  id                uuid        NOT NULL,
  n                 bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  rules             jsonb       NOT NULL,
  entered_by        text        NOT NULL,
  entered_at_office uuid,
  entered_at        timestamptz NOT NULL,
  confirmed_by      text,
  confirmed_at      timestamptz,
  withdrawn_by      text,
  withdrawn_at      timestamptz,
  CONSTRAINT rule_change_pk PRIMARY KEY (id),
  CONSTRAINT rule_change_four_eyes_ck CHECK (confirmed_by <> entered_by),
  CONSTRAINT rule_change_confirmed_ck CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT rule_change_withdrawn_ck CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_by IS NULL OR confirmed_by IS NULL))
);
COMMENT ON TABLE rule_change IS 'New versions of rules as people entered them. Confirmed by a second person; nothing is ever changed or removed.';
COMMENT ON COLUMN rule_change.entered_at_office IS 'The office of whoever entered it; null: a person of the platform.';

ALTER TABLE rule ADD COLUMN change uuid;
ALTER TABLE rule ADD CONSTRAINT rule_change_fk FOREIGN KEY (change) REFERENCES rule_change (id);
COMMENT ON COLUMN rule.change IS 'The change that brought the version; null: a release did.';

GRANT SELECT, INSERT ON rule_change TO sandbar_system;
GRANT UPDATE (confirmed_by, confirmed_at, withdrawn_by, withdrawn_at) ON rule_change TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE rule DROP COLUMN change;
DROP TABLE rule_change;
`);
  }
}
