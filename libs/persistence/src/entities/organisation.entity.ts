import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity({ name: 'organisation', comment: 'Firms, by their unified social credit code (GB 32100).' })
@Unique('organisation_uscc_uq', ['uscc'])
export class OrganisationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organisation_pk' })
  id!: string;

  @Column({ type: 'text' })
  uscc!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'home_province', nullable: true })
  homeProvince!: string | null;
}
