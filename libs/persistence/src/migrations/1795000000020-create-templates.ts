import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of notifications: reference data like any other. */
export class CreateTemplates1795000000020 implements MigrationInterface {
  readonly name = 'CreateTemplates1795000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE notification_template (
  code       text    NOT NULL,
  version    integer NOT NULL,
  type       text    NOT NULL,
  subject    jsonb   NOT NULL,
  text       jsonb   NOT NULL,
  todo       jsonb   NOT NULL,
  valid_from date    NOT NULL,
  position   integer NOT NULL,
  CONSTRAINT notification_template_pk PRIMARY KEY (code, version)
);
COMMENT ON TABLE notification_template IS 'Words of notifications and e-mails, {zh, en}; the newest version valid on a day counts.';
COMMENT ON COLUMN notification_template.todo IS 'Audience -> {zh, en}: what whoever is told by it is asked to do.';

GRANT SELECT ON notification_template TO sandbar_app, sandbar_system;
GRANT INSERT, UPDATE ON notification_template TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notification_template');
  }
}
