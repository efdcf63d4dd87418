import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AuthorityEntity } from './authority.entity.js';
import { OrganisationEntity } from './organisation.entity.js';

@Entity({ name: 'person' })
@Check('person_login_ck', '(login = lower(login))')
@Unique('person_login_uq', ['login'])
@Check('person_one_employer_ck', '((organisation_id IS NULL) OR (authority_id IS NULL))')
@Check('person_status_ck', `(status = ANY (ARRAY['invited'::text, 'active'::text, 'disabled'::text]))`)
@Index('person_authority_ix', ['authorityId'], { where: 'authority_id IS NOT NULL' })
@Index('person_organisation_ix', ['organisationId'], { where: 'organisation_id IS NOT NULL' })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pk' })
  id!: string;

  @Column({ type: 'text' })
  login!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  status!: string;

  @ForeignKey(() => OrganisationEntity, 'id', { name: 'person_organisation_fk' })
  @Column({ type: 'uuid', name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'person_authority_fk' })
  @Column({ type: 'uuid', name: 'authority_id', nullable: true })
  authorityId!: string | null;

  @Column({ type: 'text', nullable: true })
  province!: string | null;

  @Column({ type: 'boolean' })
  demo!: boolean;
}
