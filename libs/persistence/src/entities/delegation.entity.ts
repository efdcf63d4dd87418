import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'delegation', comment: 'Absence cover: the delegate acts in the named roles and carries the conflicts of the delegator.' })
@Check('delegation_dates_ck', '(valid_from <= valid_to)')
@Check('delegation_other_ck', '(delegator <> delegate)')
@Index('delegation_delegate_ix', ['delegate'])
@Index('delegation_delegator_ix', ['delegator'])
export class DelegationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delegation_pk' })
  id!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'delegation_delegator_fk' })
  @Column({ type: 'uuid' })
  delegator!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'delegation_delegate_fk' })
  @Column({ type: 'uuid' })
  delegate!: string;

  @Column({ type: 'text', array: true })
  roles!: string[];

  @Column({ type: 'timestamptz', name: 'valid_from' })
  validFrom!: Date;

  @Column({
    type: 'timestamptz',
    name: 'valid_to',
    comment: 'Exclusive; a delegation taken back ends at that instant, or where it would have begun.',
  })
  validTo!: Date;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', name: 'granted_by' })
  grantedBy!: string;

  @Column({ type: 'timestamptz', name: 'granted_at' })
  grantedAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'text', name: 'revoked_by', nullable: true })
  revokedBy!: string | null;
}
