import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits for somebody is due when the own clock ends, not when anybody's does; whose clock it is stands beside. Both tables are emptied: what they
 * hold means something else, and reads as not reached until the worker has made it anew.
 */
export class TellTurnsByCourt1795000000101 implements MigrationInterface {
  readonly name = 'TellTurnsByCourt1795000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
TRUNCATE case_turn, turn_horizon;
ALTER TABLE case_turn ADD COLUMN due_court text;
COMMENT ON COLUMN case_turn.due_at IS
  'End of the first clock in the seat''s own court, of any where none runs there; infinity where none runs, or where the seat sees the headline only.';
COMMENT ON COLUMN case_turn.due_court IS 'In whose court that clock runs; null beside infinity.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
TRUNCATE case_turn, turn_horizon;
ALTER TABLE case_turn DROP COLUMN due_court;
COMMENT ON COLUMN case_turn.due_at IS 'Of the case; infinity where it has none, or where the seat sees its headline only.';
`);
  }
}
