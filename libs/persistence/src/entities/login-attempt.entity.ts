import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'login_attempt', comment: 'Attempts in a row by hashed name and by hashed address.' })
export class LoginAttemptEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'login_attempt_pk' })
  key!: string;

  @Column({ type: 'integer' })
  count!: number;

  @Column({ type: 'timestamptz', name: 'last_at' })
  lastAt!: Date;

  @Column({ type: 'timestamptz', name: 'blocked_until' })
  blockedUntil!: Date;
}
