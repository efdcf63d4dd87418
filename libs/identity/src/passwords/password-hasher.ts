import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id, OWASP ASVS 5.0 appendix C: t=2, m=19,456 KiB, p=1 (the library's algorithm default is argon2id). */
export interface Argon2Parameters {
  readonly timeCost: number;
  /** KiB */
  readonly memoryCost: number;
  readonly parallelism: number;
}
export const ARGON2_PARAMETERS: Argon2Parameters = { timeCost: 2, memoryCost: 19_456, parallelism: 1 };
const ARGON2ID = 2;

/** More people wait for a hash than can be served soon. */
export class HasherBusy extends Error {
  constructor() {
    super('too many passwords wait to be hashed');
  }
}

/** Hashes and checks passwords, at most `atOnce` together: each holds its memory, and the rest of the process needs the cores. */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly parameters: Argon2Parameters = ARGON2_PARAMETERS,
    private readonly atOnce = 4,
    private readonly mostWaiting = 100,
  ) {}

  /** PHC text. @throws HasherBusy when `mostWaiting` wait already */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), this.parameters));
  }

  /**
   * Checks a password in about the same time whether there is an account or not.
   * @param stored PHC text; null: no such account, or none that signs in by password
   * @returns `rehash` when it matches but was made with other parameters
   * @throws HasherBusy
   */
  async check(stored: string | null, password: string): Promise<{ matches: boolean; rehash: boolean }> {
    if (stored === null) {
      this.decoy ??= this.hash('nobody has this one').catch((fault: unknown) => {
        this.decoy = undefined;
        throw fault;
      });
      const decoy = await this.decoy;
      await this.inTurn(() => verify(decoy, normalised(password)));
      return { matches: false, rehash: false };
    }
    const matches = await this.inTurn(() => verify(stored, normalised(password)));
    return { matches, rehash: matches && this.isOutdated(stored) };
  }

  /** Makes the decoy at start, so that the first unknown name takes no longer than the second. */
  async warm(): Promise<void> {
    await this.check(null, 'warm');
  }

  private isOutdated(stored: string): boolean {
    const made = parseOptions(stored);
    const { timeCost, memoryCost, parallelism } = this.parameters;
    return (
      Number(made.algorithm) !== ARGON2ID ||
      made.timeCost !== timeCost ||
      made.memoryCost !== memoryCost ||
      made.parallelism !== parallelism
    );
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) throw new HasherBusy();
      // The one who leaves hands the turn over without giving up the count.
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

/** The same password typed on two keyboards is one text (NIST SP 800-63B §3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
