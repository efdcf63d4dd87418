import { Absent, OneOf } from '@sandbar/contracts';

export class DryRunQuery {
  @Absent()
  @OneOf(['true', 'false'])
  dryRun?: 'true' | 'false';
}
export class YearQuery {
  /** A province whose own days count too; left out: the days of everybody. */
  @Absent()
  @OneOf(['31', '32', '33', '34'])
  province?: '31' | '32' | '33' | '34';
}
