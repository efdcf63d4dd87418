import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['case_record', 'creation_index', 'command', 'sealed_declaration'];
const TENANT = [
  'case_file',
  'case_record',
  'case_access',
  'command',
  'deadline',
  'outbox',
  'working_copy',
  'sealed_declaration',
  'attachment',
  'comment',
];
/** OFFSET 0 keeps the planner from hashing all cases of the holder to look at one: without it a lookup by id costs as much as a list. */
const holds = (column: string, level = ''): string =>
  `EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = ${column} AND a.holder = ANY (current_holders())${level} OFFSET 0)`;
/** The case that the transaction has locked or made was looked up once; its rows need no second look. */
const acts = (column: string): string => `${column} = acting_case() OR ${holds(column)}`;
const sees = (column: string): string => holds(column, ` AND a.level = 'full'`);

/**
 * Row security, append-only triggers and least grants of the case tables. The app role sees a case when case_access names one of the holders
 * that BEGIN set; nothing set, nothing seen. It appends only to the case that its transaction has locked. The system role (relay, sweeps, messages between cases, verification) has policies of its own.
 */
export class SecureCases1795000000010 implements MigrationInterface {
  readonly name = 'SecureCases1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION current_person() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.person', true), '') $$;
CREATE FUNCTION current_holders() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(nullif(current_setting('app.holders', true), ''), ',') $$;

CREATE FUNCTION acting_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.case', true), '')::uuid $$;
COMMENT ON FUNCTION acting_case() IS 'The one case that this transaction has locked or is creating: nothing is appended to another.';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
`);
    for (const table of APPEND_ONLY) {
      await runner.query(`
CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);
    }
    await runner.query(`
CREATE TRIGGER case_file_stays BEFORE DELETE OR TRUNCATE ON case_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);
    for (const table of TENANT) {
      await runner.query(`
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_system ON ${table} TO sandbar_system USING (true) WITH CHECK (true);
`);
    }
    await runner.query(`
CREATE POLICY case_access_read ON case_access FOR SELECT TO sandbar_app USING (holder = ANY (current_holders()));
CREATE POLICY case_access_owner ON case_access TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE POLICY case_file_read   ON case_file FOR SELECT TO sandbar_app USING (${acts('case_file.id')});
CREATE POLICY case_file_create ON case_file FOR INSERT TO sandbar_app WITH CHECK (${holds('case_file.id')});
CREATE POLICY case_file_act    ON case_file FOR UPDATE TO sandbar_app USING (${acts('case_file.id')}) WITH CHECK (true);

CREATE POLICY case_record_read   ON case_record FOR SELECT TO sandbar_app USING (${sees('case_record.case_id')});
CREATE POLICY case_record_append ON case_record FOR INSERT TO sandbar_app WITH CHECK (case_id = acting_case());

CREATE POLICY command_own  ON command FOR SELECT TO sandbar_app USING (person = current_person());
CREATE POLICY command_keep ON command FOR INSERT TO sandbar_app WITH CHECK (person = current_person());

CREATE POLICY deadline_read  ON deadline FOR SELECT TO sandbar_app USING (${acts('deadline.case_id')});
CREATE POLICY deadline_open  ON deadline FOR INSERT TO sandbar_app WITH CHECK (case_id = acting_case());
CREATE POLICY deadline_shift ON deadline FOR UPDATE TO sandbar_app USING (case_id = acting_case()) WITH CHECK (true);

CREATE POLICY outbox_add ON outbox FOR INSERT TO sandbar_app WITH CHECK (case_id = acting_case());

CREATE POLICY working_copy_read  ON working_copy FOR SELECT TO sandbar_app USING (${sees('working_copy.case_id')});
CREATE POLICY working_copy_begin ON working_copy FOR INSERT TO sandbar_app WITH CHECK (${sees('working_copy.case_id')});
CREATE POLICY working_copy_save  ON working_copy FOR UPDATE TO sandbar_app USING (${sees('working_copy.case_id')}) WITH CHECK (true);

CREATE POLICY sealed_declaration_read ON sealed_declaration FOR SELECT TO sandbar_app USING (${sees('sealed_declaration.case_id')});
CREATE POLICY sealed_declaration_seal ON sealed_declaration FOR INSERT TO sandbar_app WITH CHECK (${sees('sealed_declaration.case_id')});

CREATE POLICY attachment_read   ON attachment FOR SELECT TO sandbar_app USING (${sees('attachment.case_id')});
CREATE POLICY attachment_add    ON attachment FOR INSERT TO sandbar_app WITH CHECK (${sees('attachment.case_id')});
CREATE POLICY attachment_change ON attachment FOR UPDATE TO sandbar_app USING (${sees('attachment.case_id')}) WITH CHECK (true);

CREATE POLICY comment_read  ON comment FOR SELECT TO sandbar_app
  USING (audience = ANY (current_holders()) AND ${sees('comment.case_id')});
CREATE POLICY comment_write ON comment FOR INSERT TO sandbar_app
  WITH CHECK (audience = ANY (current_holders()) AND author = current_person() AND ${sees('comment.case_id')});

CREATE FUNCTION set_case_holders(p_case uuid, p_holders jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT pg_has_role(session_user, 'sandbar_system', 'MEMBER')
     AND EXISTS (SELECT 1 FROM creation_index c WHERE c.case_id = p_case)
     AND NOT EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = p_case AND a.holder = ANY (current_holders())) THEN
    RAISE EXCEPTION 'the holders of a case are set by one of its holders' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.case', p_case::text, true);
  DELETE FROM case_access a WHERE a.case_id = p_case
    AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(p_holders) AS h(holder text) WHERE h.holder = a.holder);
  INSERT INTO case_access AS a (case_id, holder, level)
    SELECT p_case, h.holder, h.level FROM jsonb_to_recordset(p_holders) AS h(holder text, level text)
    ON CONFLICT (case_id, holder) DO UPDATE SET level = EXCLUDED.level WHERE a.level <> EXCLUDED.level;
