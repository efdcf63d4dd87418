import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '@sandbar/domain';
import { PostgresRuleTable } from '@sandbar/persistence';
import type { Answer, Command } from '@sandbar/workflow';
import { MAIL_FOLDER } from '../../../apps/worker/src/engine.js';
import { DatabaseRoad } from '../road/database-road.js';
import { Carrier, Doomed, engineOf } from './failpoints-rig.js';
import type { RigOptions } from './failpoints-rig.js';
import type { Death } from './life.js';
import type { Outside } from './outside.js';
import type { Piece } from './pieces.js';

/** Longer than every lease: of a clock that somebody claimed, of an e-mail that somebody has in hand. */
const LEASES_MS = 180_000;
const ROUNDS = 8;
const PATIENCE_MS = 20_000;

type Told = ReadonlyMap<string, Answer>;
type Counts = ReadonlyMap<string, number>;

/** What was tried on one piece of work. */
export interface Tried {
  readonly piece: string;
  /** Every awaited call of the undisturbed run, in order. */
  readonly points: readonly string[];
  readonly deaths: number;
  /** What is missing or there twice after a death, one line each. */
  readonly wrong: readonly string[];
  /** What was taken again under its Message-ID or webhook-id, because nobody heard that it had been taken. */
  readonly sentAgain: number;
}

interface Lived {
  readonly told: Told;
  readonly died: boolean;
  readonly points: readonly string[];
  readonly overtaken: ReadonlySet<number>;
}
export interface RunOptions {
  readonly wide?: boolean;
  readonly most?: number;
  readonly elsewhere?: Elsewhere;
}
/** Runs a life in a process of its own, which is killed at the point. @returns what its client heard before */
export type Elsewhere = (piece: Piece, commands: readonly Command[], death: Death) => Promise<Told>;

/**
 * Runs work once undisturbed and counts its awaited calls; then once for each of them with a death before the call is made, and once with a death after
 * it has had its effect and before its answer is seen. After each death another process goes on: clients send their commands again, sweeps
 * find what lies there. Then as many rows, files, e-mails and webhooks must have come as by the undisturbed run,
 * no webhook under two ids, and none may count as delivered that nobody took.
 */
export class Enumeration {
  private constructor(
    private readonly options: RigOptions,
    private readonly carrier: Carrier,
    private readonly survivor: DatabaseRoad,
    private doomed: Doomed,
    private readonly outside: Outside,
    private readonly counting: string,
    private readonly anew: boolean,
  ) {}

