import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity({
  name: 'creation_index',
  comment: 'Append-only: one hash chain over the creations of all cases, so that a whole removed case is missed. No gaps in n.',
})
@Unique('creation_index_case_uq', ['caseId'])
@Check('creation_index_prev_ck', '((n = 1) = (prev_hash IS NULL))')
export class CreationIndexEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'creation_index_pk' })
  n!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'first_hash' })
  firstHash!: string;

  @Column({ type: 'text', name: 'prev_hash', nullable: true })
  prevHash!: string | null;

  @Column({ type: 'text' })
  hash!: string;
}
