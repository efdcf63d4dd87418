import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'command', comment: 'Append-only: the answer of every command, by person and idempotency key; a replay gets it again.' })
@Check('command_key_ck', '((length(key) >= 1) AND (length(key) <= 200))')
@Check('command_outcome_ck', `(outcome = ANY (ARRAY['accepted'::text, 'ignored'::text]))`)
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
