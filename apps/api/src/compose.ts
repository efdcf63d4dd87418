import { join } from 'node:path';
import type { Config, DatabaseUrls } from '@sandbar/config';
import { LocalDocumentStore } from '@sandbar/documents';
import { REGISTRY } from '@sandbar/domain';
import {
  AbsenceCover,
  BulkActs,
  CaslPolicy,
  DemoSignIn,
  DEFAULT_SESSION_RULES,
  DEFAULT_THROTTLE_RULES,
  EnrolmentService,
  AesSecretBox,
  ApiKeys,
  LinkedIdentities,
  OidcSignIn,
  OpenSessions,
  PasswordChange,
  PasswordCheck,
  PasswordHasher,
  Reauthentication,
  SecondFactor,
  SecondStep,
  SessionRenewal,
  Invitations,
  PeopleAdministration,
  Sessions,
  SignIn,
  secretKeysOf,
} from '@sandbar/identity';
import { DirectMail, filedMail, MailFolder, queuedMail, WebhookDesk } from '@sandbar/notifications';
import { Metrics, NO_TRACING, systemClock, watchedRoad } from '@sandbar/observability';
import type { Logger, Tracing } from '@sandbar/observability';
import {
  AttachmentStore,
  BacklogFigures,
  Bell,
  BellRope,
  CaseQueries,
  LiveQueries,
  PostgresBulkChanges,
  PostgresCalendarStore,
  PostgresClockScan,
  PostgresDelegationStore,
  PostgresIdentityStore,
  PostgresInboxStore,
  PostgresInvitationStore,
  PostgresOutboxStore,
  PostgresPreferenceStore,
  PostgresWebhookStore,
  PostgresRuleTable,
  PostgresApiKeyStore,
  PostgresExternalIdentityStore,
  PostgresSecondFactorStore,
  PostgresSessionStore,
  ReferenceQueries,
  RegisterQueries,
  SimilarQueries,
  StatisticsQueries,
  TypeOrmUnitOfWork,
  WorkingCopyStore,
  WorkQueries,
  migrationState,
  openStores,
} from '@sandbar/persistence';
import { queueProbe } from '@sandbar/queue';
import { CalendarOffice, missingNotice, Workflow } from '@sandbar/workflow';
import { liveSource } from './live/live-source.js';
import { backlogGauges } from '../../worker/src/watch/backlog-gauges.js';
import { tracedUnitOfWork } from '../../worker/src/watch/engine-watch.js';
import { kindOf } from '../../worker/src/watch/kind-of.js';
import { groupGauges } from '../../worker/src/watch/group-gauges.js';
import { poolGauges } from '../../worker/src/watch/pool-gauges.js';
import { AccountNoticeByMail } from './people/account-notice-post.js';
import { InvitationByMail } from './people/invitation-post.js';
import { healthChecks } from './meta/health-checks.js';
import { secondFactorCheck } from './meta/second-factor-check.js';
import type { ApiPorts, ApiSettings } from './ports/index.js';

/** Connections in the system role: the age of the outbox, and comments of the public. */
const SYSTEM_POOL = 3;
/** A part of an upload that nobody has written to for so long is nobody's: a request ends after 30 s. */
const ABANDONED_AFTER_MS = 3_600_000;

export interface Composed {
  readonly ports: ApiPorts;
  readonly settings: ApiSettings;
  close(): Promise<void>;
}

/**
 * Joins the real stores, the road and identity to the ports of the HTTP side.
 * @param watch what counts and traces this process; nobody looks at it by default
 * @throws StoreUnavailable, MigrationNewerThanCode, MigrationsPending or UnsafeStore: this code does not serve that database
 */
