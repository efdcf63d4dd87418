import type {
  CaseRow,
  CaseWrite,
  ClaimedRow,
  CreationEntry,
  Ctx,
  DeadlineRow,
  HandlerTx,
  Locked,
  OrganisationRow,
  OutboxRow,
  OutboxState,
  OutboxStore,
  PublicRow,
  RecordEntry,
  SealedRow,
  StoredAnswer,
  Tx,
  UnitOfWork,
  VerifySource,
  VerifyView,
  WorkingCopyRow,
} from '@sandbar/workflow';
import { DuplicateCommand, creationHash } from '@sandbar/workflow';
import { wordless } from './memory-mail.js';
import { storedCaseOf } from './stored-case-of.js';
import type { CaseHeader, CaseKind } from '@sandbar/domain';

interface MemoryOutboxRow extends OutboxRow {
  state: OutboxState;
  attempt: number;
  failures: number;
  sentAt: string | null;
  lastError: string | null;
}
interface MemoryCase extends CaseRow {
  readonly write: CaseWrite;
}

/** A copy of the store's own that nobody can change: it is handed out as it is, as often as anybody asks. */
const keep = <T>(value: T): T => freeze(structuredClone(value));
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}
const keyOf = (person: string, key: string): string => `${person} ${key}`;
const isOpen = (row: DeadlineRow): boolean => row.closedSeq === null;

/**
 * The store in memory: the ports of the road with the promises of the database (one transaction at a time, nothing of a refused one
 * stays). For scenarios and the demo's own tests; the integration tests run the real one.
 */
export class MemoryStore implements UnitOfWork, OutboxStore, VerifySource {
  readonly cases = new Map<string, MemoryCase>();
  readonly records = new Map<string, RecordEntry[]>();
  readonly creations: CreationEntry[] = [];
  readonly commands = new Map<string, StoredAnswer>();
  readonly deadlines = new Map<string, DeadlineRow>();
  readonly outbox = new Map<string, MemoryOutboxRow>();
  readonly sealed = new Map<string, SealedRow[]>();
  readonly workingCopies = new Map<string, WorkingCopyRow>();
  readonly organisations: OrganisationRow[] = [];
  readonly uploaded = new Map<string, string[]>();
  readonly published: PublicRow[] = [];
  /** Ids of offices, people and cases that are not there. */
  readonly unknown = new Set<string>();
  private readonly series = new Map<string, number>();
  private turn: Promise<unknown> = Promise.resolve();

