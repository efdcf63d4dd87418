import { Absent, OneOf, Text } from '@sandbar/contracts';
import { PageQuery } from '../cases/case-queries.js';

export class RegisterQuery extends PageQuery {
  @OneOf(['notice', 'registration', 'result'])
  what!: 'notice' | 'registration' | 'result';
  @Absent()
  @Text(100)
  text?: string;
}
