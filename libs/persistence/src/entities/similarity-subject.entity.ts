import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'similarity_subject',
  comment: 'The texts by which applications that were filed and precedents are compared, as libs/similarity made them ready.',
})
@Check('similarity_subject_of_ck', '((case_id IS NULL) <> (precedent IS NULL))')
@Index('similarity_subject_name_ix', { synchronize: false })
@Index('similarity_subject_grams_ix', { synchronize: false })
@Index('similarity_subject_scene_ix', { synchronize: false })
export class SimilaritySubjectEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'similarity_subject_pk' })
  ref!: string;

  @Column({ type: 'uuid', name: 'case_id', nullable: true })
  caseId!: string | null;

  @Column({ type: 'integer', nullable: true })
  precedent!: number | null;

  @Column({ type: 'text', nullable: true })
  province!: string | null;

  @Column({
    type: 'text',
    comment: 'What it was made from: hash of the declaration, or of the precedent with the version of the making.',
  })
  source!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true, name: 'name_grams' })
  nameGrams!: string[];

  @Column({ type: 'text', array: true })
  technology!: string[];

  @Column({ type: 'text' })
  scene!: string;
}
