import { buildExampleDeclaration } from '@sandbar/declaration';
import { WebhookDesk } from '@sandbar/notifications';
import { PostgresRuleTable, PostgresWebhookStore } from '@sandbar/persistence';
import { Relay, WakePlanner } from '@sandbar/queue';
import type { Answer, Command } from '@sandbar/workflow';
import { isRefusal } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import type { DatabaseRoad } from '../road/database-road.js';
import { actorOf } from '../road/demo-office.js';
import { draftOf, openDraft } from '../road/play-application.js';
import { boxOf } from './failpoints-rig.js';
import type { Doomed, HookSettings, MailWay } from './failpoints-rig.js';
import type { Life } from './life.js';

const FIRM = 'bank-31.applicant';
const SIGNATORY = 'bank-31.signatory';
const DAY_MS = 86_400_000;

/** Some work that a process does, and what must lie there for it. */
export interface Piece {
  readonly name: string;
  readonly mail: MailWay;
  /** Makes ready by another process. @returns the commands that a client will send, and send again */
  prepare(road: DatabaseRoad, hooks: HookSettings): Promise<readonly Command[]>;
  /** @param told what the client hears, while there is somebody to say it */
  live(doomed: Doomed, life: Life, commands: readonly Command[], told: (command: Command, answer: Answer) => unknown): Promise<void>;
}

/** A creation, a change under the lock with a declaration, a change from memory in one message: every way in which handle() writes. */
const COMMANDS: Piece = {
  name: 'handle()',
  mail: 'filed',
  async prepare(road) {
    const caseId = uuidv7();
    const sealed = uuidv7();
    await openDraft(road, sealed);
    await road.saveDeclaration(FIRM, sealed, buildExampleDeclaration({ serial: 10, today: road.clock.now().slice(0, 10) }));
    const actor = (login: string): Command['actor'] => ({ ...actorOf(login), authenticatedAt: road.clock.now() });
    const said = { traceId: 'failpoints', source: { kind: 'person' } } as const;
    return [
      { ...said, key: uuidv7(), caseId, type: 'CREATE', payload: draftOf('演示'), actor: actor(FIRM), create: 'pilot-application' },
      { ...said, key: uuidv7(), caseId, type: 'DISCARD', payload: {}, actor: actor(FIRM), expectedVersion: 1 },
      {
        ...said,
        key: uuidv7(),
        caseId: sealed,
        type: 'SEAL',
        payload: { workingCopyRevision: 1 },
        actor: actor(SIGNATORY),
        expectedVersion: 1,
      },
    ];
  },
  async live(doomed, _life, commands, told) {
    const workflow = doomed.workflow();
    for (const command of commands) {
      const answer = await workflow.handle(command);
      if (isRefusal(answer)) throw new Error(`${command.type} was refused: ${answer.code}`);
      await told(command, answer);
    }
  },
};

/** Two clocks run out and a third has a reminder due: the planner, the sweep with its expiries, the relay. */
const CLOCKS: Piece = {
  name: 'planner, sweep and relay',
  mail: 'filed',
  async prepare(road) {
    const now = road.clock.now();
    const wake = 'next_wake_at = $2, provisional = false';
    const reminder = JSON.stringify([{ name: 'halfway', at: now }]);
    const { dataSource } = road.engine;
    for (const over of [true, true, false]) {
      const caseId = uuidv7();
      await openDraft(road, caseId);
      if (over) await dataSource.query(`UPDATE deadline SET due_at = $2, ${wake}, reminders = '[]' WHERE case_id = $1`, [caseId, now]);
      else await dataSource.query(`UPDATE deadline SET ${wake}, reminders = $3::jsonb WHERE case_id = $1`, [caseId, now, reminder]);
    }
    return [];
  },
  async live(doomed, life) {
    const { engine, clock } = doomed.road;
    const sender = doomed.sender(life);
    await new WakePlanner(engine.outbox, sender, clock, DAY_MS).pass();
    await engine.deadlines.sweep();
    await new Relay(engine.outbox, sender, clock).pass();
  },
};

/** Every handler: somebody is told, a fact travels to another case, the register is written, a case is compared. */
const handlers = (mail: MailWay): Piece => ({
  name: mail === 'filed' ? 'relay and handlers' : 'relay and handlers, mail by SMTP',
  mail,
  async prepare(road) {
    const [discarded, told] = [uuidv7(), uuidv7()];
    for (const caseId of [discarded, told]) await openDraft(road, caseId);
    await road.send(FIRM, discarded, 'DISCARD');
    if (mail === 'smtp') return [];
    const at = road.clock.now();
    const registered = { what: 'registration', caseId: discarded, fact: 'ApplicationRegistered', data: {}, at };
    const message = { do: 'send', from: told, target: 'self', parent: null, event: 'DRAFT_EXPIRED', payload: {}, factId: uuidv7() };
    for (const [job, payload] of [
      ['publish', registered],
      ['command', message],
      ['compare', {}],
    ] as const)
      await road.engine.dataSource.query(
        `INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before) VALUES ($1, $2, 1, $3, $4, $5, NULL)`,
        [uuidv7(), discarded, job, JSON.stringify(payload), at],
      );
    return [];
  },
  async live(doomed, life) {
    const { road, carrier } = doomed;
    const relay = new Relay(road.engine.outbox, doomed.sender(life), road.clock);
    while ((await relay.pass()) > 0)
      for (const job of [...carrier.jobs]) {
        if ('outboxId' in job.data) await road.engine.runner.run(job.data.outboxId);
        carrier.jobs.splice(carrier.jobs.indexOf(job), 1);
      }
  },
});

/** A fact of which an endpoint is told: claimed, signed, called over HTTP, settled. */
const WEBHOOKS: Piece = {
  ...handlers('filed'),
  name: 'relay and handlers, webhooks',
  async prepare(road, hooks) {
    const store = new PostgresWebhookStore(road.engine.dataSource);
    const desk = new WebhookDesk(store, boxOf(hooks), road.clock, { loopback: true }, new PostgresRuleTable(road.engine.dataSource));
    const keeper = actorOf(SIGNATORY);
    if ((await desk.list(keeper)).length === 0) {
      const made = await desk.create(keeper, { url: hooks.url, types: ['fact.DraftDiscarded'] });
      if (isRefusal(made)) throw new Error(`no endpoint: ${JSON.stringify(made)}`);
    }
    const caseId = uuidv7();
    await openDraft(road, caseId);
    await road.send(FIRM, caseId, 'DISCARD');
    return [];
  },
};

// The endpoint stays: what comes after it would call it too.
export const PIECES: readonly Piece[] = [COMMANDS, CLOCKS, handlers('filed'), handlers('smtp'), WEBHOOKS];
