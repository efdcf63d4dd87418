import { join } from 'node:path';
import { dayInShanghai, stateCouncilCalendar } from '@sandbar/calendar';
import { LocalDocumentStore } from '@sandbar/documents';
import type { Actor } from '@sandbar/domain';
import { REGISTRY } from '@sandbar/domain';
import type { Demo } from '@sandbar/identity';
import { CaslPolicy } from '@sandbar/identity';
import type { MailStore } from '@sandbar/notifications';
import { MailFolder } from '@sandbar/notifications';
import { AttachmentStore, createStore, PostgresRuleTable, TypeOrmUnitOfWork, WorkingCopyStore } from '@sandbar/persistence';
import type { Clock } from '@sandbar/workflow';
import { Workflow, withCalendar } from '@sandbar/workflow';
import type { DemoWorld } from '../../../../seeds/demo/index.js';
import { demoCalendar, DemoTransport, engineWorld } from '../../../../seeds/demo/index.js';
import { MAIL_FOLDER, openEngine } from '../../../worker/src/engine.js';
import type { StartContext } from '../start/start-plan.js';
import { DemoDispatcher } from './demo-dispatcher.js';
import { demoWriting } from './demo-writing.js';

/** Before every story. */
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const MOST_BYTES = 20_971_520;
const DAYS_OF_MAIL = 3;

export interface OpenedWorld {
  readonly world: DemoWorld;
  close(): Promise<void>;
}

/**
 * The demo's world on the real database: people act in the app role under row security, what follows runs in the system role, the clock is
 * the story's. @param startedAt instant of the first start
 */
export async function openDemoWorld(
  context: Pick<StartContext, 'config' | 'urls' | 'publicUrl'>,
  startedAt: string,
  people: Demo,
): Promise<OpenedWorld> {
  const { config, urls, publicUrl } = context;
  let at = LONG_AGO;
  const clock = { now: () => at, set: (next: string) => void (at = next) };
  const calendar = demoCalendar(stateCouncilCalendar(), dayInShanghai(startedAt));
  const transport = new DemoTransport();
  const ignore = (): void => undefined;
  const engine = await openEngine({
    systemUrl: urls.system,
    poolSize: config.databasePoolSize,
    dataDir: config.dataDir,
    publicUrl,
    clock,
    calendar,
    mail: recentMail(new MailFolder(join(config.dataDir, MAIL_FOLDER)), clock, startedAt),
    loses: (job) => transport.loses(job),
    onFault: ({ fault }) => {
      throw fault;
    },
    onPoolError: ignore,
  });
  const app = createStore({ url: urls.app, poolSize: 4, applicationName: 'sandbar-demo', onPoolError: ignore });
  await app.initialize();
  const asPerson = new Workflow({
    unitOfWork: new TypeOrmUnitOfWork(app),
    rules: withCalendar(new PostgresRuleTable(app), calendar),
    policy: new CaslPolicy(),
    clock,
    registry: REGISTRY,
  });
  const actors = new Map(people.people.map(({ person, grants }) => [person.login, actorOf(person, grants)]));
  const world = engineWorld({
    // A citizen holds nothing and comes in by the public door, as over HTTP.
    workflow: { handle: (command) => (command.actor.roles.includes('public') ? engine.workflow : asPerson).handle(command) },
    unitOfWork: engine.unitOfWork,
    outbox: engine.outbox,
    dispatcher: new DemoDispatcher(engine.outbox, engine.runner, engine.deadlines, clock),
    transport,
    clock,
    writing: demoWriting({
      workingCopies: new WorkingCopyStore(app),
      attachments: new AttachmentStore(app),
      documents: new LocalDocumentStore({ directory: join(config.dataDir, 'documents'), maxBytes: MOST_BYTES }),
      clock,
    }),
    actorOf: (login) => {
      const found = actors.get(login);
      if (found === undefined) throw new Error(`no demo person ${login}`);
      return found;
    },
  });
  return { world, close: async () => void (await Promise.all([engine.close(), app.destroy()])) };
}

/** E-mails of the last days only: a newcomer finds examples, and does not wait for thousands of old ones to be flushed to disk. */
function recentMail(folder: MailStore, clock: Clock, startedAt: string): MailStore {
  const since = new Date(Date.parse(startedAt) - DAYS_OF_MAIL * 86_400_000).toISOString();
  return { put: (mail) => (clock.now() < since ? Promise.resolve() : folder.put(mail)) };
}

function actorOf(person: Demo['people'][number]['person'], grants: Demo['people'][number]['grants']): Actor {
  const { id, organisation, authority, province } = person;
  return { person: id, roles: grants.map((grant) => grant.role), organisation, authority, province };
}
