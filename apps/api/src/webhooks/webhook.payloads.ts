import { Absent, ListOfText, OneOf, Text } from '@sandbar/contracts';

export class NewWebhookBody {
  @Text(2000)
  url!: string;
  /** Event types wanted, such as `fact.ApplicationAccepted`; none: all. */
  @Absent()
  @ListOfText(100, { max: 200, unique: true })
  types?: string[];
}
export class WebhookStateBody {
  @OneOf(['active', 'disabled'])
  state!: 'active' | 'disabled';
}
