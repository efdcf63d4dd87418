import { join } from 'node:path';
import type { WorkingCalendar } from '@sandbar/calendar';
import type { Retries } from '@sandbar/config';
import { DEFAULT_RETRIES } from '@sandbar/config';
import { REGISTRY } from '@sandbar/domain';
import { AesSecretBox, CaslPolicy } from '@sandbar/identity';
import type { MailStore, SmtpSettings, WebhookTransportOptions } from '@sandbar/notifications';
import {
  BounceIntake,
  Digest,
  filedMail,
  MailFolder,
  MissingNotice,
  Notifier,
  Postman,
  queuedMail,
  smtpTransport,
  WebhookCourier,
  webhookTransport,
} from '@sandbar/notifications';
import {
  CourseStore,
  PostgresCalendarStore,
  PostgresBulkChanges,
  PostgresMailQueue,
  PostgresOutboxStore,
  PostgresRuleTable,
  PostgresWebhookStore,
  SimilarityStore,
  TurnStore,
  openStores,
  TypeOrmUnitOfWork,
} from '@sandbar/persistence';
import type { GroupFigures, OpenStores } from '@sandbar/persistence';
import { Dispatcher, JobRunner } from '@sandbar/queue';
import type { Clock, CommandJob, OutboxStore, SecretBox, UnitOfWork } from '@sandbar/workflow';
import { CalendarRecount, DeadlineClock, withCalendar, Workflow } from '@sandbar/workflow';
import { compareHandler } from './handlers/compare.handler.js';
import { commandHandler } from './handlers/command.handler.js';
import { deliverHandler } from './handlers/deliver.handler.js';
import { notifyHandler } from './handlers/notify.handler.js';
import { publishHandler } from './handlers/publish.handler.js';
import { NoticeWatch } from './notice-watch.js';
import { UNWATCHED } from './watch/engine-watch.js';
import type { EngineWatch } from './watch/engine-watch.js';
import { CourseProjector } from './projections/course-projector.js';
import { TurnProjector } from './projections/turn-projector.js';

export interface EngineOptions {
  /** Connection string of sandbar_system. */
  readonly systemUrl: string;
  readonly poolSize: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly onFault: (what: { job: string; outboxId: string; caseId: string; attempt: number; dead: boolean; fault: unknown }) => void;
  readonly onPoolError: (error: Error) => void;
  /** A record that cannot be folded for the figures: its case counts nowhere. */
  readonly onUncounted?: (caseId: string, fault: unknown) => void;
  /** One calendar for everything, for the demo; the stored one when absent. */
  readonly calendar?: WorkingCalendar;
  /** Milliseconds by which the copy of rules and calendar ages, where a test's clock is not the wall's. */
  readonly elapsed?: () => number;
  /** Where e-mails go as files; the mail folder of the data directory by default. */
  readonly mail?: MailStore;
  /** Sends them instead. */
  readonly smtp?: SmtpSettings;
  /** How webhooks go out, and what opens their signing secrets. */
  readonly webhooks?: WebhookTransportOptions & { readonly secrets?: SecretBox };
  /** How long what goes out is tried; the configuration's defaults when absent. */
  readonly retries?: Retries;
  /** Who looks at what happens, from outside; nobody by default. */
  readonly watch?: EngineWatch;
  /** Messages that the demo's transport loses. */
  readonly loses?: (job: CommandJob) => boolean;
}

/** What runs behind the scenes, put together over the system role: the worker drives it by the queue, the demo and tests in process. */
export interface Engine {
  readonly workflow: Pick<Workflow, 'handle'>;
  readonly unitOfWork: UnitOfWork;
  /** What its group commit does. */
  readonly group: { figures(): GroupFigures };
  readonly outbox: OutboxStore;
  readonly deadlines: DeadlineClock;
  readonly runner: JobRunner;
  /** Takes e-mails that came back. */
  readonly bounces: BounceIntake;
  readonly dispatcher: Dispatcher;
  /** Keeps the figures; beside the road, driven by whoever has the time. */
  readonly courses: CourseProjector;
  /** Keeps whose turn it is; beside the road as well. */
  readonly turns: TurnProjector;
  readonly dataSource: ReturnType<OpenStores<'system'>['get']>;
  close(): Promise<void>;
}

