import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AuthorityEntity } from './authority.entity.js';
import { OrganisationEntity } from './organisation.entity.js';

@Entity({
  name: 'invitation',
  comment: "Somebody asked by e-mail to work at a place; only the SHA-256 of the link's token is stored.",
})
@Unique('invitation_token_uq', ['tokenHash'])
@Check('invitation_email_ck', '(email = lower(email))')
@Index('invitation_organisation_ix', ['organisationId'], { where: 'organisation_id IS NOT NULL' })
@Index('invitation_authority_ix', ['authorityId'], { where: 'authority_id IS NOT NULL' })
export class InvitationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'invitation_pk' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text', array: true })
  roles!: string[];

  @ForeignKey(() => OrganisationEntity, 'id', { name: 'invitation_organisation_fk' })
  @Column({ type: 'uuid', name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'invitation_authority_fk' })
  @Column({ type: 'uuid', name: 'authority_id', nullable: true })
  authorityId!: string | null;

  @Column({ type: 'text', nullable: true })
  province!: string | null;

  @Column({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'text', name: 'invited_by' })
  invitedBy!: string;

  @Column({ type: 'timestamptz', name: 'invited_at' })
  invitedAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column({ type: 'uuid', name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
