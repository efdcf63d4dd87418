import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const PK = 'stage_visit_pk';

@Entity({
  name: 'stage_visit',
  comment: 'One stay of a case in one stage; days by whose court it was in. Of cases that were filed.',
})
@Check('stage_visit_track_ck', `(track = ANY (ARRAY['stage'::text, 'lane'::text, 'hold'::text]))`)
@Index('stage_visit_left_ix', { synchronize: false })
@Index('stage_visit_open_ix', { synchronize: false })
export class StageVisitEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: PK })
  caseId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: PK })
  track!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: PK })
  stage!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: PK })
  seq!: number;

  @Column({ type: 'timestamptz', name: 'entered_at' })
  enteredAt!: Date;

  @Column({ type: 'timestamptz', name: 'left_at', nullable: true })
  leftAt!: Date | null;

  @Column({ type: 'date', name: 'left_day', nullable: true, comment: 'Asia/Shanghai.' })
  leftDay!: string | null;

  @Column({ type: 'timestamptz', name: 'due_at', nullable: true, comment: 'While the case is there: when its next clock is due.' })
  dueAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  authority!: string | null;

  @Column({ type: 'text' })
  province!: string;

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ type: 'integer', name: 'working_authority', nullable: true })
  workingAuthority!: number | null;

  @Column({ type: 'integer', name: 'working_firm', nullable: true })
  workingFirm!: number | null;

  @Column({ type: 'integer', name: 'working_others', nullable: true })
  workingOthers!: number | null;

  @Column({ type: 'integer', name: 'working_held', nullable: true })
  workingHeld!: number | null;

  @Column({ type: 'integer', name: 'calendar_authority', nullable: true })
  calendarAuthority!: number | null;

  @Column({ type: 'integer', name: 'calendar_firm', nullable: true })
  calendarFirm!: number | null;

  @Column({ type: 'integer', name: 'calendar_others', nullable: true })
  calendarOthers!: number | null;

  @Column({ type: 'integer', name: 'calendar_held', nullable: true })
  calendarHeld!: number | null;

  @Column({ type: 'boolean' })
  provisional!: boolean;
}
