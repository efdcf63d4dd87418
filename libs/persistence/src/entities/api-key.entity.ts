import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AuthorityEntity } from './authority.entity.js';
import { OrganisationEntity } from './organisation.entity.js';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'api_key', comment: 'Keys of systems, in the name of whoever issued them; only the SHA-256 of a secret is stored.' })
@Check('api_key_expiry_ck', 'expires_at > created_at')
@Index('api_key_person_ix', ['personId'])
@Index('api_key_organisation_ix', ['organisationId'])
@Index('api_key_authority_ix', ['authorityId'])
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pk' })
  id!: string;

  @Column({ type: 'text', name: 'secret_hash' })
  secretHash!: string;

  @Column({ type: 'text' })
  title!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'api_key_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @ForeignKey(() => OrganisationEntity, 'id', { name: 'api_key_organisation_fk' })
  @Column({ type: 'uuid', name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'api_key_authority_fk' })
  @Column({ type: 'uuid', name: 'authority_id', nullable: true })
  authorityId!: string | null;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @ForeignKey(() => ApiKeyEntity, 'id', { name: 'api_key_replaces_fk' })
  @Column({ type: 'uuid', nullable: true })
  replaces!: string | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'text', name: 'last_used_from', nullable: true })
  lastUsedFrom!: string | null;
}
