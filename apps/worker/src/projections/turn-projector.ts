import type { Registry } from '@sandbar/domain';
import type { CaslPolicy } from '@sandbar/identity';
import { caseTurns } from '@sandbar/identity';
import type { TurnStore } from '@sandbar/persistence';
import type { Clock, RuleSet, RuleTable } from '@sandbar/workflow';
import { guardValues } from '@sandbar/workflow';

/** Raised when turns are made in another way: all of them are then made anew. */
const VERSION = 2;
const BATCH = 200;

/** Keeps whose turn it is, beside the road: a command pays nothing for it, and until it is done lists ask the machine about what moved. */
export class TurnProjector {
  constructor(
    private readonly store: Pick<TurnStore, 'step'>,
    private readonly policy: CaslPolicy,
    private readonly registry: Registry,
    private readonly rules: RuleTable,
    private readonly clock: Clock,
  ) {}

  /** Everything that moved; the first one looks at every case. @returns cases looked at */
  async pass(): Promise<number> {
    const [rules, at] = [await this.rules.current(), this.clock.now()];
    let looked = 0;
    for (;;) {
      const done = await this.store.step(this.basisOf(rules, at), BATCH, ({ definition: id, ...file }) => {
        const definition = this.registry.definitionOf(id);
        return caseTurns(this.policy, definition, file, { at, rules: guardValues(definition, rules, file.header.leadAuthority, at) });
      });
      if (done === undefined || done === 0) return looked;
      looked += done;
    }
  }

  private basisOf(rules: RuleSet, at: string): string {
    const values = this.registry.all.map((definition) => [definition.id, guardValues(definition, rules, null, at)]);
    return `${VERSION}/${JSON.stringify(values)}`;
  }
}
