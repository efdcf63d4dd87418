import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'case_record', comment: 'Append-only: every event of every case, one hash chain a case. No role may update or delete.' })
export class CaseRecordEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'case_record_pk' })
  caseId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'case_record_pk' })
  seq!: number;

  @Column({ type: 'text' })
  definition!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'json' })
  payload!: unknown;

  @Column({ type: 'json' })
  meta!: unknown;

  @Column({ type: 'json' })
  facts!: unknown;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text', name: 'prev_hash', nullable: true })
  prevHash!: string | null;

  @Column({ type: 'text', comment: 'SHA-256 over the canonical JSON of all other columns (libs/hash chainHash says it byte for byte).' })
  hash!: string;
}