  /** @param anew every life opens its own connections and reads the rules itself: slower, with some points more */
  static async open(given: Omit<RigOptions, 'hooks'>, outside: Outside, anew = false): Promise<Enumeration> {
    const options = { ...given, hooks: outside.hooks };
    const engine = engineOf(options, outside.mails, () => undefined);
    const survivor = await DatabaseRoad.open({ ...options, poolSize: 3, elapsed: () => 0, engine });
    const tables = await survivor.engine.dataSource.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
    );
    const counting = [
      ...tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`),
      `SELECT 'outbox, not done' AS name, count(*)::int AS n FROM outbox WHERE state <> 'done'`,
      `SELECT 'webhook_delivery, not delivered' AS name, count(*)::int AS n FROM webhook_delivery WHERE state <> 'delivered'`,
    ].join(' UNION ALL ');
    const rules = new PostgresRuleTable(survivor.engine.dataSource, () => 0);
    const carrier = new Carrier();
    const doomed = await Doomed.open(options, carrier, outside.mails, anew ? undefined : rules);
    return new Enumeration(options, carrier, survivor, doomed, outside, counting, anew);
  }

  async close(): Promise<void> {
    await this.doomed.close();
    await this.survivor.close();
  }

  /**
   * @param wide also the deaths after a call that was answered before the next was made: they leave what a death before the next leaves
   * @param most so many deaths, from the whole length of the work; all when absent
   */
  async run(piece: Piece, { wide = false, most = Infinity, elsewhere }: RunOptions = {}): Promise<Tried> {
    await this.live(piece);
    const whole = await this.live(piece);
    const { points, overtaken } = whole;
    const planned = points.flatMap((_name, i): Death[] => {
      const at = i + 1;
      return wide || overtaken.has(at) || at === points.length
        ? [
            { at, when: 'before' },
            { at, when: 'after' },
          ]
        : [{ at, when: 'before' }];
    });
    const wrong: string[] = [];
    let sentAgain = 0;
    let deaths = 0;
    const tried =
      planned.length <= most
        ? planned
        : Array.from({ length: most }, (_, i) => planned[Math.floor(((i + 1) * planned.length) / (most + 1))]!);
    for (const death of tried) {
      const where = `${piece.name}: death ${death.when} ${death.at} of ${points.length}, ${points[death.at - 1]}`;
      const left = await this.live(piece, death, elsewhere).catch((fault: unknown) => String(fault));
      if (typeof left === 'string') wrong.push(`${where}: ${left}`);
      else {
        if (left.died) deaths += 1;
        for (const [name, n] of whole.added)
          if (left.added.get(name) !== n) wrong.push(`${where}: ${left.added.get(name)} more of ${name} instead of ${n}`);
        sentAgain += left.sentAgain;
      }
    }
    return { piece: piece.name, points, deaths, wrong, sentAgain };
  }

  private async live(
    piece: Piece,
    death?: Death,
    elsewhere?: Elsewhere,
  ): Promise<Lived & { readonly added: Counts; readonly sentAgain: number }> {
    const commands = await piece.prepare(this.survivor, this.options.hooks);
    const before = await this.count();
    const { mails, hookIds } = this.outside;
    const [mailsBefore, hooksBefore] = [mails.length, hookIds.length];
    const lived =
      elsewhere !== undefined && death !== undefined
        ? { told: await elsewhere(piece, commands, death), died: true, points: [], overtaken: new Set<number>() }
        : await this.here(piece, commands, death);
    await this.goOn(commands, lived.told);
    const after = await this.count();
    const mailed = mails.slice(mailsBefore);
    const hooked = this.outside.hookIds.slice(hooksBefore);
    const added = new Map([...after].map(([name, n]) => [name, n - before.get(name)!]));
    added.set('e-mails taken by a server', new Set(mailed).size);
    added.set('webhooks taken by a receiver', new Set(hooked).size);
    return { ...lived, added, sentAgain: mailed.length + hooked.length - new Set(mailed).size - new Set(hooked).size };
  }

  private async here(piece: Piece, commands: readonly Command[], death: Death | undefined): Promise<Lived> {
    if (this.anew && death !== undefined) {
      await this.doomed.close();
      this.doomed = await Doomed.open(this.options, this.carrier, this.outside.mails);
    }
    const { doomed } = this;
    const life = doomed.begin(death);
    const told = new Map<string, Answer>();
    const lived = piece.live(doomed, life, commands, ({ key }, answer) => told.set(key, answer)).then(() => 'lived' as const);
    const outcome = await Promise.race([life.died, lived]);
    doomed.life = undefined;
    // What travels together may make a call or two less than it did: then nobody died, and all must be there as well.
    return { told, died: outcome === 'died', points: life.points, overtaken: life.overtaken };
  }

  /** What comes after a death: nothing of it is left on the server, the client comes again, the sweeps and the carrier's jobs do the rest. */
  private async goOn(commands: readonly Command[], told: Told): Promise<void> {
    const { engine, workflow, clock } = this.survivor;
    await this.gone(this.doomed.backends.splice(0));
    for (const command of commands) {
      const answer = await workflow.handle(command);
      if (isRefusal(answer)) throw new Error(`${command.type}, sent again, is refused: ${answer.code}`);
      const before = told.get(command.key);
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(answer))
        throw new Error(`${command.type}, sent again, has another answer`);
    }
    this.options.clock.pass(LEASES_MS);
    for (const job of this.carrier.jobs.splice(0))
      await ('outboxId' in job.data ? engine.runner.run(job.data.outboxId) : engine.deadlines.sweep(job.data.clocks));
    for (let round = 0; round < ROUNDS; round += 1) {
      await engine.outbox.releaseStale(clock.now());
      await engine.dispatcher.drain();
      const { pending, sent } = await engine.outbox.countByState();
      if (pending + sent === 0) return;
      this.options.clock.pass(LEASES_MS);
    }
    throw new Error(`not drained: ${JSON.stringify(await engine.outbox.countByState())}`);
  }

  private async gone(backends: readonly number[]): Promise<void> {
    if (backends.length === 0) return;
    const end = performance.now() + PATIENCE_MS;
    const sql = 'SELECT count(*)::int AS n FROM pg_stat_activity WHERE pid = ANY ($1)';
    while ((await this.survivor.engine.dataSource.query<{ n: number }[]>(sql, [backends]))[0]!.n > 0) {
      if (performance.now() > end) throw new Error('the connections of the dead process are still there');
      await pause(2);
    }
  }

  private async count(): Promise<Counts> {
    const rows = await this.survivor.engine.dataSource.query<{ name: string; n: number }[]>(this.counting);
    const counts = new Map(rows.map(({ name, n }) => [name, n]));
    const unsent = `SELECT count(*)::int AS n FROM webhook_delivery WHERE state = 'delivered' AND id <> ALL ($1::uuid[])`;
    const [settled] = await this.survivor.engine.dataSource.query<{ n: number }[]>(unsent, [this.outside.hookIds]);
    counts.set('webhooks settled that nobody took', settled!.n);
    counts.set('webhooks with two bodies', this.outside.altered);
    return counts.set('files of e-mails', filesIn(join(this.options.dataDir, MAIL_FOLDER)));
  }
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}
