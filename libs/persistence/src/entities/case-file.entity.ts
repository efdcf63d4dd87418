import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'case_file', comment: 'One row a case: the present state. The truth is case_record, of which this row is the fold.' })
@Index('case_file_created_ix', { synchronize: false })
@Index('case_file_due_ix', ['dueAt', 'id'], { where: 'NOT closed' })
@Index('case_file_number_uq', ['number'], { unique: true, where: "kind = 'pilot-application'" })
@Index('case_file_parent_ix', ['parentId'], { where: 'parent_id IS NOT NULL' })
@Index('case_file_title_trgm_ix', { synchronize: false })
@Index('case_file_updated_ix', { synchronize: false })
export class CaseFileEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'case_file_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  definition!: string;

  @Column({ type: 'integer', comment: 'Number of events; equals the seq of the last case_record row.' })
  version!: number;

  @Column({ type: 'text', name: 'head_hash', comment: 'Hash of the last case_record row.' })
  headHash!: string;

  @Column({ type: 'json', comment: 'Persisted XState snapshot; title to due_at are projections of it for lists.' })
  snapshot!: unknown;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text', array: true })
  leaves!: string[];

  @Column({ type: 'text' })
  court!: string;

  @Column({ type: 'boolean' })
  closed!: boolean;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text' })
  province!: string;

  @Column({ type: 'uuid', name: 'lead_authority', nullable: true })
  leadAuthority!: string | null;

  @Column({ type: 'uuid', name: 'lead_applicant', nullable: true })
  leadApplicant!: string | null;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'json' })
  header!: unknown;

  @Column({ type: 'timestamptz', name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', comment: 'Instant of the last event, from its meta.' })
  updatedAt!: Date;
}
