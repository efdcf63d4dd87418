import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The transaction that wrote it, on what people are told of as it happens. Below the oldest transaction that still runs nothing can appear any more:
 * whoever reads up to there, in order of transactions, skips nothing, in whatever order they commit.
 */
export class NumberChanges1795000000050 implements MigrationInterface {
  readonly name = 'NumberChanges1795000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE command ADD COLUMN tx bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint;
ALTER TABLE notification ADD COLUMN tx bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint;
CREATE INDEX command_tx_ix ON command (tx);
CREATE INDEX notification_tx_ix ON notification (tx);
COMMENT ON COLUMN command.tx IS 'The transaction that wrote the row: its place in the stream of changes.';
COMMENT ON COLUMN notification.tx IS 'The transaction that wrote the row: its place in the stream of changes.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX notification_tx_ix, command_tx_ix;
ALTER TABLE notification DROP COLUMN tx;
ALTER TABLE command DROP COLUMN tx;
`);
  }
}
