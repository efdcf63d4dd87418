import { holderKeysOf, isNextStep, ownCourts, seatKey, seatsOf } from '@sandbar/domain';
import type { Actor, Court } from '@sandbar/domain';
import { caseTurns, isWriting, WRITES_DECLARATION } from '@sandbar/identity';
import type { Cover } from '@sandbar/identity';
import { guardValues } from '@sandbar/workflow';
import type { Ctx } from '@sandbar/workflow';
import type { ApiPorts, CaseFile, Sitting, WorkFilter, WorkPlace, WorkQuery, WorkRow } from '../ports/index.js';
import type { CaseDesk } from './case-desk.js';
import type { OfferedAction } from './offered-action.js';

/** `me`: what I can do. `office`: what waits for anybody of my office or firm. */
export const AWAITED = ['me', 'office'] as const;
export type Awaited = (typeof AWAITED)[number];

export interface WorkAsked {
  readonly awaiting: Awaited;
  readonly filter: WorkFilter;
  readonly after?: WorkPlace;
  readonly limit: number;
}
export interface WorkItem {
  readonly file: CaseFile;
  /** When it is due for the person, which is the own clock's end; the first of another's where no own one runs. */
  readonly place: WorkPlace;
  /** Whose clock that is. */
  readonly court: Court | null;
}
type Asker = Ctx & { readonly covers?: readonly Cover[] };

/** More are said to be «and more». */
export const COUNTED_AT_MOST = 500;

/** The cases that wait for somebody, by due date, however many there are: chosen in the store, and what the store is not sure of asked of the machine. */
export class WorkList {
  constructor(
    private readonly ports: Pick<ApiPorts, 'work' | 'policy' | 'registry' | 'rules' | 'clock'>,
    private readonly desk: CaseDesk,
  ) {}

  /** A page. @returns `next` where more may follow: the place after which */
  async list(ctx: Asker, asked: WorkAsked): Promise<{ readonly items: readonly WorkItem[]; readonly next: WorkPlace | undefined }> {
    const of = choiceOf(ctx, asked.awaiting);
    const items: WorkItem[] = [];
    for (let after = asked.after; ;) {
      const query: WorkQuery = {
        of,
        courts: ownCourts(ctx.actor),
        filter: asked.filter,
        limit: asked.limit + 1,
        ...(after === undefined ? {} : { after }),
      };
      const rows = await this.ports.work.listWork(ctx, query);
      const awaited = await Promise.all(rows.map((row) => this.isAwaited(ctx, row, of)));
      for (const [index, { file, place, court }] of rows.entries()) {
        if (file === undefined || !awaited[index]) continue;
        if (items.length === asked.limit) return { items, next: items.at(-1)!.place };
        items.push({ file, place, court });
      }
      if (rows.length <= asked.limit) return { items, next: undefined };
      after = rows.at(-1)!.place;
    }
  }

  /** How much waits for the person in the own name. @param soon instant up to which something is due soon */
  count(ctx: Asker, soon: string) {
    return this.ports.work.countWork(ctx, sitting(ctx.actor), { now: this.ports.clock.now(), soon, most: COUNTED_AT_MOST });
  }

  /** What the person is awaited to do in a case. */
  async stepsIn(ctx: Asker, file: CaseFile): Promise<readonly OfferedAction[]> {
    const firm = ctx.actor.authority === null;
    return (await this.desk.listActions(ctx, file)).filter(({ type, allowed }) => allowed && isNextStep(type, firm));
  }

  /** Whether the person writes the declaration now. */
  writes(ctx: Ctx, file: CaseFile): boolean {
    return isWriting(file) && this.ports.policy.admit(ctx.actor, WRITES_DECLARATION, file.header) === undefined;
  }

  private async isAwaited(ctx: Asker, { sure, file }: WorkRow, of: WorkQuery['of']): Promise<boolean> {
    if (sure || file === undefined) return sure;
    if ('own' in of) return this.writes(ctx, file) || (await this.stepsIn(ctx, file)).length > 0;
    const [definition, at] = [this.desk.definitionOf(file), this.ports.clock.now()];
    const rules = guardValues(definition, await this.ports.rules.current(), file.header.leadAuthority, at);
    return caseTurns(this.ports.policy, definition, file, { at, rules }).some(({ holder }) => of.holders.includes(holder));
  }
}

function choiceOf(ctx: Asker, awaiting: Awaited): WorkQuery['of'] {
  if (awaiting === 'office') return { holders: holderKeysOf(ctx.actor).filter((holder) => !holder.startsWith('person:')) };
  const acting = (ctx.covers ?? []).find((cover) => cover.onBehalfOf === ctx.onBehalfOf);
  if (acting !== undefined) return { own: NOWHERE(ctx.actor), lent: [lentBy(acting)] };
  // A key does less than its person: what it names is asked of the policy.
  if (ctx.actor.key !== undefined) return { own: NOWHERE(ctx.actor), lent: [sitting(ctx.actor)] };
  return { own: sitting(ctx.actor), lent: (ctx.covers ?? []).map(lentBy) };
}

const NOWHERE = (actor: Actor): Sitting => ({ seats: [], persons: [actor.person] });
const keysOf = (actor: Actor): readonly string[] => seatsOf(actor, holderKeysOf(actor)).map(seatKey);
const sitting = (actor: Actor): Sitting => ({ seats: keysOf(actor), persons: [actor.person] });
const lentBy = ({ actor, onBehalfOf }: Cover): Sitting => ({ seats: keysOf(actor), persons: [actor.person, onBehalfOf] });
