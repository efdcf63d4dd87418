import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks of firms and offices: endpoints, deliveries and the log of every attempt. Only the system role sees them: secrets lie here, sealed. */
export class CreateWebhooks1795000000022 implements MigrationInterface {
  readonly name = 'CreateWebhooks1795000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE webhook_endpoint (
  id              uuid        NOT NULL,
  organisation_id uuid,
  authority_id    uuid,
  url             text        NOT NULL,
  types           text[]      NOT NULL,
  secret          text        NOT NULL,
  previous_secret text,
  previous_until  timestamptz,
  state           text        NOT NULL,
  disabled_reason text,
  created_by      uuid        NOT NULL,
  created_at      timestamptz NOT NULL,
  failing_since   timestamptz,
  CONSTRAINT webhook_endpoint_pk PRIMARY KEY (id),
  CONSTRAINT webhook_endpoint_owner_ck CHECK ((organisation_id IS NULL) <> (authority_id IS NULL)),
  CONSTRAINT webhook_endpoint_state_ck CHECK (state IN ('active', 'disabled'))
);
CREATE INDEX webhook_endpoint_organisation_ix ON webhook_endpoint (organisation_id);
CREATE INDEX webhook_endpoint_authority_ix ON webhook_endpoint (authority_id);
COMMENT ON COLUMN webhook_endpoint.secret IS 'Sealed under SECRETS_KEY: it must sign, so it cannot be a hash.';

CREATE TABLE webhook_delivery (
  id          uuid        NOT NULL,
  endpoint_id uuid        NOT NULL,
  event_key   text        NOT NULL,
  type        text        NOT NULL,
  case_id     uuid        NOT NULL,
  body        text        NOT NULL,
  state       text        NOT NULL DEFAULT 'pending',
  attempt     integer     NOT NULL DEFAULT 0,
  held_until  timestamptz,
  created_at  timestamptz NOT NULL,
  settled_at  timestamptz,
  CONSTRAINT webhook_delivery_pk PRIMARY KEY (id),
  CONSTRAINT webhook_delivery_event_uq UNIQUE (endpoint_id, event_key),
  CONSTRAINT webhook_delivery_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint (id),
  CONSTRAINT webhook_delivery_state_ck CHECK (state IN ('pending', 'sending', 'delivered', 'dead'))
);
CREATE INDEX webhook_delivery_log_ix ON webhook_delivery (endpoint_id, created_at);

CREATE TABLE webhook_attempt (
  delivery_id  uuid        NOT NULL,
  attempt      integer     NOT NULL,
  at           timestamptz NOT NULL,
  status       integer,
  milliseconds integer     NOT NULL,
  error        text,
  snippet      text,
  CONSTRAINT webhook_attempt_pk PRIMARY KEY (delivery_id, attempt),
  CONSTRAINT webhook_attempt_delivery_fk FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (id)
);

GRANT SELECT, INSERT ON webhook_endpoint, webhook_delivery, webhook_attempt TO sandbar_system;
GRANT UPDATE (secret, previous_secret, previous_until, state, disabled_reason, failing_since) ON webhook_endpoint TO sandbar_system;
GRANT UPDATE (state, attempt, held_until, settled_at) ON webhook_delivery TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_attempt, webhook_delivery, webhook_endpoint');
  }
}
