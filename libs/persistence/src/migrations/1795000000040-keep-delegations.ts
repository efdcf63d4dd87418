import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Absence cover says who arranged it, why, and whether it was taken back. */
export class KeepDelegations1795000000040 implements MigrationInterface {
  readonly name = 'KeepDelegations1795000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE delegation
  ADD COLUMN reason     text        NOT NULL DEFAULT '',
  ADD COLUMN granted_by text        NOT NULL DEFAULT 'system',
  ADD COLUMN granted_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN revoked_at timestamptz,
  ADD COLUMN revoked_by text,
  ADD CONSTRAINT delegation_dates_ck CHECK (valid_from <= valid_to);
ALTER TABLE delegation ALTER COLUMN reason DROP DEFAULT, ALTER COLUMN granted_by DROP DEFAULT, ALTER COLUMN granted_at DROP DEFAULT;
COMMENT ON COLUMN delegation.valid_to IS 'Exclusive; a delegation taken back ends at that instant, or where it would have begun.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
COMMENT ON COLUMN delegation.valid_to IS NULL;
ALTER TABLE delegation DROP CONSTRAINT delegation_dates_ck, DROP COLUMN reason, DROP COLUMN granted_by, DROP COLUMN granted_at,
  DROP COLUMN revoked_at, DROP COLUMN revoked_by;
`);
  }
}
