import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'credential', comment: 'argon2id in PHC form.' })
export class CredentialEntity {
  @ForeignKey(() => PersonEntity, 'id', { name: 'credential_person_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'credential_pk' })
  personId!: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;
}
