import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseFileEntity } from './case-file.entity.js';

@Entity({ name: 'comment', comment: 'Private working comments of one office or one firm, outside the record.' })
@Index('comment_case_ix', ['caseId', 'createdAt', 'id'])
export class CommentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comment_pk' })
  id!: string;

  @ForeignKey(() => CaseFileEntity, 'id', { name: 'comment_case_fk' })
  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text', comment: 'The holder that reads it, for example authority:<uuid>; nobody else does.' })
  audience!: string;

  @Column({ type: 'text' })
  author!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
