import { stateCouncilCalendar } from '@sandbar/calendar';
import type { Actor, CaseKind, Refusal, Registry } from '@sandbar/domain';
import { CaslPolicy, demoPeople } from '@sandbar/identity';
import { Dispatcher, JobRunner } from '@sandbar/queue';
import type { Answer, CommandJob, RuleSet, RuleTable } from '@sandbar/workflow';
import { carryMessage, DeadlineClock, fixedCalendar, Workflow } from '@sandbar/workflow';
import { loadReference } from '../../../../seeds/reference/index.js';
import { MemoryStore } from './memory-store.js';
import { SetClock } from './set-clock.js';

const reference = loadReference();
const authorityId = (code: string): string => reference.authorities.find((row) => row.code === code)!.id;

/** The reference data's rules: the deviation of an authority before the baseline, by date. */
export const referenceRules: RuleSet = {
  find(code, authority, at) {
    const day = at.slice(0, 10);
    const office = reference.authorities.find((row) => row.id === authority)?.code ?? null;
    const inForce = reference.rules.filter(
      (row) => row.code === code && row.effectiveFrom <= day && (row.effectiveTo === null || row.effectiveTo >= day),
    );
    const row = inForce.find((one) => one.authority !== null && one.authority === office) ?? inForce.find((one) => one.authority === null);
    if (row === undefined) return undefined;
    const { value, unit, version, basisKind } = row;
    return { code, version, value, unit: unit as 'working-day', basis: row.basis.zh, basisKind, authority: row.authority };
  },
  list(beginning, authority, at) {
    const codes = [...new Set(reference.rules.map(({ code }) => code))].filter((code) => code.startsWith(beginning)).sort();
    return codes.map((code) => referenceRules.find(code, authority, at)).filter((rule) => rule !== undefined);
  },
  calendars: fixedCalendar(stateCouncilCalendar()),
};

/** The same as a table that is never changed. */
export const referenceRuleTable: RuleTable = {
  current: () => Promise.resolve(referenceRules),
  renewed: () => Promise.resolve(referenceRules),
};

/** The whole road in memory, with the demo's people and a clock of its own: for scenarios over several cases. */
export class MemoryEngine {
  readonly store = new MemoryStore();
  readonly clock: SetClock;
  readonly workflow: Workflow;
  readonly dispatcher: Dispatcher;
  private readonly people = demoPeople(authorityId);
  private sent = 0;

  constructor(registry: Registry, at: string) {
    this.clock = new SetClock(at);
    this.store.organisations.push(...this.people.organisations);
    const { store, clock } = this;
    this.workflow = new Workflow({ unitOfWork: store, rules: referenceRuleTable, policy: new CaslPolicy(), clock, registry });
    const done = (): Promise<void> => Promise.resolve();
    const deadlines = new DeadlineClock(store, this.workflow, clock);
    const handlers = {
      notify: done,
      publish: done,
      deliver: done,
      compare: done,
      command: async (row: { payload: unknown; id: string }) => void (await carryMessage(row.payload as CommandJob, store, this.workflow)),
    };
    const runner = new JobRunner(store, handlers, clock, () => undefined);
    this.dispatcher = new Dispatcher(store, runner, deadlines, clock);
  }

  /** The actor of a demo sign-in name, for example `pbc-shanghai.risk-reviewer-1`. */
  actor(login: string): Actor {
    const found = this.people.people.find((one) => one.person.login === login);
    if (found === undefined) throw new Error(`no demo person ${login}`);
    const { id, organisation, authority, province } = found.person;
    return { person: id, roles: found.grants.map((grant) => grant.role), organisation, authority, province };
  }

  /** One command as a demo person, at the version the case has now. */
  send(
    login: string,
    caseId: string,
    type: string,
    payload: Readonly<Record<string, unknown>> = {},
    create?: CaseKind,
  ): Promise<Answer | Refusal> {
    this.sent += 1;
    const expected = this.store.cases.get(caseId)?.version;
    return this.workflow.handle({
      key: `scenario-${this.sent}`,
      caseId,
      type,
      payload,
      actor: { ...this.actor(login), authenticatedAt: this.clock.now() },
      traceId: `scenario-${this.sent}`,
      source: { kind: 'person' },
      ...(create === undefined ? { expectedVersion: expected ?? 0 } : { create }),
    });
  }

  /** Goes forward to `at`, stopping at every clock that wakes on the way, as time itself would. */
  async advanceTo(at: string): Promise<void> {
    await this.dispatcher.drain();
    for (;;) {
      const next = [...this.store.deadlines.values()]
        .filter((row) => row.closedSeq === null && row.nextWakeAt !== null && row.nextWakeAt <= at)
        .map((row) => row.nextWakeAt!)
        .sort()[0];
      if (next === undefined) break;
      if (next > this.clock.now()) this.clock.set(next);
      await this.dispatcher.drain();
    }
    this.clock.set(at);
    await this.dispatcher.drain();
  }
}
