import { addCalendarDays } from '@sandbar/calendar';
import type { Actor, Refusal } from '@sandbar/domain';
import { isRefusal, refuse } from '@sandbar/domain';
import { hashJson, uuidFrom } from '@sandbar/hash';
import type { ClockScan } from '../ports/calendar.port.js';
import type { Clock } from '../ports/clock.port.js';
import type { NewRule, RuleChange, RuleChangeStore, RuleRows, RuleVersion } from '../ports/rule-changes.port.js';
import { actOf } from '../ports/administration-act.js';
import { judgeRules } from './judge-rules.js';
import { readRuleFile } from './read-rule-file.js';
import type { RuleFault } from './rule-faults.js';
import { keptClocks, plannedRules } from './rule-plan.js';
import type { RulePlan } from './rule-plan.js';

/** Who may change the rule table, and the rows of any authority: two rows of the access table (libs/identity). */
export interface RuleRights {
  admit(actor: Actor, access: 'rules.change' | 'rules.change-anywhere'): Refusal | undefined;
}
/** Ids of changes derive from what they say: the same change twice is one. */
const NAMESPACE = '8c0f7f0e-0b53-5b5e-9d3c-5f1f0f3a7c26';
const LISTED = 100;

/** Enters, shows, confirms and takes back new versions of rules: two persons, and for the baseline of two offices. Says no by a value. */
export class RuleOffice {
  constructor(
    private readonly store: RuleChangeStore,
    private readonly scan: ClockScan,
    private readonly clock: Clock,
    private readonly rights: RuleRights,
  ) {}

  /** New versions from a file that nobody has checked, completed by what the table knows. */
  async read(value: unknown): Promise<readonly NewRule[] | Refusal> {
    const file = readRuleFile(value);
    if ('faults' in file) return invalid(file.faults);
    const judged = judgeRules(file.rules, await this.store.read(), this.clock.now());
    return 'faults' in judged ? invalid(judged.faults) : judged.rules;
  }

  /** The dry run: the versions that would follow, and the open clocks that keep theirs. Writes nothing. */
  async preview(rules: readonly NewRule[]): Promise<RulePlan> {
    const rows = await this.store.read();
    const dayBefore = (day: string): string => addCalendarDays(day, -1);
    return { rules: plannedRules(rules, rows, dayBefore), kept: await keptClocks(this.scan, rules, rows) };
  }

  /** Enters a change for another person to confirm. The same change again is the one that is there. */
  async enter(rules: readonly NewRule[], by: Actor): Promise<RuleChange | Refusal> {
    const now = this.clock.now();
    const rows = await this.store.read();
    const no = this.barred(by, rules, rows) ?? faultsOf(rules, rows, now);
    if (no !== undefined) return no;
    const print = hashJson(rules);
    const standing = (await this.store.list(LISTED)).filter((one) => hashJson(one.rules) === print);
    const open = standing.find(({ withdrawnAt }) => withdrawnAt === null);
    if (open !== undefined) return open;
    const id = uuidFrom(NAMESPACE, `${print}:${standing.length}`);
    const entered = { enteredBy: by.person, enteredAtOffice: by.authority, enteredAt: now };
    const change: RuleChange = { id, rules, ...entered, confirmedBy: null, confirmedAt: null, withdrawnBy: null, withdrawnAt: null };
    await this.store.add(change, actOf('rules.entered', by, id, now, { rules: rules.map(nameOf) }));
    return (await this.store.find(id))!;
  }

  /** Confirms what another person entered: each row counts from its own day on, which has not begun. */
  async confirm(id: string, by: Actor): Promise<RuleChange | Refusal> {
    const at = this.clock.now();
    const act = actOf('rules.confirmed', by, id, at, {});
    const outcome = await this.store.confirm<Refusal>(id, { by: by.person, at, act }, (change, rows) =>
      this.unconfirmable(change, by, rows, at),
    );
    if (outcome === 'unknown') return refuse('rules.change_not_found', { change: id });
    if (outcome === 'settled') return refuse('rules.settled', { change: id });
    return isRefusal(outcome) ? outcome : (await this.store.find(id))!;
  }

  /** Takes back what is not confirmed yet; a confirmed rule is followed by another version. */
  async withdraw(id: string, by: Actor): Promise<RuleChange | Refusal> {
    const found = await this.store.find(id);
    if (found === undefined) return refuse('rules.change_not_found', { change: id });
    const no = this.barred(by, found.rules, await this.store.read());
    if (no !== undefined) return no;
    const at = this.clock.now();
    const done = await this.store.withdraw(id, by.person, at, actOf('rules.withdrawn', by, id, at, {}));
    return done ? (await this.store.find(id))! : refuse('rules.settled', { change: id });
  }

  list(): Promise<readonly RuleChange[]> {
    return this.store.list(LISTED);
  }

  async find(id: string): Promise<RuleChange | Refusal> {
    return (await this.store.find(id)) ?? refuse('rules.change_not_found', { change: id });
  }

  /** Every row of the table, whenever it is in force. */
  async listVersions(): Promise<readonly RuleVersion[]> {
    return (await this.store.read()).versions;
  }

  private unconfirmable({ id, rules, enteredBy, enteredAtOffice }: RuleChange, by: Actor, rows: RuleRows, at: string): Refusal | undefined {
    const barred = this.barred(by, rules, rows);
    if (barred !== undefined) return barred;
    if (enteredBy === by.person) return refuse('rules.same_person', { change: id });
    const common = rules.some(({ authority }) => authority === null);
    if (common && by.authority !== null && by.authority === enteredAtOffice) return refuse('rules.same_office', { change: id });
    return faultsOf(rules, rows, at);
  }

  /** A case administrator changes the baseline and the rows of the own office; the platform's administrator any. */
  private barred(by: Actor, rules: readonly NewRule[], { offices }: RuleRows): Refusal | undefined {
    const no = this.rights.admit(by, 'rules.change');
    if (no !== undefined) return no;
    const own = offices.find(({ id }) => id === by.authority)?.code ?? null;
    const other = rules.find(({ authority }) => authority !== null && authority !== own);
    return other && this.rights.admit(by, 'rules.change-anywhere') && refuse('rules.other_place', { authority: other.authority });
  }
}

const nameOf = ({ code, authority, effectiveFrom }: NewRule): string =>
  `${code}${authority === null ? '' : ` ${authority}`} ${effectiveFrom}`;

function faultsOf(rules: readonly NewRule[], rows: RuleRows, at: string): Refusal | undefined {
  const judged = judgeRules(rules, rows, at);
  return 'faults' in judged ? invalid(judged.faults) : undefined;
}

const invalid = (faults: readonly RuleFault[]): Refusal => ({
  ...refuse('rules.invalid'),
  errors: faults.map((fault) => ({ ...fault, params: {} })),
});
