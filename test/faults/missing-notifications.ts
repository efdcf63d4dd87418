import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact, Registry } from '@sandbar/domain';
import { sha256Hex, uuidFrom } from '@sandbar/hash';
import { filedMail, Notifier } from '@sandbar/notifications';
import type { InboxRow, NotifyJob, OutboxStore } from '@sandbar/workflow';
import { MAIL_FOLDER } from '../../apps/worker/src/engine.js';
import type { Store } from './road/database-road.js';

interface Recorded {
  readonly definition: string;
  readonly event_id: string;
  readonly facts: readonly Fact[];
}
interface Row {
  readonly id: string;
  readonly state: string;
  readonly payload: NotifyJob;
}

/**
 * Every fact that somebody is to be told of has its outbox row, done; everybody it is for has the message in the inbox once and as an e-mail
 * file. Whom a message is for is worked out anew by the notifier itself, with nothing written.
 * @returns what is missing, one line each
 */
export async function missingNotifications(store: Store, outbox: OutboxStore, registry: Registry, dataDir: string): Promise<string[]> {
  const records = await store.query<Recorded[]>(`SELECT definition, meta ->> 'id' AS event_id, facts FROM case_record`);
  const rows = new Map((await store.query<Row[]>(`SELECT id, state, payload FROM outbox`)).map((row) => [row.id, row]));
  const told = new Set(
    (await store.query<{ event_key: string; person_id: string }[]>('SELECT event_key, person_id FROM notification')).map(
      (row) => `${row.event_key} ${row.person_id}`,
    ),
  );
  const mails = new Set(readdirSync(join(dataDir, MAIL_FOLDER)).map((name) => name.slice(11, -'.eml'.length)));
  const audience = new Audience(outbox);
  const missing: string[] = [];
  for (const { definition, event_id: eventId, facts } of records)
    for (const [i, fact] of facts.entries()) {
      const factId = uuidFrom(eventId, `fact:${i}`);
      for (const [j, reaction] of (registry.definitionOf(definition).reactions[fact.type] ?? []).entries()) {
        if (reaction.kind !== 'notify') continue;
        const row = rows.get(uuidFrom(factId, `reaction:${j}:0`));
        if (row?.state !== 'done') missing.push(`${fact.type} of event ${eventId}: outbox ${row?.state ?? 'row missing'}`);
        else
          for (const message of await audience.of(row.payload)) {
            if (!told.has(message)) missing.push(`${fact.type} of event ${eventId}: not in the inbox (${message})`);
            if (!mails.has(sha256Hex(message).slice(0, 32))) missing.push(`${fact.type} of event ${eventId}: no e-mail (${message})`);
          }
      }
    }
  return missing;
}

const SITE = 'http://localhost:3000';

/** `<event key> <person>` of every message that a job makes. Jobs alike but for their event go to the same people. */
class Audience {
  private readonly known = new Map<string, readonly string[]>();
  private readonly notifier = new Notifier(filedMail({ put: () => Promise.resolve() }, SITE), SITE);

  constructor(private readonly outbox: OutboxStore) {}

  async of(job: NotifyJob): Promise<readonly string[]> {
    const { eventKey, caseId, fact, audience, actor, data } = job;
    const alike = JSON.stringify([caseId, fact, audience, actor, data['lane'] ?? null, data['province'] ?? null]);
    let messages = this.known.get(alike);
    if (messages === undefined) {
      messages = await this.workOut({ ...job, eventKey: '' });
      this.known.set(alike, messages);
    }
    return messages.map((message) => `${eventKey}${message}`);
  }

  private workOut(job: NotifyJob): Promise<readonly string[]> {
    return this.outbox.run(async (tx) => {
      const made: InboxRow[] = [];
      const keep = (rows: readonly InboxRow[]): Promise<readonly InboxRow[]> => Promise.resolve((made.push(...rows), rows));
      await this.notifier.deliver(job, { ...tx.notifications, addToInbox: keep });
      return made.map(({ eventKey, person }) => `${eventKey} ${person}`);
    });
  }
}
