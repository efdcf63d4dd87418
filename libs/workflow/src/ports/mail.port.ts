import type { NotificationType } from '@sandbar/contracts';
import type { Locale } from './identity.port.js';
import type { InboxRow } from './inbox.port.js';

/** How e-mails of one type come to a person; the inbox always has everything. */
export const MAIL_CHOICES = ['now', 'digest', 'off'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];
/** `bounced`: the address does not take mail; `failed`: given up for another reason. */
export type MailState = 'pending' | 'sending' | 'sent' | 'bounced' | 'failed';

/** One e-mail to one address, whatever carries it. */
export interface OutgoingMail {
  /** 32 hex digits: what the e-mail is about and for whom. The same e-mail has the same id, its Message-ID too. */
  readonly id: string;
  readonly kind: 'notice' | 'digest' | 'direct';
  readonly person: string | null;
  readonly caseId: string | null;
  /** Event of the notification; null: no event of a case. */
  readonly eventKey: string | null;
  /** Serves a letter: a bounce means paper. */
  readonly statutory: boolean;
  readonly to: { readonly displayName: string; readonly email: string; readonly locale: Locale };
  readonly subject: string;
  readonly text: string;
  /** Instant of its Date. */
  readonly at: string;
}
/** A stored e-mail; subject and text are erased once it is sent or given up. */
export interface MailDelivery extends OutgoingMail {
  readonly state: MailState;
  /** How often it was tried, this time included. */
  readonly attempt: number;
}
/** What became of one attempt. */
export type MailOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'bounced' | 'failed'; readonly error: string }
  | { readonly state: 'pending'; readonly error: string; readonly retryAt: string };

export interface MailPerson {
  readonly displayName: string;
  readonly email: string | null;
  readonly locale: Locale;
  /** The firm in which the person works; null: none. */
  readonly firm: { readonly id: string; readonly name: string } | null;
}

/** E-mail in the transaction of a job of the system. */
export interface MailTx {
  /** Those of the persons who chose for this type; the others have the default. */
  choicesOf(persons: readonly string[], type: NotificationType): Promise<ReadonlyMap<string, MailChoice>>;
  findPerson(person: string): Promise<MailPerson | undefined>;
  /** Which of the addresses bounced, in lower case. */
  bouncedOf(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** The address does not take mail from now on, until its owner says otherwise. */
  markBounced(address: string, at: string, reason: string): Promise<void>;
  /** Stores the e-mail and the job that carries it; the same id again changes nothing. */
  queue(mail: OutgoingMail): Promise<void>;
  findMail(id: string): Promise<MailDelivery | undefined>;
  /** Writes what became of an attempt; another attempt since then: nothing is written and false returned. A retry gets its job. */
  settle(mail: Pick<MailDelivery, 'id' | 'attempt'>, outcome: MailOutcome, at: string): Promise<boolean>;
  /** Keeps the notification for the digest of the first day whose hour is yet to come. @param hour of the day in Asia/Shanghai */
  addToDigest(row: Pick<InboxRow, 'id' | 'person'>, now: string, hour: number): Promise<void>;
  /** Takes what waits for this day's digest, oldest first. A digest of that person and day was made already: nothing. */
  takeDigest(person: string, day: string, now: string): Promise<readonly InboxRow[]>;
}

/** The system's own look at the mail queue; every method is one transaction. */
export interface MailQueue {
  /**
   * Takes the e-mail into this process's hands until the instant. A hold that ends later than any can (LONGEST_LEASE_MS) is over.
   * @returns `busy` with the instant at which another process's hold ends; undefined: nothing is to be done (sent, given up or unknown)
   */
  claim(id: string, now: string, until: string): Promise<MailDelivery | { readonly busyUntil: string } | undefined>;
  countByState(): Promise<Readonly<Record<MailState, number>>>;
}

export interface MailPreferences {
  readonly choices: Readonly<Partial<Record<NotificationType, MailChoice>>>;
  /** The person's address; null: none, so no mail at all. */
  readonly email: string | null;
  /** Since when mail to it bounces; null: it does not, as far as is known. */
  readonly bouncedSince: string | null;
}
/** A person's own preferences; every method is one transaction as that person. */
export interface PreferenceStore {
  read(person: string): Promise<MailPreferences>;
  write(person: string, choices: Readonly<Partial<Record<NotificationType, MailChoice>>>, at: string): Promise<void>;
  /** The person says that the own address works again. */
  forgetBounce(person: string): Promise<void>;
}

/** The outbox needs a case; an e-mail that has none is filed under this one, which there never is. */
export const NO_CASE_ID = '00000000-0000-0000-0000-000000000000';

/** Payload of a `deliver` job: the row that is to go out. */
export type DeliverJob =
  | { readonly what: 'mail'; readonly id: string }
  | { readonly what: 'digest'; readonly person: string; readonly day: string }
  | { readonly what: 'webhook'; readonly id: string };
