import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RuleChangeEntity } from './rule-change.entity.js';

@Entity({
  name: 'rule',
  comment: 'Every number of days, threshold and quorum. A deviation of an authority stands before the Delta baseline.',
})
@Check('rule_basis_kind_ck', `(basis_kind = ANY (ARRAY['law'::text, 'standard'::text, 'analogy'::text, 'house'::text]))`)
@Check('rule_effective_ck', '((effective_to IS NULL) OR (effective_to >= effective_from))')
@Check('rule_reason_ck', `((authority = ''::text) OR (reason IS NOT NULL))`)
export class RuleEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rule_pk' })
  code!: string;

  @PrimaryColumn({
    type: 'text',
    default: '',
    comment: 'Code of the authority that deviates; empty: the Delta baseline.',
    primaryKeyConstraintName: 'rule_pk',
  })
  authority!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rule_pk' })
  version!: number;

  @Column({ type: 'jsonb' })
  title!: unknown;

  @Column({ type: 'numeric' })
  value!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'jsonb' })
  basis!: unknown;

  @Column({ type: 'text', name: 'basis_kind' })
  basisKind!: string;

  @Column({ type: 'date', name: 'effective_from' })
  effectiveFrom!: string;

  @Column({ type: 'date', name: 'effective_to', nullable: true, comment: 'Last day in force, Asia/Shanghai; null: until changed.' })
  effectiveTo!: string | null;

  @Column({ type: 'text', name: 'verified_by', nullable: true })
  verifiedBy!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  reason!: unknown;

  @Column({ type: 'text' })
  certainty!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'uuid', nullable: true, comment: 'The change that brought the version; null: a release did.' })
  @ForeignKey(() => RuleChangeEntity, 'id', { name: 'rule_change_fk' })
  change!: string | null;
}
