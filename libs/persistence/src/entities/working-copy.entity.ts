import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CaseFileEntity } from './case-file.entity.js';

@Entity({
  name: 'working_copy',
  comment: 'The declaration being written: not the case and not in its record; SEAL, RESUBMIT and REVISE freeze it.',
})
export class WorkingCopyEntity {
  @ForeignKey(() => CaseFileEntity, 'id', { name: 'working_copy_case_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'working_copy_pk' })
  caseId!: string;

  @Column({ type: 'integer', comment: 'Compare-and-set: a save names the revision it was made from.' })
  revision!: number;

  @Column({ type: 'text', name: 'schema_version' })
  schemaVersion!: string;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'text', name: 'updated_by' })
  updatedBy!: string;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
