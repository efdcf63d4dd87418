import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A lost job is no failure: handlers' faults are counted apart from sendings, and a row is dead by them alone. The wakes of clocks no longer travel
 * through the outbox (each clock's row says when it must be looked at); those on their way are over.
 */
export class CountFailures1795000000025 implements MigrationInterface {
  name = 'CountFailures1795000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE outbox ADD COLUMN failures integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN outbox.failures IS 'How often its handler failed; a row is dead by these, never by jobs that the transport lost.';
GRANT UPDATE (failures) ON outbox TO sandbar_system;
UPDATE outbox SET failures = greatest(attempt - 1, 0) WHERE last_error IS NOT NULL AND state <> 'done';
UPDATE outbox SET state = 'done', done_at = now(), last_error = NULL WHERE job = 'wake' AND state <> 'done';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP COLUMN failures');
  }
}
