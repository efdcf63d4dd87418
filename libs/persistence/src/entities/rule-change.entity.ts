import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'rule_change',
  comment: 'New versions of rules as people entered them. Confirmed by a second person; nothing is ever changed or removed.',
})
@Check('rule_change_confirmed_ck', '((confirmed_by IS NULL) = (confirmed_at IS NULL))')
@Check('rule_change_four_eyes_ck', '(confirmed_by <> entered_by)')
@Check(
  'rule_change_withdrawn_ck',
  '(((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) OR (confirmed_by IS NULL)))',
)
export class RuleChangeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rule_change_pk' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  n!: string;

  @Column({ type: 'jsonb' })
  rules!: unknown;

  @Column({ type: 'text', name: 'entered_by' })
  enteredBy!: string;

  @Column({
    type: 'uuid',
    name: 'entered_at_office',
    nullable: true,
    comment: 'The office of whoever entered it; null: a person of the platform.',
  })
  enteredAtOffice!: string | null;

  @Column({ type: 'timestamptz', name: 'entered_at' })
  enteredAt!: Date;

  @Column({ type: 'text', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'text', name: 'withdrawn_by', nullable: true })
  withdrawnBy!: string | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
