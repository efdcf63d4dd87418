import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session's person last showed who they are, and from where it was opened. */
export class FreshnessOfSessions1795000000030 implements MigrationInterface {
  readonly name = 'FreshnessOfSessions1795000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE session ADD COLUMN authenticated_at timestamptz, ADD COLUMN address text;
UPDATE session SET authenticated_at = created_at;
ALTER TABLE session ALTER COLUMN authenticated_at SET NOT NULL;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session DROP COLUMN authenticated_at, DROP COLUMN address');
  }
}
