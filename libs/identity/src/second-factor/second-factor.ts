import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import { sha256Hex } from '@sandbar/hash';
import type { AccountNoticePost, AdministrationAct, Clock, IdentityStore, SecondFactorStore, SecretBox } from '@sandbar/workflow';
import { actRow } from '../people/act-row.js';
import { tellOwner } from '../people/tell-owner.js';
import { ON_ONESELF } from '../people/unit-reach.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { instantAfter } from '../sessions/session-rules.js';
import type { Sessions, SignedIn } from '../sessions/sessions.js';
import type { ThrottleRules } from '../sign-in/throttle.js';
import { hashOfRecoveryCode, newRecoveryCodes, newSecret, stepOf, uriOf } from './one-time-code.js';

export interface SecondFactorPorts {
  readonly store: SecondFactorStore;
  readonly attempts: Pick<IdentityStore, 'takeAttempt' | 'settleAttempt'>;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly people: Pick<IdentityStore, 'findIdentity'>;
  readonly post: AccountNoticePost;
}
const purposeOf = (person: string): string => `totp:${person}`;

/** The second factor: an authenticator's codes, each taken once, and recovery codes for when it is lost. */
export class SecondFactor {
  constructor(
    private readonly ports: SecondFactorPorts,
    private readonly throttle: ThrottleRules,
    private readonly policy: CaslPolicy,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Begins: nothing counts before confirm(). The caller has seen that the person is who they are.
   * @returns secret (base32) and otpauth URI, shown this once; `second_factor.exists`
   * @throws SecretsNotConfigured
   */
  async begin({ identity }: SignedIn): Promise<{ secret: string; uri: string } | Refusal> {
    const { id, login } = identity.person;
    const secret = newSecret();
    const started = await this.ports.store.startTotp(id, this.ports.secrets.seal(secret, purposeOf(id)), this.ports.clock.now());
    return started ? { secret, uri: uriOf(secret, login) } : refuse('second_factor.exists');
  }

  /** The first code of the authenticator: from now on it is asked at sign-in. @returns the recovery codes, shown this once; `second_factor.failed`, `login.throttled` */
  async confirm({ identity }: SignedIn, code: string): Promise<readonly string[] | Refusal> {
    const person = identity.person.id;
    const blocked = await this.count(person);
    if (blocked !== undefined) return blocked;
    const row = await this.ports.store.findTotp(person);
    if (row === undefined || row.confirmedAt !== null) return refuse('second_factor.missing');
    const at = this.ports.clock.now();
    const step = stepOf(this.ports.secrets.open(row.sealedSecret, purposeOf(person)), digitsOf(code), at);
    const codes = newRecoveryCodes();
    const codeHashes = codes.flatMap((one) => hashOfRecoveryCode(one) ?? []);
    const act = actRow(this.ports.clock.now(), 'second-factor.confirmed', person, person);
    if (step === undefined || !(await this.ports.store.confirmTotp({ person, step, at, codeHashes, act })))
      return refuse('second_factor.failed');
    await this.settle(person);
    this.sessions.forget(person);
    return codes;
  }

  /**
   * Is it a code of the person's authenticator, or one of the recovery codes? Either is used up by it. Counted before it is looked at.
   * @returns undefined: it is; `second_factor.failed` for a wrong, an old and a used one alike; `login.throttled`
   */
  async check(person: string, typed: string): Promise<Refusal | undefined> {
    const blocked = await this.count(person);
    if (blocked !== undefined) return blocked;
    if (!(await this.take(person, typed))) return refuse('second_factor.failed');
    await this.settle(person);
    return undefined;
  }

  countRecoveryCodes(person: string): Promise<number> {
    return this.ports.store.countRecoveryCodes(person);
  }

  /** A person takes the own authenticator away, with one of its codes. */
  async remove({ identity }: SignedIn, code: string): Promise<Refusal | undefined> {
    const person = identity.person.id;
    const failed = await this.check(person, code);
    if (failed !== undefined) return failed;
    return this.drop(person, false, actRow(this.ports.clock.now(), 'second-factor.removed', person, person));
  }

  /** The security administrator, for somebody who lost everything: the sessions end, the act is recorded, and the person is told by e-mail. Nobody does it to the own account. */
  async reset(by: Actor, person: string): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'second-factor.reset');
    if (barred !== undefined) return barred;
    if (by.person === person) return refuse('action.not_permitted', { need: [] }, ON_ONESELF);
    const at = this.ports.clock.now();
    const act = actRow(at, 'second-factor.reset', by.person, person);
    const missing = await this.drop(person, true, act);
    if (missing !== undefined) return missing;
    const owner = (await this.ports.people.findIdentity(person, at))?.person;
    await tellOwner(this.ports.post, owner, { key: `second-factor.reset ${act.id}`, what: 'second-factor.reset', provider: null });
    return undefined;
  }

  private async drop(person: string, endSessions: boolean, act: AdministrationAct): Promise<Refusal | undefined> {
    const removed = await this.ports.store.removeTotp({ person, at: this.ports.clock.now(), endSessions, act });
    this.sessions.forget(person);
    return removed ? undefined : refuse('second_factor.missing');
  }

  private async take(person: string, typed: string): Promise<boolean> {
    const at = this.ports.clock.now();
    const recovery = hashOfRecoveryCode(typed);
    if (recovery !== undefined) return this.ports.store.takeRecoveryCode(person, recovery, at);
    const row = await this.ports.store.findTotp(person);
    if (row === undefined || row.confirmedAt === null) return false;
    const step = stepOf(this.ports.secrets.open(row.sealedSecret, purposeOf(person)), digitsOf(typed), at);
    return step !== undefined && (await this.ports.store.takeStep(person, step));
  }

  private async count(person: string): Promise<Refusal | undefined> {
    const at = this.ports.clock.now();
    const forget = instantAfter(at, -this.throttle.forgetMinutes * 60_000);
    const [outcome] = await this.ports.attempts.takeAttempt([{ key: keyOf(person), delays: this.throttle.account }], at, forget);
    if (outcome === undefined || outcome.admitted) return undefined;
    return refuse('login.throttled', {
      retryAfterSeconds: Math.max(1, Math.ceil((Date.parse(outcome.blockedUntil) - Date.parse(at)) / 1_000)),
    });
  }
  private settle(person: string): Promise<void> {
    return this.ports.attempts.settleAttempt({ clear: [keyOf(person)], forgive: [] });
  }
}

const keyOf = (person: string): string => `code:${sha256Hex(person)}`;
const digitsOf = (typed: string): string => typed.replace(/\s/g, '');
