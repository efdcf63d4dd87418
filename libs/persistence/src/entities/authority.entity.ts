import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { JurisdictionEntity } from './jurisdiction.entity.js';

@Entity({
  name: 'authority',
  comment: 'Offices with their dates of validity, both ends included; a reform makes a new row and names the successor.',
})
@Unique('authority_code_uq', ['code'])
export class AuthorityEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'authority_pk' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'text' })
  system!: string;

  @ForeignKey(() => JurisdictionEntity, 'code', { name: 'authority_jurisdiction_fk' })
  @Column({ type: 'text', nullable: true, comment: 'Null: a national authority, the common superior of its offices.' })
  jurisdiction!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  city!: unknown;

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'date', name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column({ type: 'text', name: 'date_precision' })
  datePrecision!: string;

  @Column({ type: 'text', nullable: true })
  predecessor!: string | null;

  @Column({ type: 'text', nullable: true })
  successor!: string | null;

  @Column({ type: 'text', nullable: true })
  superior!: string | null;

  @Column({ type: 'text' })
  certainty!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'jsonb', nullable: true })
  note!: unknown;

  @Column({ type: 'integer' })
  position!: number;
}
