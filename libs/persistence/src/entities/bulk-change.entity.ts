import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'bulk_change',
  comment: 'An act of an administrator that many cases hear of: somebody left, an authority was succeeded.',
})
@Check('bulk_change_kind_ck', `(kind = ANY (ARRAY['departure'::text, 'succession'::text]))`)
@Index('bulk_change_subject_ix', ['kind', 'subject'])
export class BulkChangeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bulk_change_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid' })
  subject!: string;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'timestamptz', name: 'effective_at' })
  effectiveAt!: Date;

  @Column({ type: 'text', name: 'requested_by' })
  requestedBy!: string;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'planned_at', nullable: true })
  plannedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;
}
