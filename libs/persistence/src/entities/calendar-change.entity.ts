import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'calendar_change',
  comment:
    'The calendar: what a release knows, yearly notices, decrees. Confirmed by a second person; in force from in_force_at on. Nothing is ever changed or removed.',
})
@Check('calendar_change_basis_kind_ck', `(basis_kind = ANY (ARRAY['law'::text, 'standard'::text, 'analogy'::text, 'house'::text]))`)
@Check(
  'calendar_change_confirmed_ck',
  `(((confirmed_by IS NULL) = (confirmed_at IS NULL)) AND ((confirmed_by IS NULL) = (in_force_at IS NULL)))`,
)
@Check('calendar_change_four_eyes_ck', `((kind = 'base'::text) OR (confirmed_by <> entered_by))`)
@Check('calendar_change_kind_ck', `(kind = ANY (ARRAY['base'::text, 'notice'::text, 'override'::text]))`)
@Check('calendar_change_scope_ck', `((scope IS NULL) OR (kind = 'override'::text))`)
@Check(
  'calendar_change_withdrawn_ck',
  `(((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) OR (confirmed_by IS NULL)))`,
)
@Check('calendar_change_year_ck', `((kind = 'notice'::text) = (year IS NOT NULL))`)
@Index('calendar_change_order_ix', ['inForceAt', 'n'])
@Index('calendar_change_year_uq', ['year'], { unique: true, where: 'confirmed_by IS NOT NULL' })
export class CalendarChangeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'calendar_change_pk' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  n!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', nullable: true, comment: 'Null: everybody. Else a province code or the id of an office.' })
  scope!: string | null;

  @Column({ type: 'integer', nullable: true })
  year!: number | null;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'text', name: 'document_number' })
  documentNumber!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'date', name: 'document_date' })
  documentDate!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text', name: 'basis_kind' })
  basisKind!: string;

  @Column({ type: 'timestamptz', name: 'effective_at' })
  effectiveAt!: Date;

  @Column({ type: 'text', name: 'entered_by' })
  enteredBy!: string;

  @Column({ type: 'timestamptz', name: 'entered_at' })
  enteredAt!: Date;

  @Column({ type: 'text', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'in_force_at', nullable: true })
  inForceAt!: Date | null;

  @Column({ type: 'text', name: 'withdrawn_by', nullable: true })
  withdrawnBy!: string | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column({
    type: 'uuid',
    name: 'recounted_to',
    nullable: true,
    comment: 'The last case that the recount of open clocks has gone through.',
  })
  recountedTo!: string | null;

  @Column({ type: 'timestamptz', name: 'recounted_at', nullable: true })
  recountedAt!: Date | null;
}