  /** Transactions run one after the other; a throw undoes what the work wrote. */
  run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T>;
  run<T>(work: (tx: HandlerTx) => Promise<T>): Promise<T>;
  run<T>(first: Ctx | ((tx: HandlerTx) => Promise<T>), second?: (tx: Tx) => Promise<T>): Promise<T> {
    const work = (): Promise<T> => (typeof first === 'function' ? first(this.handlerTx()) : second!(this.tx()));
    const mine = this.turn.then(async () => {
      const undo = this.snapshotSeries();
      try {
        return await work();
      } catch (fault) {
        undo();
        throw fault;
      }
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  // Only counters are written before the gate in the road, so only they need undoing.
  private snapshotSeries(): () => void {
    const before = new Map(this.series);
    return () => {
      this.series.clear();
      for (const [name, value] of before) this.series.set(name, value);
    };
  }

  private tx(): Tx {
    return {
      cases: {
        lockForCommand: (caseId, person, key) => Promise.resolve(this.lock(caseId, person, key)),
        write: (write) => Promise.resolve(this.write(write)),
        listChildren: (parent) => Promise.resolve(this.children(parent)),
      },
      commands: {
        find: (person, key) => Promise.resolve(this.commands.get(keyOf(person, key))),
        ignore: ({ person, key, bodyHash, answer }) => {
          this.commands.set(keyOf(person, key), keep({ bodyHash, answer }));
          return Promise.resolve();
        },
      },
      workingCopies: { find: (caseId) => Promise.resolve(structuredClone(this.workingCopies.get(caseId))) },
      sealed: this.sealedReads(),
      organisations: { listByUscc: (usccs) => Promise.resolve(this.organisations.filter((org) => usccs.includes(org.uscc))) },
      // Scenarios name people and offices as they like; the integration tests look them up.
      directory: { listFalse: (claims) => Promise.resolve(claims.filter((claim) => this.unknown.has(claim.id))) },
      attachments: { listSha256: (caseId) => Promise.resolve(this.uploaded.get(caseId) ?? []) },
      counters: {
        next: (name) => {
          const value = (this.series.get(name) ?? 0) + 1;
          this.series.set(name, value);
          return Promise.resolve(value);
        },
      },
      deadlines: { find: (id) => Promise.resolve(this.deadlines.get(id)) },
    };
  }

  private sealedReads(): Tx['sealed'] {
    return {
      findByHash: (hash) => Promise.resolve([...this.sealed.values()].flat().find((row) => row.hash === hash)),
      findLatest: (caseId) => Promise.resolve(this.sealed.get(caseId)?.at(-1)),
    };
  }

  private children(parent: string): { id: string; kind: CaseKind; closed: boolean }[] {
    return [...this.cases.values()]
      .filter((row) => row.write.header.parent === parent)
      .map((row) => ({ id: row.id, kind: row.kind, closed: row.write.closed }));
  }

  private lock(caseId: string, person: string, key: string): Locked | undefined {
    const found = this.cases.get(caseId);
    if (found === undefined) return undefined;
    const { write: _write, ...row } = found;
    const openDeadlines = [...this.deadlines.values()].filter((one) => one.caseId === caseId && isOpen(one));
    return { row, openDeadlines, answered: this.commands.get(keyOf(person, key)) };
  }

  private write(given: CaseWrite): boolean {
    const commandKey = keyOf(given.command.person, given.command.key);
    if ((this.cases.get(given.caseId)?.version ?? 0) !== given.expectedVersion) return false;
    if (this.commands.has(commandKey)) throw new DuplicateCommand();
    const write = keep(given);
    const { caseId, kind, definition, stage, snapshot, record, command, sealed } = write;
    const { seq: version, hash: headHash } = record;
    this.cases.set(caseId, { id: caseId, kind, definition, version, headHash, stage, snapshot, updatedAt: record.meta.at, write });
    this.records.set(caseId, [...(this.records.get(caseId) ?? []), record]);
    if (version === 1) this.enterCreation(caseId, kind, headHash);
    this.commands.set(commandKey, { bodyHash: command.bodyHash, answer: command.answer });
    for (const row of write.deadlines) this.deadlines.set(row.id, row);
    this.addOutboxRows(write.outbox);
    if (sealed !== null) this.sealed.set(caseId, [...(this.sealed.get(caseId) ?? []), sealed]);
    return true;
  }

  private enterCreation(caseId: string, kind: string, firstHash: string): void {
    const row = { n: this.creations.length + 1, caseId, kind, firstHash, prevHash: this.creations.at(-1)?.hash ?? null };
    this.creations.push({ ...row, hash: creationHash(row) });
  }

  private addOutboxRows(rows: readonly OutboxRow[]): void {
    for (const row of rows)
      if (!this.outbox.has(row.id))
        this.outbox.set(row.id, { ...keep(row), state: 'pending', attempt: 0, failures: 0, sentAt: null, lastError: null });
  }

  private handlerTx(): HandlerTx {
    return {
      deadlines: this.tx().deadlines,
      sealed: this.sealedReads(),
      cases: { listChildren: (parent) => Promise.resolve(this.children(parent)) },
      notifications: {
        ...wordless(),
        findCase: (caseId) => {
          const found = this.cases.get(caseId);
          if (found === undefined) return Promise.resolve(undefined);
          const { kind, definition, stage, snapshot } = found;
          const deadlines = [...this.deadlines.values()]
            .filter(
              (row) => row.caseId === caseId && (row.status === 'running' || row.status === 'overdue') && row.reckoning?.dueDay != null,
            )
            .map((row) => ({ name: row.name, court: row.court, dueDay: row.reckoning!.dueDay!, provisional: row.provisional }));
          return Promise.resolve({
            id: caseId,
            kind,
            definition,
            header: found.write.header as CaseHeader,
            stage,
            closed: found.write.closed,
            snapshot,
            deadlines,
            leadAuthorityName: null,
          });
        },
        listRecipients: () => Promise.resolve([]),
        addToInbox: (rows) => Promise.resolve(rows),
      },
      addOutbox: (rows) => Promise.resolve(this.addOutboxRows(rows)),
      claimDueDeadlines: (now, limit) => this.listDueDeadlines(now, limit),
      setWakes: (wakes) => {
        const asTheyWere = wakes.filter(({ id, was }) => was == null || was === this.deadlines.get(id)!.nextWakeAt);
        for (const { id, at } of asTheyWere) this.deadlines.set(id, { ...this.deadlines.get(id)!, nextWakeAt: at });
        return Promise.resolve();
      },
      publish: (row) => Promise.resolve(void this.published.push(keep(row))),
    };
  }

  claimPending(limit: number, now: string): Promise<readonly ClaimedRow[]> {
    const ready = [...this.outbox.values()]
      .filter((row) => row.state === 'pending' && (row.notBefore === null || row.notBefore <= now))
      .slice(0, limit);
    for (const row of ready) Object.assign(row, { state: 'sent', attempt: row.attempt + 1, sentAt: now });
    return Promise.resolve(ready.map((row) => ({ ...row })));
  }
  find(id: string): Promise<(ClaimedRow & { state: OutboxState }) | undefined> {
    const row = this.outbox.get(id);
    return Promise.resolve(row && { ...row });
  }
  async runOnce(id: string, _now: string, work: (tx: HandlerTx) => Promise<void>): Promise<boolean> {
    const row = this.outbox.get(id);
    if (row === undefined || row.state === 'done' || row.state === 'dead') return false;
    await this.run(work);
    row.state = 'done';
    return true;
  }
  markDone(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.outbox.get(id)!.state = 'done';
    return Promise.resolve();
  }
  markFailed(id: string, error: string, retryAt: string | null): Promise<void> {
    const row = this.outbox.get(id)!;
    Object.assign(row, { state: retryAt === null ? 'dead' : 'pending', notBefore: retryAt, lastError: error, failures: row.failures + 1 });
    return Promise.resolve();
  }
  unclaim(ids: readonly string[]): Promise<void> {
    for (const row of ids.map((id) => this.outbox.get(id)!)) Object.assign(row, { state: 'pending', attempt: row.attempt - 1 });
    return Promise.resolve();
  }
  readonly listWakes: OutboxStore['listWakes'] = () => Promise.resolve([]);
  releaseStale(olderThan: string): Promise<number> {
    const stale = [...this.outbox.values()].filter((row) => row.state === 'sent' && row.sentAt! < olderThan);
    for (const row of stale) row.state = 'pending';
    return Promise.resolve(stale.length);
  }
  readonly releaseAhead: OutboxStore['releaseAhead'] = () => Promise.resolve(0);
  listDueDeadlines(now: string, limit: number): Promise<readonly DeadlineRow[]> {
    const due = [...this.deadlines.values()].filter((row) => isOpen(row) && row.nextWakeAt !== null && row.nextWakeAt <= now);
    return Promise.resolve(due.sort((a, b) => (a.nextWakeAt! < b.nextWakeAt! ? -1 : 1)).slice(0, limit));
  }
  countByState(): Promise<Record<OutboxState, number>> {
    const counts: Record<OutboxState, number> = { pending: 0, sent: 0, done: 0, dead: 0 };
    for (const row of this.outbox.values()) counts[row.state] += 1;
    return Promise.resolve(counts);
  }
  oldestPendingSeconds(): Promise<number> {
    return Promise.resolve(0);
  }
  listDead(limit: number): ReturnType<OutboxStore['listDead']> {
    const dead = [...this.outbox.values()].filter((row) => row.state === 'dead').slice(0, limit);
    return Promise.resolve(dead.map(({ id, job, caseId, attempt, lastError }) => ({ id, job, caseId, attempt, lastError })));
  }
  redrive(ids: readonly string[] | 'all'): Promise<number> {
    const dead = [...this.outbox.values()].filter((row) => row.state === 'dead' && (ids === 'all' || ids.includes(row.id)));
    for (const row of dead) Object.assign(row, { state: 'pending', failures: 0, notBefore: null });
    return Promise.resolve(dead.length);
  }

  read<T>(work: (view: VerifyView) => Promise<T>): Promise<T> {
    const all = [...this.cases.values()].map((row) => {
      const entries = this.records.get(row.id) ?? [];
      const clocks = [...this.deadlines.values()].filter((one) => one.caseId === row.id && isOpen(one));
      return { stored: storedCaseOf(row, row.write, entries, clocks, this.sealed.get(row.id) ?? []), caseId: row.id, entries };
    });
    const creations = this.creations;
    return work({
      async *pages(only) {
        yield await Promise.resolve(all.filter((page) => only === undefined || page.caseId === only));
      },
      async *creations() {
        yield await Promise.resolve([...creations]);
      },
    });
  }
}
