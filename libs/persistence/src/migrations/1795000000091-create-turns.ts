import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose turn it is in each open case, seat by seat: what lists of next steps are chosen from. A projection written by the worker, beside the road, so
 * that no command pays for it; what it has not reached yet is found by the transactions that wrote it. Worth nothing after a crash, so not logged:
 * both tables are then empty together, and everything counts as not reached.
 */
export class CreateTurns1795000000091 implements MigrationInterface {
  readonly name = 'CreateTurns1795000000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE UNLOGGED TABLE case_turn (
  case_id  uuid        NOT NULL,
  seat     text        NOT NULL,
  person   text        NOT NULL,
  holder   text        NOT NULL,
  barred   text[]      NOT NULL,
  types    text[]      NOT NULL,
  personal boolean     NOT NULL,
  due_at   timestamptz NOT NULL,
  kind     text        NOT NULL,
  stage    text        NOT NULL,
  province text        NOT NULL,
  CONSTRAINT case_turn_pk PRIMARY KEY (case_id, seat, person)
);
CREATE INDEX case_turn_seat_ix ON case_turn (seat, due_at, case_id) INCLUDE (person, barred, personal, kind, stage, province);
CREATE INDEX case_turn_holder_ix ON case_turn (holder, due_at, case_id) INCLUDE (kind, stage, province);
COMMENT ON TABLE case_turn IS 'Whose turn it is in an open case. A projection of case_file: may be emptied at any time.';
COMMENT ON COLUMN case_turn.seat IS 'A role at a holder, role@holder: who sits there acts.';
COMMENT ON COLUMN case_turn.person IS 'That person alone; empty: whoever sits there and is not barred.';
COMMENT ON COLUMN case_turn.due_at IS 'Of the case; infinity where it has none, or where the seat sees its headline only.';

CREATE UNLOGGED TABLE turn_horizon (
  id        integer NOT NULL,
  upto      bigint  NOT NULL,
  filled_to uuid    NOT NULL,
  basis     text    NOT NULL,
  CONSTRAINT turn_horizon_pk PRIMARY KEY (id),
  CONSTRAINT turn_horizon_one_ck CHECK (id = 1)
);
COMMENT ON TABLE turn_horizon IS 'How far case_turn reaches; no row: nowhere.';
COMMENT ON COLUMN turn_horizon.upto IS 'What transactions below this one wrote is in case_turn.';
COMMENT ON COLUMN turn_horizon.filled_to IS 'While all cases are gone through: the last one that was.';

ALTER TABLE case_turn ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_turn FORCE ROW LEVEL SECURITY;
CREATE POLICY case_turn_system ON case_turn TO sandbar_system USING (true) WITH CHECK (true);
CREATE POLICY case_turn_read ON case_turn FOR SELECT TO sandbar_app USING (holder = ANY (current_holders()));
GRANT SELECT, INSERT, DELETE ON case_turn TO sandbar_system;
GRANT SELECT ON case_turn TO sandbar_app;
GRANT SELECT, INSERT, UPDATE ON turn_horizon TO sandbar_system;
GRANT SELECT ON turn_horizon TO sandbar_app;

-- Answers stay their person's: of commands of others nobody learns but that a case one holds has moved.
CREATE POLICY command_owner ON command FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION held_cases_changed_since(p_tx bigint) RETURNS SETOF uuid LANGUAGE sql STABLE STRICT SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  SELECT DISTINCT k.case_id FROM public.command k WHERE k.tx >= p_tx AND k.outcome = 'accepted'
    AND EXISTS (SELECT 1 FROM public.case_access a WHERE a.case_id = k.case_id AND a.holder = ANY (public.current_holders()))
$$;
COMMENT ON FUNCTION held_cases_changed_since(bigint) IS 'Cases that the caller holds and that this transaction or a later one moved.';
REVOKE ALL ON FUNCTION held_cases_changed_since(bigint) FROM PUBLIC;

CREATE FUNCTION held_cases_above(p_case uuid) RETURNS SETOF uuid LANGUAGE sql STABLE STRICT SET enable_seqscan = off AS $$
  SELECT DISTINCT a.case_id FROM case_access a WHERE a.holder = ANY (current_holders()) AND a.case_id > p_case
$$;
COMMENT ON FUNCTION held_cases_above(uuid) IS 'Cases that the caller holds and that a filling in order of ids has still to come to.';
GRANT EXECUTE ON FUNCTION held_cases_changed_since(bigint) TO sandbar_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION held_cases_above(uuid);
DROP FUNCTION held_cases_changed_since(bigint);
DROP POLICY command_owner ON command;
DROP TABLE turn_horizon, case_turn;
`);
  }
}
