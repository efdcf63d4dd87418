import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the few clocks that are leased for their expiry, among all that wait for their day: a lease of a clock that was ahead must not wait for its end. */
export class FindLeasedClocks1795000000092 implements MigrationInterface {
  readonly name = 'FindLeasedClocks1795000000092';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX deadline_leased_ix ON deadline (next_wake_at) WHERE status = 'running' AND next_wake_at > due_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deadline_leased_ix');
  }
}
