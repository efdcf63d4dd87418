import type { Registry } from '@sandbar/domain';
import type { WebhookDesk } from '@sandbar/notifications';
import type { HealthCheck, Logger, Metrics, Tracing } from '@sandbar/observability';
import type { LocalDocumentStore } from '@sandbar/documents';
import type {
  AbsenceCover,
  ApiKeys,
  BulkActs,
  CaslPolicy,
  DemoSignIn,
  EnrolmentService,
  Invitations,
  LinkedIdentities,
  OidcSignIn,
  OpenSessions,
  PasswordChange,
  PeopleAdministration,
  Reauthentication,
  SecondFactor,
  SecondStep,
  Sessions,
  SignIn,
} from '@sandbar/identity';
import type { SimilarQueries, StatisticsQueries, WorkQueries } from '@sandbar/persistence';
import type {
  BulkChangeStore,
  CalendarOffice,
  Clock,
  ExternalIdentityStore,
  IdentityStore,
  InboxStore,
  PreferenceStore,
  RuleTable,
  Workflow,
} from '@sandbar/workflow';
import type { Attachments } from './attachments.port.js';
import type { CaseReader } from './case-reader.port.js';
import type { LiveSource } from './live.port.js';
import type { NameBook, ReferenceReader } from './reference.port.js';
import type { Register } from './register.port.js';
import type { WorkingCopies } from './working-copies.port.js';

export type * from './attachments.port.js';
export * from './case-reader.port.js';
export type * from './live.port.js';
export * from './reference.port.js';
export type * from './register.port.js';
export type * from './work.port.js';
export type * from './working-copies.port.js';

/** All that the HTTP side stands on; main.ts puts the real ones in, specs fakes. */
export interface ApiPorts {
  readonly road: Pick<Workflow, 'handle'>;
  /** The road for people who hold no case: works in the system role; only the public register's door uses it. */
  readonly publicRoad: Pick<Workflow, 'handle'>;
  readonly register: Register;
  readonly cases: CaseReader;
  readonly work: Pick<WorkQueries, 'listWork' | 'countWork'>;
  readonly workingCopies: WorkingCopies;
  readonly attachments: Attachments;
  readonly documents: Pick<LocalDocumentStore, 'store' | 'open'>;
  /** The figures as a person of an office. */
  readonly figures: Pick<StatisticsQueries, 'listCounts' | 'listStages' | 'listOpen'>;
  /** The same in the system role, for what is published and for forecasts: whoever shows them withholds small cells. */
  readonly openFigures: Pick<StatisticsQueries, 'listCounts' | 'listStages' | 'listStageTimes'>;
  readonly similar: Pick<SimilarQueries, 'listPrecedents' | 'listCases'>;
  readonly reference: ReferenceReader;
  readonly names: NameBook;
  readonly inbox: InboxStore;
  readonly calendar: Pick<CalendarOffice, 'readNotice' | 'readOverride' | 'preview' | 'enter' | 'confirm' | 'withdraw' | 'list' | 'show'>;
  readonly preferences: PreferenceStore;
  readonly webhooks: Pick<WebhookDesk, 'list' | 'create' | 'rotate' | 'setState' | 'deliveries' | 'replay'>;
  readonly live: LiveSource;
  readonly sessions: Pick<Sessions, 'find' | 'peek' | 'revoke'>;
  readonly signIn: Pick<SignIn, 'signIn'>;
  readonly keys: Pick<ApiKeys, 'issue' | 'rotate' | 'revoke' | 'list' | 'authenticate'>;
  readonly reauthentication: Pick<Reauthentication, 'ways' | 'confirm' | 'hasPassword'>;
  readonly secondFactor: Pick<SecondFactor, 'begin' | 'confirm' | 'remove' | 'reset' | 'countRecoveryCodes'>;
  readonly oidc: Pick<OidcSignIn, 'name' | 'begin' | 'finish' | 'endSessionUrl' | 'unlink'>;
  readonly externals: Pick<ExternalIdentityStore, 'listOf'>;
  readonly links: Pick<LinkedIdentities, 'findPerson' | 'listOf' | 'link' | 'unlink'>;
  readonly secondStep: Pick<SecondStep, 'after' | 'finish'>;
  readonly passwordChange: Pick<PasswordChange, 'change'>;
  readonly openSessions: Pick<OpenSessions, 'listOwn' | 'endOwn' | 'endOthers' | 'listOf' | 'endOneOf' | 'endAllOf'>;
  readonly demo: Pick<DemoSignIn, 'list' | 'signIn'>;
  /** Who works where: to choose an assessor or a panel from. */
  readonly people: Pick<IdentityStore, 'listHolders' | 'findIdentity' | 'listPeople'>;
  readonly invitations: Pick<Invitations, 'invite' | 'resend' | 'revoke' | 'list' | 'look' | 'accept'>;
  readonly staff: Pick<PeopleAdministration, 'grant'>;
  readonly bulk: Pick<BulkActs, 'leave' | 'stay' | 'listDepartures' | 'succeed' | 'wouldSucceed' | 'keep' | 'again' | 'listSuccessions'>;
  /** What became of each case of a bulk change; for who may ask for one. */
  readonly bulkCases: Pick<BulkChangeStore, 'find' | 'listCases'>;
  readonly cover: Pick<AbsenceCover, 'arrange' | 'revoke' | 'list'>;
  readonly enrolment: Pick<EnrolmentService, 'look' | 'redeem'>;
  readonly policy: Pick<CaslPolicy, 'admit' | 'judge' | 'sight'>;
  readonly rules: RuleTable;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly health: readonly HealthCheck[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}
/** What the HTTP side is told of its surroundings. */
export interface ApiSettings {
  readonly publicUrl: string;
  readonly trustedProxies: number;
  /** Requests a minute of one person, or of one address that is not signed in. */
  readonly rateLimitPerMinute: number;
  readonly demo: boolean;
  /** What a scraper of /metrics must bring; undefined: only this machine may read them. */
  readonly metricsToken?: string;
  /** Largest upload in bytes (rule `upload.size.maximum`), and all of a case's together (`upload.total.maximum`). */
  readonly upload: { readonly size: number; readonly total: number };
}

export const API_PORTS = Symbol('ApiPorts');
export const API_SETTINGS = Symbol('ApiSettings');
