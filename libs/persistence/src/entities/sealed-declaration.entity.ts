import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFileEntity } from './case-file.entity.js';

@Entity({ name: 'sealed_declaration', comment: 'Append-only: declarations as they were frozen; the record holds their hash.' })
@Index('sealed_declaration_hash_ix', ['hash'])
export class SealedDeclarationEntity {
  @ForeignKey(() => CaseFileEntity, 'id', { name: 'sealed_declaration_case_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'sealed_declaration_pk' })
  caseId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'sealed_declaration_pk' })
  revision!: number;

  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text', name: 'schema_version' })
  schemaVersion!: string;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'timestamptz', name: 'sealed_at' })
  sealedAt!: Date;
}
