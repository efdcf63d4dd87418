import { setTimeout as pause } from 'node:timers/promises';
import { LANES } from '@sandbar/domain';
import type { ClientLog } from './client-log.js';
import type { HttpClient, Reply } from './http-client.js';
import type { Numbers } from './numbers.js';
import { pick } from './numbers.js';
import { draftOf, opinionOf, REVIEWERS, SECOND } from './road/play-application.js';

const THINK_MS = 50;
const FIRM = 'bank-31.applicant';

/** A command before it is sent. */
interface Intent {
  readonly login: string;
  readonly path: string;
  readonly type: string;
  readonly body: unknown;
  readonly marker: string | null;
  readonly version: number | null;
}
/** What the senders last saw of a case in review; they share it, so they also collide. */
export interface Seen {
  readonly caseId: string;
  version: number;
  leaves: readonly string[];
}
export interface SenderOptions {
  readonly name: string;
  readonly client: HttpClient;
  readonly log: ClientLog;
  readonly numbers: Numbers;
  readonly cases: readonly Seen[];
  /** Cookie of a demo sign-in name. */
  readonly cookieOf: (login: string) => string;
  readonly personOf: (login: string) => string;
}

/**
 * One client: sends one command after the other and takes down what came back. A lane of a review goes to and fro between assessment and
 * second review for ever; now and then a firm opens an application, or discards one. Some commands are sent twice at once, some again later.
 */
export class Sender {
  private sent = 0;
  private readonly drafts: { id: string; version: number }[] = [];

  constructor(private readonly options: SenderOptions) {}

  /** Until `over`; the command at hand is always brought to its answer. @throws Error for an answer that must not be */
  async run(over: () => boolean): Promise<void> {
    while (!over()) {
      this.sent += 1;
      const key = `${this.options.name}-${this.sent}`;
      const turn = this.options.numbers(20);
      await (turn < 2 ? this.open(key) : turn < 3 && this.drafts.length > 0 ? this.discard(key) : this.review(key));
      await pause(this.options.numbers(THINK_MS));
    }
  }

  private async open(key: string): Promise<void> {
    const { title, province, leadAuthority } = draftOf(key);
    const body = { title, province, leadAuthority };
    const reply = await this.send(key, { login: FIRM, path: '/v1/cases', type: 'CREATE', body, marker: key, version: null });
    if (reply.status === 201) this.drafts.push({ id: String(reply.body['caseId']), version: Number(reply.body['version']) });
  }

  private async discard(key: string): Promise<void> {
    const draft = this.drafts.shift()!;
    const body = { type: 'DISCARD', payload: {} };
    await this.send(key, {
      login: FIRM,
      path: `/v1/cases/${draft.id}/events`,
      type: 'DISCARD',
      body,
      marker: null,
      version: draft.version,
    });
  }

  private async review(key: string): Promise<void> {
    const { numbers, cases } = this.options;
    const seen = pick(numbers, cases);
    const lane = pick(numbers, LANES);
    const assessing = seen.leaves.includes(`review.${lane}.assessing`);
    const type = assessing ? 'ASSESS' : 'REJECT';
    const payload = assessing ? opinionOf(lane, key) : { lane, comment: key };
    const reply = await this.send(key, {
      login: assessing ? REVIEWERS[lane] : SECOND,
      path: `/v1/cases/${seen.caseId}/events`,
      type,
      body: { type, payload },
      marker: key,
      version: seen.version,
    });
    if (reply.status === 200) Object.assign(seen, { version: reply.body['version'], leaves: reply.body['leaves'] });
    else await this.look(seen);
  }

  /** Reads the case anew after a refusal. */
  private async look(seen: Seen): Promise<void> {
    const reply = await this.options.client.ask({ method: 'GET', path: `/v1/cases/${seen.caseId}`, cookie: this.options.cookieOf(SECOND) });
    if (reply.status !== 200) throw new Error(`GET of a case was answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    const { leaves } = reply.body['stage'] as { leaves: readonly { code: string }[] };
    Object.assign(seen, { version: reply.body['version'], leaves: leaves.map(({ code }) => code) });
  }

  private async send(key: string, intent: Intent): Promise<Reply> {
    const { log, numbers, personOf } = this.options;
    const once = (): Promise<Reply> => this.ask(key, intent);
    const twin = numbers(15) === 0;
    const [reply, other] = twin ? await Promise.all([once(), once()]) : [await once()];
    const accepted = reply.status === 200 || reply.status === 201;
    if (other !== undefined) assertSame(key, reply, other);
    else if (accepted && numbers(15) === 0) assertSame(key, reply, await once());
    if (!accepted && ![409, 412].includes(reply.status))
      throw new Error(`${intent.type} was answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    log.add({
      key,
      person: personOf(intent.login),
      type: intent.type,
      marker: intent.marker,
      attempts: reply.attempts,
      outcome: accepted ? 'acknowledged' : 'refused',
      caseId: accepted ? String(reply.body['caseId']) : null,
      version: accepted ? Number(reply.body['version']) : null,
      eventId: accepted ? String(reply.body['eventId']) : null,
      status: reply.status,
    });
    return reply;
  }

  private ask(key: string, { login, path, body, version }: Intent): Promise<Reply> {
    const headers = { 'idempotency-key': key, ...(version === null ? {} : { 'if-match': `"v${version}"` }) };
    return this.options.client.ask({ method: 'POST', path, cookie: this.options.cookieOf(login), headers, body });
  }
}

/** Two requests with one key have one effect, and both get the answer. */
function assertSame(key: string, one: Reply, other: Reply): void {
  const words = ({ status, body }: Reply): string => JSON.stringify([status, status < 300 ? body : body['code']]);
  if (words(one) !== words(other)) throw new Error(`two answers to ${key}: ${words(one)} and ${words(other)}`);
}
