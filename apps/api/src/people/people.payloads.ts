import { ROLES } from '@sandbar/domain';
import type { Role } from '@sandbar/domain';
import { Absent, Day, Flag, ListOfChoice, OneOf, Text, Uuid } from '@sandbar/contracts';
import { PageQuery } from '../cases/case-queries.js';

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

/** Without a place: the sender's own unit. Another place is for the platform's administrators. */
export class PeopleQuery extends PageQuery {
  @Absent()
  @Uuid()
  organisation?: string;
  @Absent()
  @Uuid()
  authority?: string;
}
export class InvitationBody {
  @Text(200)
  email!: string;
  @Text(100)
  displayName!: string;
  @Absent()
  @OneOf(['zh', 'en'])
  locale?: 'zh' | 'en';
  @ListOfChoice(roles, { min: 1, max: 20, unique: true })
  roles!: Role[];
}
export class GrantBody {
  @OneOf(roles)
  role!: Role;
  /** First and last day, Asia/Shanghai; from now and until ended when they are left out. */
  @Absent()
  @Day()
  from?: string;
  @Absent()
  @Day()
  until?: string;
}
export class DepartureBody {
  @Uuid()
  person!: string;
  /** Left out: the person leaves altogether. */
  @Absent()
  @ListOfChoice(roles, { min: 1, max: 20, unique: true })
  roles?: Role[];
  /** Last day of work, Asia/Shanghai; at once when it is left out. */
  @Absent()
  @Day()
  lastDay?: string;
  @Text(500)
  reason!: string;
}
export class SuccessionBody {
  @Uuid()
  from!: string;
  @Uuid()
  to!: string;
  @Day()
  since!: string;
  @Text(500)
  basis!: string;
  @Flag()
  movesPeople!: boolean;
  /** Only says what would move. */
  @Absent()
  @Flag()
  dryRun?: boolean;
}
