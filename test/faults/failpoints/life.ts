/** Where a life ends: at its n-th awaited call, before that is made, or when it has had its effect and nobody has seen the answer. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

const NEVER = new Promise<never>(() => undefined);

/**
 * The life of one process, as far as it reaches out of itself. Every awaited call that passes through it is counted: nobody keeps a list of the
 * places. From its death on nothing that the process still does has an effect, and nothing that it waits for arrives.
 */
export class Life {
  /** What was called, in order: the first run without a death lists the points of all others. */
  readonly points: string[] = [];
  /**
   * Numbers of the calls whose answer had not come when the next was made. After any other, a death before the next call finds and leaves
   * the same.
   */
  readonly overtaken = new Set<number>();
  readonly died: Promise<'died'>;
  private dead = false;
  private readonly open = new Set<number>();
  private readonly last: (() => void)[] = [];
  private tell: (said: 'died') => void = () => undefined;

  /** @param onDeath what a death is; undefined: the connections break, and the rest never hears of anything again */
  constructor(
    private readonly death?: Death,
    private readonly onDeath?: () => void,
  ) {
    this.died = new Promise((resolve) => (this.tell = resolve));
  }

  get isDead(): boolean {
    return this.dead;
  }
  /** Done at its death. */
  atDeath(last: () => void): void {
    this.last.push(last);
  }

  /** One awaited call. It is made at once, so calls that travel together still do. */
  step<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.dead) return NEVER;
    const at = this.points.push(name);
    for (const earlier of this.open) this.overtaken.add(earlier);
    this.open.add(at);
    const mine = this.death?.at === at ? this.death.when : undefined;
    if (mine === 'before') return this.die();
    const going = call();
    const come = (): boolean => this.open.delete(at);
    going.then(come, come);
    if (mine === 'after')
      return going.then(
        () => this.die(),
        () => this.die(),
      );
    return going.then(
      (value) => (this.dead ? NEVER : value),
      (fault: unknown) => (this.dead ? NEVER : Promise.reject(fault as Error)),
    );
  }

  private die(): Promise<never> {
    if (!this.dead) {
      this.dead = true;
      this.onDeath?.();
      for (const last of this.last.splice(0)) last();
      this.tell('died');
    }
    return NEVER;
  }
}
