import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'external_identity', comment: 'People at an identity provider, linked by an explicit act.' })
@Unique('external_identity_subject_uq', ['issuer', 'subject'])
@Unique('external_identity_person_uq', ['personId', 'issuer'])
export class ExternalIdentityEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'external_identity_pk' })
  id!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'external_identity_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'timestamptz', name: 'linked_at' })
  linkedAt!: Date;

  @Column({ type: 'text', name: 'linked_by' })
  linkedBy!: string;
}
