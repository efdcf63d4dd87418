import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'recovery_code', comment: 'One-time codes for a lost authenticator; only the SHA-256 of a code is stored.' })
export class RecoveryCodeEntity {
  @ForeignKey(() => PersonEntity, 'id', { name: 'recovery_code_person_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'recovery_code_pk' })
  personId!: string;

  @PrimaryColumn({ type: 'text', name: 'code_hash', primaryKeyConstraintName: 'recovery_code_pk' })
  codeHash!: string;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
