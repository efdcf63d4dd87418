import { Absent, Day, Text } from '@sandbar/contracts';

export class RulesQuery {
  /** A rule's code, or its beginning up to a dot. */
  @Absent()
  @Text(60)
  code?: string;
  /** The day on which they are in force, in Shanghai; today when absent. A version that is confirmed shows from its first day on. */
  @Absent()
  @Day()
  at?: string;
}
