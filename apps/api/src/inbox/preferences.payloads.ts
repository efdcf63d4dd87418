import { Absent, OneOf } from '@sandbar/contracts';
import { MAIL_CHOICES, type MailChoice } from '@sandbar/workflow';

/** What is left out stays as it is. What serves letters has no choice, so it has no place here. */
export class PreferencesBody {
  @Absent()
  @OneOf(MAIL_CHOICES)
  application?: MailChoice;
  @Absent()
  @OneOf(MAIL_CHOICES)
  sharing?: MailChoice;
  @Absent()
  @OneOf(MAIL_CHOICES)
  'live-test'?: MailChoice;
  @Absent()
  @OneOf(MAIL_CHOICES)
  reminder?: MailChoice;
  @Absent()
  @OneOf(MAIL_CHOICES)
  alarm?: MailChoice;
}
