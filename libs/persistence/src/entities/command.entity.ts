import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'command', comment: 'Append-only: the answer of every command, by person and idempotency key; a replay gets it again.' })
export class CommandEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'command_pk' })
  person!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'command_pk' })
  key!: string;

  @Column({ type: 'text', name: 'body_hash' })
  bodyHash!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'json' })
  answer!: unknown;
}