END $$;
COMMENT ON FUNCTION set_case_holders(uuid, jsonb) IS 'The only way the app role changes case_access: for a case not yet created, or one it holds.';
REVOKE ALL ON FUNCTION set_case_holders(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_case_holders(uuid, jsonb) TO sandbar_app, sandbar_system;

GRANT SELECT, INSERT ON case_record, creation_index, command, sealed_declaration TO sandbar_app, sandbar_system;
GRANT SELECT, INSERT ON case_file TO sandbar_app, sandbar_system;
GRANT UPDATE (definition, version, head_hash, snapshot, stage, leaves, court, closed, title, number, province, lead_authority, lead_applicant,
              parent_id, header, due_at, updated_at) ON case_file TO sandbar_app, sandbar_system;
GRANT SELECT ON case_access TO sandbar_app, sandbar_system;
GRANT SELECT, INSERT ON deadline, working_copy, attachment TO sandbar_app, sandbar_system;
GRANT UPDATE (name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders, next_wake_at, closed_seq)
  ON deadline TO sandbar_app, sandbar_system;
GRANT UPDATE (revision, schema_version, content, updated_by, updated_at) ON working_copy TO sandbar_app, sandbar_system;
GRANT UPDATE (status) ON attachment TO sandbar_app, sandbar_system;
GRANT INSERT ON outbox TO sandbar_app;
GRANT SELECT, INSERT ON outbox TO sandbar_system;
GRANT UPDATE (state, attempt, sent_at, done_at, last_error) ON outbox TO sandbar_system;
GRANT SELECT, INSERT ON comment TO sandbar_app;
GRANT SELECT, INSERT, UPDATE ON counter TO sandbar_app, sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION set_case_holders(uuid, jsonb)');
    for (const table of TENANT) {
      await runner.query(`
DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT policyname FROM pg_policies WHERE schemaname = current_schema() AND tablename = '${table}' LOOP
    EXECUTE format('DROP POLICY %I ON ${table}', p.policyname);
  END LOOP;
END $$;
ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON ${table} FROM sandbar_app, sandbar_system;
`);
    }
    await runner.query(`
REVOKE ALL ON creation_index, counter FROM sandbar_app, sandbar_system;
DROP TRIGGER case_file_stays ON case_file;
${APPEND_ONLY.map((table) => `DROP TRIGGER ${table}_append_only ON ${table};`).join('\n')}
DROP FUNCTION refuse_change();
DROP FUNCTION acting_case();
DROP FUNCTION current_holders();
DROP FUNCTION current_person();
`);
  }
}
