import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'similar_pair',
  comment:
    'What is like a case, with scores field by field; two rows a pair of cases, one for each side. Made anew when one of them files again.',
})
@Check('similar_pair_of_ck', '((other_case IS NULL) <> (precedent IS NULL))')
@Index('similar_pair_other_ix', { synchronize: false })
export class SimilarPairEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'similar_pair_pk' })
  caseId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'similar_pair_pk' })
  ref!: string;

  @Column({ type: 'uuid', name: 'other_case', nullable: true })
  otherCase!: string | null;

  @Column({ type: 'integer', nullable: true })
  precedent!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Of the other case: all that somebody who may not see it learns of it.' })
  province!: string | null;

  @Column({ type: 'real' })
  score!: number;

  @Column({ type: 'real' })
  name!: number;

  @Column({ type: 'real', nullable: true })
  technology!: number | null;

  @Column({ type: 'real', nullable: true })
  scene!: number | null;

  @Column({ type: 'timestamptz', name: 'compared_at' })
  comparedAt!: Date;
}
