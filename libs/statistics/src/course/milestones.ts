import type { Fact } from '@sandbar/domain';

/** What is counted of a case, each at the instant of its fact. */
export const MILESTONES = [
  'received',
  'accepted',
  'deemedAccepted',
  'corrected',
  'registered',
  'declined',
  'deferred',
  'redirected',
  'withdrawn',
  'lapsed',
  'terminated',
  'setAside',
  'started',
  'completed',
  'exited',
] as const;
export type MilestoneName = (typeof MILESTONES)[number];

export interface Milestone {
  readonly what: MilestoneName;
  readonly seq: number;
  readonly at: string;
  readonly authority: string | null;
  readonly province: string;
  readonly type: string | null;
  /** The criterion of a refusal, by its reason code. */
  readonly reasonCode: string | null;
}

const OF_FACT: Readonly<Record<string, readonly MilestoneName[]>> = {
  ApplicationSubmitted: ['received'],
  ApplicationAccepted: ['accepted'],
  // Silence of the office is acceptance: counted with the others, and once more apart.
  DeemedAccepted: ['accepted', 'deemedAccepted'],
  CorrectionRequested: ['corrected'],
  ApplicationRegistered: ['registered'],
  ApplicationDeclined: ['declined'],
  ApplicationDeferred: ['deferred'],
  ApplicationRedirected: ['redirected'],
  ApplicationWithdrawn: ['withdrawn'],
  RegistrationWithdrawn: ['withdrawn'],
  ApplicationLapsed: ['lapsed'],
  RegistrationLapsed: ['lapsed'],
  ApplicationTerminated: ['terminated'],
  RegistrationRevoked: ['terminated'],
  DecisionSetAside: ['setAside'],
  TestStarted: ['started'],
  TestCompleted: ['completed'],
  TestExited: ['exited'],
};

/** The facts that are counted, for the test that asks whether a machine still has them. */
export const COUNTED_FACTS: readonly string[] = Object.keys(OF_FACT);

/** Only the first reception counts: parties that sign anew after one of them left do not file again. */
export const milestonesOf = (facts: readonly Fact[], received: boolean): readonly { what: MilestoneName; reasonCode: string | null }[] =>
  facts.flatMap(({ type, data }) =>
    (OF_FACT[type] ?? [])
      .filter((what) => what !== 'received' || !received)
      .map((what) => ({ what, reasonCode: what === 'declined' && typeof data['reasonCode'] === 'string' ? data['reasonCode'] : null })),
  );
