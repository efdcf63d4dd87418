/** The way of an application to registration, stage after stage, as the machine has it; a correction lies beside it. */
export const WAY = ['screening', 'review', 'sharing', 'panel', 'conditions', 'notice', 'decision'] as const;
export type WayStage = (typeof WAY)[number];

/**
 * The clocks that a stage runs through one after the other when nobody is late and nothing comes back, in working days. What is counted when no
 * case has gone there yet. The consultation stands for the days of a package and its legs.
 */
export const STATUTORY: Readonly<Record<WayStage | 'correction', readonly string[]>> = {
  screening: ['clock.screening'],
  correction: ['clock.correction'],
  review: ['clock.review.total'],
  sharing: ['clock.package.drafting', 'clock.package.review', 'clock.package.consultation'],
  panel: ['clock.panel.convene', 'clock.panel.opinion'],
  conditions: ['clock.conditions'],
  notice: ['clock.notice.preparing', 'clock.notice.published'],
  decision: ['clock.decision'],
};

/** The stages still to come, the present one first; undefined where the way to registration is not known from here. */
export function wayFrom(stage: string): readonly (WayStage | 'correction')[] | undefined {
  if (stage === 'correction') return ['correction', ...WAY];
  const index = (WAY as readonly string[]).indexOf(stage);
  return index === -1 ? undefined : WAY.slice(index);
}
