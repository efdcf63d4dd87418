import { ROLES } from '@sandbar/domain';
import type { Role } from '@sandbar/domain';
import { Absent, Day, ListOfChoice, OneOf, Text, Uuid } from '@sandbar/contracts';

const roles = Object.keys(ROLES);

export class DelegationBody {
  /** Whose absence; the sender's own when it is left out. */
  @Absent()
  @Uuid()
  delegator?: string;
  @Uuid()
  delegate!: string;
  @ListOfChoice(roles, { min: 1, max: 20, unique: true })
  roles!: Role[];
  /** First and last day, Asia/Shanghai. */
  @Day()
  from!: string;
  @Day()
  to!: string;
  @Text(500)
  reason!: string;
}
export class DelegationsQuery {
  @Absent()
  @OneOf(['own', 'unit'])
  of?: 'own' | 'unit';
}
