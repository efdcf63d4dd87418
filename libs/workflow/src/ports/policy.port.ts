import type { Actor, CaseHeader, CaseKind, Definition, Refusal } from '@sandbar/domain';

/** Who may do what; one policy table (libs/identity) behind it. */
export interface Policy {
  /** Undefined: permitted. A foreign case is `case.not_found`, the same as a missing one. */
  judge(
    actor: Actor,
    header: CaseHeader,
    definition: Definition,
    eventType: string,
    payload: Readonly<Record<string, unknown>>,
  ): Refusal | undefined;
  /** May the actor see the case at all, and how much of it? */
  sight(actor: Actor, header: CaseHeader, kind: CaseKind): 'none' | 'headline' | 'full';
}