/** Folder of the data directory in which e-mails lie as .eml files. */
export const MAIL_FOLDER = 'mail';

/** @throws StoreUnavailable when the database does not answer */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { clock, onFault, watch = UNWATCHED, retries = DEFAULT_RETRIES } = options;
  const store = { url: options.systemUrl, poolSize: options.poolSize, applicationName: 'sandbar-worker', onPoolError: options.onPoolError };
  const stores = await openStores({ system: store });
  const dataSource = stores.get('system');
  const outbox = watch.outbox(new PostgresOutboxStore(dataSource, watch.carry));
  const ahead = new TypeOrmUnitOfWork(dataSource);
  const unitOfWork = watch.unitOfWork(ahead);
  const table = new PostgresRuleTable(dataSource, options.elapsed);
  const rules = options.calendar === undefined ? table : withCalendar(table, options.calendar);
  const road = new Workflow({
    unitOfWork,
    rules,
    policy: new CaslPolicy(),
    clock,
    registry: REGISTRY,
  });
  const workflow = watch.road(road);
  const recount = options.calendar === undefined ? new CalendarRecount(new PostgresCalendarStore(dataSource), rules, clock) : undefined;
  const route =
    options.smtp === undefined
      ? filedMail(watch.mail(options.mail ?? new MailFolder(join(options.dataDir, MAIL_FOLDER))), options.publicUrl)
      : queuedMail;
  const notifier = new Notifier(route, options.publicUrl);
  const notices = new NoticeWatch(table, outbox, new MissingNotice(route, options.publicUrl), clock);
  const beside = recount && { step: async () => (await recount.step()) + (await notices.step()) };
  const deadlines = new DeadlineClock(outbox, workflow, clock, { recount: beside, ahead });
  const transport = options.smtp && watch.transport(smtpTransport(options.smtp, options.publicUrl));
  const mailPatience = { waits: retries.mailMinutes, holdSeconds: retries.mailHoldSeconds };
  const postman = transport && new Postman(new PostgresMailQueue(dataSource), transport, notifier, clock, mailPatience);
  const { secrets = new AesSecretBox([]), ...calling } = options.webhooks ?? { loopback: false };
  const patience = { waits: retries.webhookSeconds, holdSeconds: retries.webhookHoldSeconds, failingHours: retries.webhookFailingHours };
  const courier = new WebhookCourier(
    new PostgresWebhookStore(dataSource),
    secrets,
    watch.webhooks(webhookTransport(calling)),
    clock,
    patience,
  );
  const bulkChanges = new PostgresBulkChanges(dataSource);
  const handlers = {
    notify: notifyHandler(outbox, notifier, clock, options.publicUrl),
    command: commandHandler(outbox, workflow, clock, options.loses, (bulk, now) => bulkChanges.plan(bulk, now)),
    publish: publishHandler(outbox, clock),
    deliver: deliverHandler(outbox, { digest: new Digest(route, options.publicUrl), postman, courier, notifier }, clock),
    compare: compareHandler(outbox, new SimilarityStore(dataSource), table, clock),
  };
  const runner = new JobRunner(outbox, watch.handlers(handlers), clock, (row, fault, dead) =>
    onFault({ job: row.job, outboxId: row.id, caseId: row.caseId, attempt: row.attempt, dead, fault }),
  );
  const dispatcher = new Dispatcher(outbox, runner, deadlines, clock);
  const bounces = new BounceIntake(outbox, notifier, clock);
  const turns = new TurnProjector(new TurnStore(dataSource), new CaslPolicy(), REGISTRY, rules, clock);
  const counted = { current: async () => (await rules.current()).calendars, now: () => clock.now() };
  const courses = new CourseProjector(new CourseStore(dataSource), counted, options.onUncounted ?? (() => undefined));
  const close = async (): Promise<void> => {
    transport?.close();
    await stores.close();
  };
  return { workflow, unitOfWork, group: ahead, outbox, deadlines, runner, bounces, dispatcher, courses, turns, dataSource, close };
}