export async function compose(config: Config, database: DatabaseUrls, logger: Logger, watch = unwatched()): Promise<Composed> {
  const onPoolError = (error: Error): void => logger.warn({ error }, 'an idle connection broke');
  const stores = await openStores({
    app: { url: database.app, poolSize: config.databasePoolSize, applicationName: 'sandbar-api', onPoolError },
    system: { url: database.system, poolSize: SYSTEM_POOL, applicationName: 'sandbar-api-system', onPoolError },
  });
  const [app, system] = [stores.get('app'), stores.get('system')];
  const schema = { query: async (text: string, values?: unknown[]) => ({ rows: await app.query<unknown[]>(text, values) }) };
  const readSchema = () => migrationState(schema as unknown as Parameters<typeof migrationState>[0]);

  const clock = systemClock;
  const policy = new CaslPolicy();
  const rules = new PostgresRuleTable(app);
  const reference = new ReferenceQueries(app);
  const identities = new PostgresIdentityStore(app);
  const sessions = new Sessions(identities, clock, DEFAULT_SESSION_RULES);
  const hasher = new PasswordHasher();
  const openStore = new PostgresSessionStore(app);
  const passwords = new PasswordCheck(identities, clock, hasher, DEFAULT_THROTTLE_RULES);
  const renewal = new SessionRenewal(openStore, clock, sessions);
  const { publicUrl: site } = config.http;
  const mailRoute = config.mail === undefined ? filedMail(new MailFolder(join(config.dataDir, 'mail')), site) : queuedMail;
  const directMail = new DirectMail(new PostgresOutboxStore(system), mailRoute, clock);
  const ownerMail = new AccountNoticeByMail(directMail, site);
  const secrets = new AesSecretBox(secretKeysOf(config));
  const externals = new PostgresExternalIdentityStore(app);
  const factorStore = new PostgresSecondFactorStore(app);
  const factor = new SecondFactor(
    { store: factorStore, attempts: identities, secrets, clock, people: identities, post: ownerMail },
    DEFAULT_THROTTLE_RULES,
    policy,
    sessions,
  );
  const secondStep = new SecondStep(factorStore, identities, clock, factor, sessions);
  const way = `${config.http.publicUrl}/sign-in/oidc/callback`;
  const oidc = new OidcSignIn(config.oidc, way, { store: externals, secrets, clock }, secondStep, renewal);
  const queue = queueProbe(config);
  const backlog = new BacklogFigures(system);
  const upload = await uploadLimits(rules, clock.now());
  const documents = new LocalDocumentStore({ directory: join(config.dataDir, 'documents'), maxBytes: upload.size });
  // What a kill cut off in the middle of an upload; another process may be receiving one right now.
  await documents.removeAbandoned(new Date(Date.parse(clock.now()) - ABANDONED_AFTER_MS));
  const rope = new BellRope(system);
  const bell = new Bell(database.system, (error) => logger.warn({ error }, 'not listening for changes; looking every few seconds'));
  const road = { rules, policy, clock, registry: REGISTRY };
  const watchers = { ...watch, kindOf, onCommitted: () => rope.pull() };
  const [appUnit, systemUnit] = [new TypeOrmUnitOfWork(app), new TypeOrmUnitOfWork(system)];
  const roadOver = (plain: TypeOrmUnitOfWork): ApiPorts['road'] => {
    const workflow = new Workflow({ ...road, unitOfWork: watch.tracing.on ? tracedUnitOfWork(plain, watch.tracing) : plain });
    return { handle: watchedRoad((command) => workflow.handle(command), watchers) };
  };
  backlogGauges(watch.metrics, backlog, clock);
  poolGauges(watch.metrics, { app, system });
  groupGauges(watch.metrics, { app: appUnit, system: systemUnit });
  const enrolment = new EnrolmentService(identities, clock, hasher, sessions, config.http.publicUrl);
  const bulkChanges = new PostgresBulkChanges(system);
  const ports: ApiPorts = {
    road: roadOver(appUnit),
    publicRoad: roadOver(systemUnit),
    register: new RegisterQueries(app),
    cases: new CaseQueries(app),
    work: new WorkQueries(app),
    workingCopies: new WorkingCopyStore(app),
    attachments: new AttachmentStore(app),
    documents,
    similar: new SimilarQueries(app),
    figures: new StatisticsQueries(app),
    openFigures: new StatisticsQueries(system),
    reference,
    names: reference,
    inbox: new PostgresInboxStore(app),
    calendar: new CalendarOffice(new PostgresCalendarStore(system), new PostgresClockScan(system, app), rules, clock, policy),
    preferences: new PostgresPreferenceStore(app),
    webhooks: new WebhookDesk(new PostgresWebhookStore(system), secrets, clock, { loopback: config.webhookLoopback === true }, rules),
    live: liveSource(new LiveQueries(system), bell),
    sessions,
    signIn: new SignIn(passwords, secondStep),
    keys: new ApiKeys(new PostgresApiKeyStore(app), clock, policy, rules),
    reauthentication: new Reauthentication(config.mode, passwords, renewal, factor, oidc),
    secondFactor: factor,
    oidc,
    externals,
    links: new LinkedIdentities(config.oidc, { store: externals, people: identities, clock, post: ownerMail }, policy),
    secondStep,
    passwordChange: new PasswordChange(openStore, hasher, passwords, renewal),
    openSessions: new OpenSessions(openStore, clock, DEFAULT_SESSION_RULES, sessions, policy),
    demo: new DemoSignIn(config.mode, identities, clock, sessions),
    people: identities,
    invitations: new Invitations(
      {
        ...{ store: new PostgresInvitationStore(app), rules, names: reference, hasher, publicUrl: config.http.publicUrl },
        post: new InvitationByMail(directMail),
      },
      clock,
      policy,
      sessions,
    ),
    staff: new PeopleAdministration(identities, clock, policy, enrolment, sessions),
    bulk: new BulkActs(bulkChanges, identities, clock, policy, sessions),
    bulkCases: bulkChanges,
    cover: new AbsenceCover({ delegations: new PostgresDelegationStore(app), people: identities }, clock, policy, rules, sessions),
    enrolment,
    policy,
    rules,
    registry: REGISTRY,
    clock,
    health: [
      ...healthChecks({
        readSchema,
        lags: () => backlog.lags(clock.now()),
        readMissingNotice: async () => missingNotice(await rules.current(), clock.now()),
        queue,
      }),
      secondFactorCheck(rules, clock, secretKeysOf(config).length > 0),
    ],
    logger,
    ...watch,
  };
  const { publicUrl, trustedProxies, rateLimitPerMinute } = config.http;
  const settings: ApiSettings = {
    publicUrl,
    trustedProxies,
    rateLimitPerMinute,
    demo: config.mode === 'demo',
    upload,
    ...tokenOf(config),
  };
  return { ports, settings, close: async () => void (await Promise.all([bell.close(), stores.close(), queue.close()])) };
}

function tokenOf({ telemetry }: Config): Pick<ApiSettings, 'metricsToken'> {
  return telemetry.metricsToken === undefined ? {} : { metricsToken: telemetry.metricsToken };
}

function unwatched(): { readonly metrics: Metrics; readonly tracing: Tracing } {
  return { metrics: new Metrics('api'), tracing: NO_TRACING };
}

/** The limits in force at start; a change of these two rules takes effect with the next start. */
async function uploadLimits(rules: ApiPorts['rules'], at: string): Promise<ApiSettings['upload']> {
  const table = await rules.current();
  const [size, total] = ['upload.size.maximum', 'upload.total.maximum'].map((code) => {
    const value = table.find(code, null, at)?.value;
    if (value === undefined) throw new Error(`the rule ${code} has no value in force: load the reference data`);
    return value;
  });
  return { size: size!, total: total! };
}
