import { describe, refuse } from '@sandbar/domain';
import type { Actor, AllowedAction, Definition } from '@sandbar/domain';
import type { Cover } from '@sandbar/identity';
import type { Access } from '@sandbar/identity';
import type { CaseListItem, CaseView } from '@sandbar/contracts';
import { guardValues } from '@sandbar/workflow';
import type { Ctx } from '@sandbar/workflow';
import { RefusedException } from '../http/refused.exception.js';
import type { ApiPorts, CaseFile, CaseSummaryRow } from '../ports/index.js';
import { actionView, fullView, headlineView, idsIn, listItem } from './case-view.js';
import type { OfferedAction } from './offered-action.js';
import { UUID } from '../http/uuid.js';

type Asker = Ctx & { readonly covers?: readonly Cover[] };

/** Where every reading of a case begins: finds it as somebody, judges the reading, says what can be done. Writes nothing. */
export class CaseDesk {
  constructor(private readonly ports: Pick<ApiPorts, 'cases' | 'policy' | 'rules' | 'registry' | 'names' | 'clock'>) {}

  /**
   * The case, when the person may look at it in that way.
   * @throws RefusedException `case.not_found` for a missing and a foreign one alike, or what the policy says
   */
  async getFile(ctx: Ctx, caseId: string, access: Access): Promise<CaseFile> {
    const file = UUID.test(caseId) ? await this.ports.cases.findCase(ctx, caseId) : undefined;
    if (file === undefined) throw new RefusedException(refuse('case.not_found'));
    const barred = this.ports.policy.admit(ctx.actor, access, file.header);
    if (barred !== undefined) throw new RefusedException(barred);
    // Whoever stands in for somebody carries that person's conflicts, also when reading.
    if (ctx.onBehalfOf !== undefined && file.header.closedTo.includes(ctx.onBehalfOf))
      throw new RefusedException(refuse('case.conflicted'));
    return file;
  }

  definitionOf(file: { readonly definition: string }): Definition {
    return this.ports.registry.definitionOf(file.definition);
  }

  /** The case in a list. Its clock belongs to the full file: a province that was informed reads name, parties and stage (process.md §1). */
  itemOf(actor: Actor, row: CaseSummaryRow): CaseListItem {
    const whole = this.ports.policy.sight(actor, row.header, row.kind) === 'full';
    return listItem(this.definitionOf(row), whole ? row : { ...row, dueAt: null });
  }

  /** What the person sees of the case: the whole, or the headline. */
  async getView(ctx: Asker, caseId: string): Promise<CaseView> {
    const file = await this.getFile(ctx, caseId, 'case.headline');
    const definition = this.definitionOf(file);
    const sight = this.ports.policy.sight(ctx.actor, file.header, file.kind);
    if (sight === 'none') throw new RefusedException(refuse('case.not_found'));
    const [names, actions] = await Promise.all([this.ports.names.namesOf(idsIn(file)), this.listActions(ctx, file)]);
    if (sight === 'headline') return headlineView(definition, file, names, actions);
    return fullView(definition, file, names, actions, await this.ports.cases.listDeadlines(ctx, caseId));
  }

  /**
   * The events the person could send now, and those that wait for something, with the reason. One copy of the rules: the machine's. What the person
   * could do only in somebody's stead stands beside them, with whose.
   */
  async listActions(ctx: Asker, file: CaseFile): Promise<readonly OfferedAction[]> {
    const definition = this.definitionOf(file);
    const at = this.ports.clock.now();
    const rules = guardValues(definition, await this.ports.rules.current(), file.header.leadAuthority, at);
    const offered = (actor: Actor, cover: Cover | null): OfferedAction[] =>
      describe(definition, file.snapshot, {
        actor,
        at,
        rules,
        onBehalfOf: cover?.onBehalfOf ?? null,
        may: (type, lane) => this.ports.policy.judge(actor, file.header, definition, type, lane === null ? {} : { lane }) === undefined,
      }).map((action) => ({ ...action, onBehalfOf: cover === null ? null : { id: cover.onBehalfOf, name: cover.name } }));
    const covers = ctx.covers ?? [];
    const acting = covers.find((cover) => cover.onBehalfOf === ctx.onBehalfOf);
    if (acting !== undefined) return offered(acting.actor, acting);
    const own = offered(ctx.actor, null);
    const free = new Set(own.filter(({ allowed }) => allowed).map(keyOf));
    const lent = covers.flatMap((cover) => offered(cover.actor, cover)).filter((action) => action.allowed && !free.has(keyOf(action)));
    return [...own, ...lent];
  }

  /** What a refused event answers beside its reason: what can be done instead. Nothing where the case is out of sight. */
  async membersForRefused(ctx: Asker, caseId: string): Promise<Readonly<Record<string, unknown>>> {
    const file = UUID.test(caseId) ? await this.ports.cases.findCase(ctx, caseId) : undefined;
    if (file === undefined || this.ports.policy.sight(ctx.actor, file.header, file.kind) === 'none') return {};
    return { stage: file.stage, version: file.version, allowedActions: (await this.listActions(ctx, file)).map(actionView) };
  }
}

const keyOf = ({ type, lane }: AllowedAction): string => `${type} ${lane ?? ''}`;
