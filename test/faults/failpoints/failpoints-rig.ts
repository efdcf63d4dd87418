import { AesSecretBox } from '@sandbar/identity';
import type { MailTransport } from '@sandbar/notifications';
import type { JobSender, QueuedJob } from '@sandbar/queue';
import type { OutgoingMail, RuleTable, Workflow } from '@sandbar/workflow';
import { UNWATCHED } from '../../../apps/worker/src/watch/engine-watch.js';
import type { EngineWatch } from '../../../apps/worker/src/watch/engine-watch.js';
import { DatabaseRoad } from '../road/database-road.js';
import { lendThrough } from './lent-through.js';
import { Life } from './life.js';
import type { Death } from './life.js';

/** What carries jobs: it outlives the processes, and forgets a job when it has been carried out. */
export class Carrier implements JobSender {
  readonly jobs: QueuedJob[] = [];

  isThere(): boolean {
    return true;
  }
  send(jobs: readonly QueuedJob[]): Promise<void> {
    const known = new Set(this.jobs.map(({ id }) => id));
    this.jobs.push(...jobs.filter(({ id }) => !known.has(id)));
    return Promise.resolve();
  }
}

/** A clock that is moved by hand. */
export class HandClock {
  private at: number;
  constructor(from: string) {
    this.at = Date.parse(from);
  }
  now(): string {
    return new Date(this.at).toISOString();
  }
  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** How e-mails leave: as files within the transaction of their notice, or queued and by a server of somebody else's. */
export type MailWay = 'filed' | 'smtp';
/** Where webhooks go; `key`: 32 bytes in base64, for their signing secrets. */
export interface HookSettings {
  readonly url: string;
  readonly key: string;
}
export interface RigOptions {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly dataDir: string;
  readonly clock: HandClock;
  readonly mail: MailWay;
  readonly hooks: HookSettings;
}

export const boxOf = ({ key }: HookSettings): AesSecretBox => new AesSecretBox([Buffer.from(key, 'base64')]);

/** A road and an engine whose every awaited call may be the last: each life is a process of its own, with nothing in its memory. */
export class Doomed {
  /** Ids of e-mails that the mail server took, as often as it took them. */
  readonly posted: string[];
  /** Backends of Postgres of those who died. */
  readonly backends: number[] = [];
  life: Life | undefined;

  private constructor(
    readonly road: DatabaseRoad,
    readonly carrier: Carrier,
    posted: string[],
    private readonly rules: RuleTable | undefined,
  ) {
    this.posted = posted;
  }

  /** @param rules a copy that is never read anew: a short run looks at it once; undefined: each life reads them */
  static async open(options: RigOptions, carrier: Carrier, posted: string[], rules?: RuleTable): Promise<Doomed> {
    let doomed: Doomed | undefined;
    const current = (): Life | undefined => doomed?.life;
    const { clock } = options;
    const road = await DatabaseRoad.open({
      ...options,
      clock,
      poolSize: 3,
      elapsed: () => 0,
      engine: engineOf(options, posted, current),
    });
    doomed = new Doomed(road, carrier, posted, rules);
    lendThrough(road.app, 'app', current, doomed.backends);
    lendThrough(road.engine.dataSource, 'system', current, doomed.backends);
    return doomed;
  }

  begin(death?: Death, onDeath?: () => void): Life {
    return (this.life = new Life(death, onDeath));
  }
  /** The road of one life: it remembers no case. */
  workflow(): Workflow {
    return this.road.another(this.rules === undefined ? {} : { rules: this.rules });
  }
  sender(life: Life): JobSender {
    return { isThere: () => this.carrier.isThere(), send: (jobs) => life.step('queue: send', () => this.carrier.send(jobs)) };
  }
  close(): Promise<void> {
    this.life = undefined;
    return this.road.close();
  }
}

/** Where e-mails and webhooks go, through the life that goes on. */
export function engineOf(
  { mail, hooks }: Pick<RigOptions, 'mail' | 'hooks'>,
  posted: string[],
  current: () => Life | undefined,
): Parameters<typeof DatabaseRoad.open>[0]['engine'] {
  const step = <T>(name: string, call: () => Promise<T>): Promise<T> => {
    const life = current();
    return life === undefined ? call() : life.step(name, call);
  };
  const take = (one: OutgoingMail): ReturnType<MailTransport['send']> => {
    posted.push(one.id);
    return Promise.resolve({ verdict: 'accepted' });
  };
  const watch: EngineWatch = {
    ...UNWATCHED,
    mail: (store) => ({ put: (one) => step('mail: put', () => store.put(one)) }),
    transport: (real) => ({ send: (one) => step('mail: send', () => take(one)), close: () => real.close() }),
    webhooks: (real) => (url, headers, body) => step('webhook: post', () => real(url, headers, body)),
  };
  return {
    watch,
    webhooks: { loopback: true, secrets: boxOf(hooks) },
    ...(mail === 'smtp' ? { smtp: { url: 'smtp://127.0.0.1:1' } } : {}),
  };
}
