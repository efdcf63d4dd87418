import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BulkChangeEntity } from './bulk-change.entity.js';

@Entity({
  name: 'bulk_change_case',
  comment: 'The cases it was sent to, and the outbox row that carries the command: progress is read from there.',
})
export class BulkChangeCaseEntity {
  @ForeignKey(() => BulkChangeEntity, 'id', { name: 'bulk_change_case_bulk_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'bulk_id', primaryKeyConstraintName: 'bulk_change_case_pk' })
  bulkId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'bulk_change_case_pk' })
  caseId!: string;

  @Column({ type: 'uuid', name: 'outbox_id' })
  outboxId!: string;
}
