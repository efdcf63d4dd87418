import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFileEntity } from './case-file.entity.js';

@Entity({
  name: 'case_access',
  comment:
    'Who sees which case: org:<uuid>, authority:<uuid>, coordination:<province>, person:<uuid>. Row security of every case table asks it; written by set_case_holders() only.',
})
@Check('case_access_level_ck', `(level = ANY (ARRAY['full'::text, 'headline'::text]))`)
@Index('case_access_holder_ix', { synchronize: false })
export class CaseAccessEntity {
  @ForeignKey(() => CaseFileEntity, 'id', { name: 'case_access_case_fk', deferrable: 'INITIALLY DEFERRED' })
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: 'case_access_pk' })
  caseId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'case_access_pk' })
  holder!: string;

  @Column({ type: 'text' })
  level!: string;
}
