import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'totp', comment: 'Authenticators (RFC 6238); the secret is encrypted, a step is taken once.' })
export class TotpEntity {
  @ForeignKey(() => PersonEntity, 'id', { name: 'totp_person_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'totp_pk' })
  personId!: string;

  @Column({ type: 'text', name: 'sealed_secret' })
  sealedSecret!: string;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'integer', name: 'last_step' })
  lastStep!: number;
}
