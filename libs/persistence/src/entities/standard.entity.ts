import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'standard', comment: 'Standards, laws and other acts that the product cites.' })
export class StandardEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'standard_pk' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  title!: unknown;

  @Column({ type: 'date', name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column({ type: 'date', name: 'in_force_from', nullable: true })
  inForceFrom!: string | null;

  @Column({ type: 'date', name: 'in_force_to', nullable: true })
  inForceTo!: string | null;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text' })
  certainty!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'jsonb', nullable: true })
  unsure!: unknown;

  @Column({ type: 'integer' })
  position!: number;
}
