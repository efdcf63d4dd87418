import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'bounced_address',
  comment: 'Addresses that do not take mail: what serves a letter goes on paper, until the owner says that the address works again.',
})
@Check('bounced_address_ck', '(address = lower(address))')
export class BouncedAddressEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'bounced_address_pk' })
  address!: string;

  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'text' })
  reason!: string;
}
