import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'public_register',
  comment: 'What anybody may read: notices, registrations, results. Holds nothing that is not public; written by the publish job only.',
})
@Check('public_register_what_ck', `(what = ANY (ARRAY['notice'::text, 'registration'::text, 'withdrawal'::text, 'result'::text]))`)
@Index('public_register_list_ix', { synchronize: false })
@Index('public_register_title_trgm_ix', { synchronize: false })
export class PublicRegisterEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'public_register_pk' })
  caseId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'public_register_pk' })
  what!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({
    type: 'timestamptz',
    name: 'withdrawn_at',
    nullable: true,
    comment: 'Taken back at that instant by a withdrawal; the row stays.',
  })
  withdrawnAt!: Date | null;
}
