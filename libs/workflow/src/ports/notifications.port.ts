import type { NotificationType } from '@sandbar/contracts';
import type { Bilingual, CaseHeader, CaseKind, Court, Province, Role, StoredSnapshot } from '@sandbar/domain';
import type { Locale } from './identity.port.js';
import type { InboxRow } from './inbox.port.js';
import type { MailTx } from './mail.port.js';
import type { WebhookTx } from './webhooks.port.js';

/** A rung of the reminder ladder of one deadline. */
export interface ReminderJob {
  /** `<deadline uuid>:<step>:<due instant>`: a moved due date reminds anew. */
  readonly eventKey: string;
  readonly caseId: string;
  readonly step: 'halfway' | 'before-first' | 'before-second' | 'due' | 'overdue-deputy' | 'overdue-administrator';
  /** The clock's name, for example `review.lane.risk`. */
  readonly clock: string;
  readonly court: Court;
  readonly dueAt: string;
  /** Last day of the clock in Asia/Shanghai, YYYY-MM-DD. */
  readonly dueDay: string;
  readonly at: string;
}

export interface OpenDeadline {
  readonly name: string;
  readonly court: Court;
  /** Last day in Asia/Shanghai, YYYY-MM-DD. */
  readonly dueDay: string;
  readonly provisional: boolean;
}

/** What a notification may say of a case: nothing above its headline. */
export interface NoticeCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly header: CaseHeader;
  readonly stage: string;
  readonly closed: boolean;
  /** For the assignments only: nothing else of it may reach a message. */
  readonly snapshot: StoredSnapshot;
  /** Running and overdue clocks that have a due day. */
  readonly deadlines: readonly OpenDeadline[];
  /** The lead authority's name today; null: there is none yet, or it is unknown. */
  readonly leadAuthorityName: Bilingual | null;
}

/** A person who may be told. Disabled people are never returned; invited ones are. */
export interface RecipientRow {
  readonly person: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly locale: Locale;
}

/** Whom to find: every given condition holds; lists are any-of; an empty list finds nobody. */
export interface RecipientQuery {
  readonly roles?: readonly Role[];
  readonly organisations?: readonly string[];
  readonly authorities?: readonly string[];
  /** Office staff of these provinces (their authority's), not firms. */
  readonly officeProvinces?: readonly Province[];
  readonly persons?: readonly string[];
  /** Roles in force at this instant, and delegates of their holders (absence cover). */
  readonly at: string;
}

/** Words of a notification as they are stored: reference data, versioned, valid from a day. */
export interface TemplateRow {
  readonly code: string;
  readonly version: number;
  readonly type: NotificationType;
  readonly subject: Bilingual;
  readonly text: Bilingual;
  /** What whoever is told by an audience is asked to do. */
  readonly todo: Readonly<Partial<Record<string, Bilingual>>>;
}

/** Members of one transaction of the system (the job's own, in which its outbox row becomes `done`). */
export interface NotificationTx {
  readonly mail: MailTx;
  readonly webhooks: WebhookTx;
  /** A number of the Delta baseline in force, such as the hour of the digest. */
  findRuleValue(code: string, at: string): Promise<number | undefined>;
  /** The newest version valid on the instant's day in Asia/Shanghai. */
  findTemplate(code: string, at: string): Promise<TemplateRow | undefined>;
  findCase(caseId: string): Promise<NoticeCase | undefined>;
  listRecipients(query: RecipientQuery): Promise<readonly RecipientRow[]>;
  /** Inserts what is not there yet by (eventKey, person) and returns all rows asked for as they are stored, in any order. */
  addToInbox(rows: readonly InboxRow[]): Promise<readonly InboxRow[]>;
}
