import type { Actor, CaseHeader, CaseKind, Court, Holder, Province, Role, StoredSnapshot } from '@sandbar/domain';
import type { Reckoning, ReminderStep } from '@sandbar/calendar';
import type { RecordEntry } from '../record/record-entry.js';
import type { Answer } from '../road/command.js';

/** On whose behalf the database works: set with BEGIN (SET LOCAL), read by the row-security policies. */
export interface Ctx {
  readonly actor: Actor;
  /** The person whose absence the actor covers (then `actor` stands in that person's place); undefined: acts in the own name. */
  readonly onBehalfOf?: string;
  /** W3C trace id or request id, for logs. */
  readonly traceId: string;
}

export interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly version: number;
  readonly headHash: string;
  readonly stage: string;
  readonly snapshot: StoredSnapshot;
  /** When the present stage's first moment was; for the reckoning of service. */
  readonly updatedAt: string;
}

export type DeadlineStatus = 'running' | 'pending' | 'stopped' | 'overdue' | 'met' | 'expired' | 'superseded';
/** One clock of a case. `reckoning` is null while it waits for service. */
export interface DeadlineRow {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly court: Court;
  readonly rule: string;
  readonly expires: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly escalates: boolean;
  readonly status: DeadlineStatus;
  readonly reckoning: Reckoning | null;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  /** Reminder ladder still ahead or passed, with its instants. */
  readonly reminders: readonly ReminderStep[];
  /** The next instant at which the deadline clock must look at the row; null: never. */
  readonly nextWakeAt: string | null;
  readonly openedSeq: number;
  readonly closedSeq: number | null;
}

export type OutboxJob = 'notify' | 'command' | 'publish' | 'deliver' | 'compare';
export interface OutboxRow {
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly job: OutboxJob;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before this instant; null: at once. */
  readonly notBefore: string | null;
}

/** A declaration frozen by SEAL, RESUBMIT or REVISE; the record holds its hash. */
export interface SealedRow {
  readonly revision: number;
  readonly hash: string;
  readonly schemaVersion: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Everything one accepted command writes, in one statement or a few, in one transaction. */
export interface CaseWrite {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly definition: string;
  /** 0 for a creation. The write is gated on it. */
  readonly expectedVersion: number;
  readonly snapshot: StoredSnapshot;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: Court;
  readonly closed: boolean;
  readonly header: CaseHeader;
  /** True: the header is the one of the version before; the adapter may leave what it stored of it. */
  readonly headerUnchanged?: boolean;
  /** Earliest running deadline, for lists. */
  readonly dueAt: string | null;
  readonly record: RecordEntry;
  readonly command: { readonly person: string; readonly key: string; readonly bodyHash: string; readonly answer: Answer };
  /** Clocks that this event opened (`openedSeq` is its seq) or that it moved or closed; a closed one is otherwise as it was. */
  readonly deadlines: readonly DeadlineRow[];
  readonly outbox: readonly OutboxRow[];
  /** Present when the holders changed: the full new list. */
  readonly holders: readonly Holder[] | null;
  readonly sealed: SealedRow | null;
}

export interface StoredAnswer {
  readonly bodyHash: string;
  readonly answer: Answer;
}
export interface Locked {
  readonly row: CaseRow;
  readonly openDeadlines: readonly DeadlineRow[];
  /** The stored answer of this person and key, as of before the lock; ask `commands.find` after a wait. */
  readonly answered: StoredAnswer | undefined;
}

export interface WorkingCopyRow {
  readonly caseId: string;
  readonly revision: number;
  readonly schemaVersion: string;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface OrganisationRow {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  readonly homeProvince: Province | null;
}

/** What a payload says of an office, a person or another case beside naming it; `pointer` is the place in the payload. */
export type Claim = { readonly pointer: string; readonly id: string } & (
  | { readonly is: 'authority'; readonly province: Province }
  /** Active, with that role now, and of that office where one is named. */
  | { readonly is: 'person'; readonly role: Role; readonly authority: string | null }
  /** An application of that firm that was deferred. */
  | { readonly is: 'deferred'; readonly leadApplicant: string }
);

/** Repositories exist only as members of a transaction. */
export interface Tx {
  readonly cases: {
    /**
     * Takes the row lock; undefined when the case is missing or not visible to ctx. Where the sender names the version it saw and this process
     * wrote that one, the adapter may answer from memory: the write's gate on version and head then takes the lock's place.
     */
    lockForCommand(caseId: string, person: string, key: string, expected?: number): Promise<Locked | undefined>;
    /** The only write of a case, and the last word of its transaction: the adapter may commit with it. False: the version had moved (nothing was written). */
    write(write: CaseWrite): Promise<boolean>;
    listChildren(parent: string): Promise<readonly { id: string; kind: CaseKind; closed: boolean }[]>;
  };
  readonly commands: {
    find(person: string, key: string): Promise<StoredAnswer | undefined>;
    /** A message to a case that moved on: stored as ignored, the case untouched. */
    ignore(entry: { person: string; key: string; bodyHash: string; caseId: string; answer: Answer }): Promise<void>;
  };
  readonly workingCopies: { find(caseId: string): Promise<WorkingCopyRow | undefined> };
  readonly sealed: { findByHash(hash: string): Promise<SealedRow | undefined>; findLatest(caseId: string): Promise<SealedRow | undefined> };
  readonly organisations: { listByUscc(usccs: readonly string[]): Promise<readonly OrganisationRow[]> };
  /** Looks names up. Resolves to the claims that do not hold at that instant. */
  readonly directory: { listFalse(claims: readonly Claim[], at: string): Promise<readonly Claim[]> };
  readonly attachments: { listSha256(caseId: string): Promise<readonly string[]> };
  readonly counters: { /** Next number of a named series, gap-free within committed cases. */ next(series: string): Promise<number> };
  readonly deadlines: { find(id: string): Promise<DeadlineRow | undefined> };
}

export interface UnitOfWork {
  /**
   * One transaction as ctx. A duplicate command key that lost a race surfaces as `DuplicateCommand`; a dead connection as
   * `StoreUnavailable`; a serialisation or deadlock abort is run again (at most 3 times). What the work decides is heard only of the last
   * run: it may be run once more where the case had moved on since this process saw it.
   */
  run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Reads cases before the commands that are about to come to them, so that those need not read each for itself. */
export interface CasesAhead {
  /**
   * As the system. A command that then names the version it is told here is decided from what was read, gated as ever by version and head.
   * @returns the version of each case that is there, by its id
   */
  readAhead(caseIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
