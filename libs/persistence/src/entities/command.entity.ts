import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'command', comment: 'Append-only: the answer of every command, by person and idempotency key; a replay gets it again.' })
@Index('command_tx_ix', ['tx'])
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

  @Column({
    type: 'bigint',
    // As TypeORM reads it back: without its casts.
    default: () => '((pg_current_xact_id()))',
    comment: 'The transaction that wrote the row: its place in the stream of changes.',
  })
  tx!: string;
}
