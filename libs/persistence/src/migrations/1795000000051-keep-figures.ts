import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts for the metrics of all processes, made by one of them every few seconds. Worth nothing after a crash, so not logged. */
export class KeepFigures1795000000051 implements MigrationInterface {
  readonly name = 'KeepFigures1795000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE UNLOGGED TABLE figure (
  name    text        NOT NULL,
  at      timestamptz NOT NULL,
  content jsonb       NOT NULL,
  CONSTRAINT figure_pk PRIMARY KEY (name)
);
COMMENT ON TABLE figure IS 'The last counts for metrics, shared by all processes; unlogged: empty after a crash.';
GRANT SELECT, INSERT, UPDATE ON figure TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE figure');
  }
}
