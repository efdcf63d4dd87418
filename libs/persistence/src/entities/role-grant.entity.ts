import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'role_grant', comment: 'Dated grants: in force when valid_from <= now < valid_to.' })
@Index('role_grant_person_ix', ['personId'])
@Index('role_grant_role_ix', ['role'])
export class RoleGrantEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'role_grant_pk' })
  id!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'role_grant_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'timestamptz', name: 'valid_from' })
  validFrom!: Date;

  @Column({ type: 'timestamptz', name: 'valid_to', nullable: true })
  validTo!: Date | null;

  @Column({ type: 'text', name: 'granted_by', nullable: true })
  grantedBy!: string | null;
}
