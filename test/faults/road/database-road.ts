import { listAttachments } from '@sandbar/declaration';
import type { ExampleDeclaration } from '@sandbar/declaration';
import type { CaseKind, Refusal } from '@sandbar/domain';
import { isRefusal, REGISTRY } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { AttachmentStore, createStore, PostgresRuleTable, TypeOrmUnitOfWork, WorkingCopyStore } from '@sandbar/persistence';
import type { TransactionOptions } from '@sandbar/persistence';
import type { Answer, Clock, Command, RuleTable, UnitOfWork } from '@sandbar/workflow';
import { Workflow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import type { Engine, EngineOptions } from '../../../apps/worker/src/engine.js';
import { openEngine } from '../../../apps/worker/src/engine.js';
import { actorOf } from './demo-office.js';

export interface RoadOptions {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly clock: Clock;
  /** Where e-mails are put. */
  readonly dataDir: string;
  readonly poolSize?: number;
  /** Milliseconds by which copies of rules and calendar age; by the clock when absent. */
  readonly elapsed?: () => number;
  /** What else the engine is told, such as a mail server. */
  readonly engine?: Partial<EngineOptions>;
}
type Payload = Readonly<Record<string, unknown>>;
export type Store = ReturnType<typeof createStore>;

/** The whole road on a real database: people by the app role, outbox, messages and clocks by the system role, as the product is put together. */
export class DatabaseRoad {
  private constructor(
    readonly clock: Clock,
    readonly app: Store,
    readonly engine: Engine,
    readonly workflow: Workflow,
  ) {}

  static async open(options: RoadOptions): Promise<DatabaseRoad> {
    const { appUrl, systemUrl, clock, dataDir, poolSize = 4, elapsed = elapsedOf(options.clock), engine: told = {} } = options;
    const app = await createStore({ url: appUrl, poolSize, applicationName: 'sandbar-road' }).initialize();
    const engine = await openEngine({
      systemUrl,
      poolSize,
      dataDir,
      publicUrl: 'http://localhost:3000',
      clock,
      onFault: () => undefined,
      onPoolError: () => undefined,
      elapsed,
      ...told,
    });
    return new DatabaseRoad(clock, app, engine, workflowOver(app, clock, { rules: new PostgresRuleTable(app, elapsed) }));
  }

  async close(): Promise<void> {
    await this.app.destroy();
    await this.engine.close();
  }

  /** A road of its own over the same connections: with failpoints, or with other rules. */
  another(options: TransactionOptions & { readonly rules?: RuleTable }): Workflow {
    return workflowOver(this.app, this.clock, options);
  }

  /** A road over a unit of work of the test's own. */
  over(unitOfWork: UnitOfWork): Workflow {
    return workflowOver(this.app, this.clock, {}, unitOfWork);
  }

  /** A command as a demo person, at the version the case has now. */
  async command(login: string, caseId: string, type: string, payload: Payload = {}, create?: CaseKind): Promise<Command> {
    return {
      key: uuidv7(),
      caseId,
      type,
      payload,
      actor: { ...actorOf(login), authenticatedAt: this.clock.now() },
      traceId: 'road',
      source: { kind: 'person' },
      ...(create === undefined ? { expectedVersion: await this.versionOf(caseId) } : { create }),
    };
  }

  async attempt(login: string, caseId: string, type: string, payload: Payload = {}): Promise<Answer | Refusal> {
    return this.workflow.handle(await this.command(login, caseId, type, payload));
  }

  /** It happens. @throws Error when it is refused */
  async send(login: string, caseId: string, type: string, payload: Payload = {}, create?: CaseKind): Promise<Answer> {
    const answer = await this.workflow.handle(await this.command(login, caseId, type, payload, create));
    if (isRefusal(answer)) throw new Error(`${type} by ${login}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Saves the declaration as the case's first working copy, and enters its files as uploaded. */
  async saveDeclaration(login: string, caseId: string, content: ExampleDeclaration): Promise<void> {
    const ctx = { actor: actorOf(login), traceId: 'road' };
    const at = this.clock.now();
    const files = new AttachmentStore(this.app);
    for (const { file } of listAttachments(1, content)) {
      if (file === undefined) continue;
      const { sha256, fileName, mediaType, size } = file;
      const uploaded = { sha256, name: fileName, mediaType, size, status: 'not-scanned', uploadedBy: ctx.actor.person, uploadedAt: at };
      await files.add(ctx, { id: uuidv7(), caseId, ...uploaded });
    }
    const saved = await new WorkingCopyStore(this.app).save(ctx, { caseId, schemaVersion: '1', content: { ...content }, expected: 0, at });
    if (!saved.saved) throw new Error(`the working copy stands at ${saved.current}`);
  }

  /** @throws Error when there is no such case */
  async versionOf(caseId: string): Promise<number> {
    const rows = await this.engine.dataSource.query<{ version: number }[]>('SELECT version FROM case_file WHERE id = $1', [caseId]);
    if (rows[0] === undefined) throw new Error(`no case ${caseId}`);
    return rows[0].version;
  }
  async stageOf(caseId: string): Promise<string> {
    const rows = await this.engine.dataSource.query<{ stage: string }[]>('SELECT stage FROM case_file WHERE id = $1', [caseId]);
    return rows[0]?.stage ?? 'missing';
  }
}

/** Copies of rules and calendar age by the clock that the test sets. */
const elapsedOf = (clock: Clock) => (): number => Date.parse(clock.now());

function workflowOver(
  store: Store,
  clock: Clock,
  options: TransactionOptions & { readonly rules?: RuleTable } = {},
  unitOfWork: UnitOfWork = new TypeOrmUnitOfWork(store, options),
): Workflow {
  return new Workflow({
    unitOfWork,
    rules: options.rules ?? new PostgresRuleTable(store, elapsedOf(clock)),
    policy: new CaslPolicy(),
    clock,
    registry: REGISTRY,
  });
}
