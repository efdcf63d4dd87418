import { Absent, Flag, ListOfFormatted, OneOf, Text } from '@sandbar/contracts';
import { PageQuery } from '../cases/case-queries.js';

export class SignInBody {
  @Text(200)
  login!: string;
  @Text(1000)
  password!: string;
}
export class EnrolBody {
  @Text(1000)
  password!: string;
}
/** One of the ways in which the person signs in. */
export class ReauthenticationBody {
  @Absent()
  @Text(1000)
  password?: string;
  @Absent()
  @Text(40)
  code?: string;
  /** Demo mode only, for the demo's people, who have no password. */
  @Absent()
  @Flag()
  demo?: boolean;
}
export class LinkBody {
  /** `sub` of the provider's tokens (OpenID Connect Core 1.0 §2). */
  @Text(255)
  subject!: string;
}
export class SecondStepBody {
  /** From the answer to the first step. */
  @Text(100)
  challenge!: string;
  @Text(40)
  code!: string;
}
export class CodeBody {
  @Text(40)
  code!: string;
}
export class PasswordBody {
  @Text(1000)
  current!: string;
  @Text(1000)
  password!: string;
}
export class InboxQuery extends PageQuery {
  @Absent()
  @OneOf(['true', 'false'])
  unread?: 'true' | 'false';
}
export class MarkReadBody {
  @ListOfFormatted('uuid', { min: 1, max: 200, unique: true })
  ids!: string[];
  @Flag()
  read!: boolean;
}
