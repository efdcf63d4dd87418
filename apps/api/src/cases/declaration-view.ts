import { disclose } from '@sandbar/declaration';
import type { WithheldField } from '@sandbar/declaration';
import { relationsOf } from '@sandbar/domain';
import type { Actor, CaseHeader, Relation } from '@sandbar/domain';
import type { SealedRow } from '@sandbar/workflow';

/** Who reads a declaration whole: those who made it and the offices that handle it. */
const WHOLE: readonly Relation[] = ['leadApplicant', 'party', 'leadAuthority', 'laneAuthority', 'transferee', 'platform'];
/** Everybody else with sight of the case (an expert of the panel, say) reads up to this level of JR/T 0197-2020. */
const OTHERS_LEVEL = 3;

export interface DeclarationView extends SealedRow {
  /** Fields that are there and not shown, with the reason; they stay visible as withheld. */
  readonly withheld: readonly WithheldField[];
}

/** A sealed declaration as somebody may read it. */
export function declarationView(actor: Actor, header: CaseHeader, sealed: SealedRow): DeclarationView {
  const relations = relationsOf(header, actor);
  if (WHOLE.some((relation) => relations.has(relation))) return { ...sealed, withheld: [] };
  const { disclosed, withheld } = disclose(Number(sealed.schemaVersion), sealed.content, {
    maxLevel: OTHERS_LEVEL,
    purpose: 'consultation',
  });
  return { ...sealed, content: disclosed, withheld };
}
