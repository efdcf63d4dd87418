import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'case_turn', comment: 'Whose turn it is in an open case. A projection of case_file: may be emptied at any time.' })
@Index('case_turn_seat_ix', { synchronize: false })
@Index('case_turn_holder_ix', { synchronize: false })
export class CaseTurnEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'case_turn_pk' })
  caseId!: string;

  @PrimaryColumn({
    type: 'text',
    primaryKeyConstraintName: 'case_turn_pk',
    comment: 'A role at a holder, role@holder: who sits there acts.',
  })
  seat!: string;

  @PrimaryColumn({
    type: 'text',
    primaryKeyConstraintName: 'case_turn_pk',
    comment: 'That person alone; empty: whoever sits there and is not barred.',
  })
  person!: string;

  @Column({ type: 'text' })
  holder!: string;

  @Column({ type: 'text', array: true })
  barred!: string[];

  @Column({ type: 'text', array: true })
  types!: string[];

  @Column({ type: 'boolean' })
  personal!: boolean;

  @Column({
    type: 'timestamptz',
    name: 'due_at',
    comment:
      "End of the first clock in the seat's own court, of any where none runs there; infinity where none runs, or where the seat sees the headline only.",
  })
  dueAt!: Date;

  @Column({ type: 'text', name: 'due_court', nullable: true, comment: 'In whose court that clock runs; null beside infinity.' })
  dueCourt!: string | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  stage!: string;

  @Column({ type: 'text' })
  province!: string;
}

@Entity({ name: 'turn_horizon', comment: 'How far case_turn reaches; no row: nowhere.' })
@Check('turn_horizon_one_ck', 'id = 1')
export class TurnHorizonEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'turn_horizon_pk' })
  id!: number;

  @Column({ type: 'bigint', comment: 'What transactions below this one wrote is in case_turn.' })
  upto!: string;

  @Column({ type: 'uuid', name: 'filled_to', comment: 'While all cases are gone through: the last one that was.' })
  filledTo!: string;

  @Column({ type: 'text' })
  basis!: string;
}
