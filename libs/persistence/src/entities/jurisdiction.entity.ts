import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'jurisdiction',
  comment: 'The four jurisdictions, by the first two digits of GB/T 2260. Names are {zh, en} here and below.',
})
export class JurisdictionEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'jurisdiction_pk' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'jsonb', name: 'full_name' })
  fullName!: unknown;

  @Column({ type: 'integer' })
  position!: number;
}
