import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFileEntity } from './case-file.entity.js';

@Entity({ name: 'attachment', comment: 'Uploaded files of a case; the bytes lie in the data directory under their SHA-256.' })
@Check('attachment_sha256_ck', `(sha256 ~ '^[0-9a-f]{64}$'::text)`)
@Check('attachment_size_ck', '(size >= 0)')
@Index('attachment_case_ix', ['caseId', 'sha256'])
export class AttachmentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attachment_pk' })
  id!: string;

  @ForeignKey(() => CaseFileEntity, 'id', { name: 'attachment_case_fk' })
  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  mime!: string;

  @Column({ type: 'bigint' })
  size!: string;

  @Column({ type: 'text', comment: 'not-scanned until a scanner is joined; withdrawn: no part of the case any more.' })
  status!: string;

  @Column({ type: 'text', name: 'uploaded_by' })
  uploadedBy!: string;

  @Column({ type: 'timestamptz', name: 'uploaded_at' })
  uploadedAt!: Date;
}
