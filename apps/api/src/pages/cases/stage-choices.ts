import { CASE_KINDS, REGISTRY, everyNode, metaOf, pathOf } from '@sandbar/domain';
import type { Bilingual, CaseKind } from '@sandbar/domain';
import { stageLabel } from '../../cases/stage-labels.js';

/** A stage to choose in a filter: those that a case can wait in, as the machines have them. */
export interface StageChoice {
  readonly kind: CaseKind;
  readonly stage: string;
  /** In an address: `sharing-leg/answering`. */
  readonly value: string;
  readonly label: Bilingual;
}

export const STAGE_CHOICES: readonly StageChoice[] = CASE_KINDS.flatMap((kind) => {
  const definition = REGISTRY.latest(kind);
  const top = everyNode(definition.machine)
    .filter((node) => node.type !== 'final' && metaOf(node).wrapper !== true)
    .map(pathOf)
    .filter((path) => path !== '' && !path.includes('.'));
  return [...new Set(top)].map((stage) => ({ kind, stage, value: `${kind}/${stage}`, label: stageLabel(definition, stage) }));
});

export const findStage = (value: string | undefined): StageChoice | undefined => STAGE_CHOICES.find((one) => one.value === value);
