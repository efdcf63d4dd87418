import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'case_course',
  comment: 'How far the record of a case is folded into stage_visit and case_milestone. A projection: may be emptied at any time.',
})
export class CaseCourseEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'case_course_pk' })
  caseId!: string;

  @Column({ type: 'integer', comment: 'Entries of the record folded so far; stale while below case_file.version.' })
  version!: number;

  @Column({ type: 'text', comment: 'Version of the fold and of the calendar; another one folds the case from the beginning.' })
  basis!: string;

  @Column({ type: 'json' })
  state!: unknown;

  @Column({ type: 'text', nullable: true, comment: 'Why the record could not be folded; such a case is counted nowhere.' })
  fault!: string | null;
}
