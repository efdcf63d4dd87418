import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'counter', comment: 'Last number of each named series, for example case numbers; the row lock makes it free of gaps.' })
export class CounterEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'counter_pk' })
  series!: string;

  @Column({ type: 'bigint' })
  value!: string;
}
