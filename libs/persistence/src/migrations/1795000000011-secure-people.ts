import type { MigrationInterface, QueryRunner } from 'typeorm';

const REFERENCE = ['jurisdiction', 'authority', 'rule', 'standard', 'technology', 'field', 'place', 'target', 'reason_code', 'precedent'];
const IDENTITY = ['organisation', 'person', 'role_grant', 'delegation', 'credential', 'session', 'enrolment', 'login_attempt'];

/** Least grants of the other tables, and row security of inboxes. No table of identity holds case content: grants alone guard them. */
export class SecurePeople1795000000011 implements MigrationInterface {
  readonly name = 'SecurePeople1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
GRANT SELECT ON ${REFERENCE.join(', ')} TO sandbar_app, sandbar_system;
GRANT INSERT, UPDATE ON ${REFERENCE.join(', ')} TO sandbar_system;

GRANT SELECT, INSERT, UPDATE ON ${IDENTITY.join(', ')} TO sandbar_app, sandbar_system;
GRANT DELETE ON role_grant, session, enrolment, login_attempt TO sandbar_app, sandbar_system;
GRANT SELECT, INSERT ON administration_act TO sandbar_app, sandbar_system;
CREATE TRIGGER administration_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON administration_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_system ON notification TO sandbar_system USING (true) WITH CHECK (true);
CREATE POLICY notification_own ON notification FOR SELECT TO sandbar_app USING (person_id::text = current_person());
CREATE POLICY notification_mark ON notification FOR UPDATE TO sandbar_app USING (person_id::text = current_person()) WITH CHECK (true);
GRANT SELECT ON notification TO sandbar_app;
GRANT UPDATE (read_at) ON notification TO sandbar_app;
GRANT SELECT, INSERT ON notification TO sandbar_system;

GRANT SELECT ON public_register TO sandbar_app;
GRANT SELECT, INSERT, UPDATE ON public_register TO sandbar_system;
GRANT UPDATE (not_before) ON outbox TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
REVOKE UPDATE (not_before) ON outbox FROM sandbar_system;
REVOKE ALL ON public_register, notification, administration_act, ${[...REFERENCE, ...IDENTITY].join(', ')} FROM sandbar_app, sandbar_system;
DROP POLICY notification_mark ON notification;
DROP POLICY notification_own ON notification;
DROP POLICY notification_system ON notification;
ALTER TABLE notification NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notification DISABLE ROW LEVEL SECURITY;
DROP TRIGGER administration_act_append_only ON administration_act;
`);
  }
}
