import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'place' })
export class PlaceEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'place_pk' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'text', name: 'place_group' })
  placeGroup!: string;

  @Column({ type: 'jsonb' })
  role!: unknown;

  @Column({ type: 'integer', name: 'plan_item' })
  planItem!: number;

  @Column({ type: 'integer' })
  position!: number;
}
