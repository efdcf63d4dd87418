import { NOTIFICATION_TYPES, type NotificationType, type NotificationTypeRow } from '@sandbar/contracts';
import type { Bilingual } from '@sandbar/domain';
import type { MailChoice, MailPreferences } from '@sandbar/workflow';

export interface PreferencesView {
  readonly email: string | null;
  readonly bouncedSince: string | null;
  readonly types: readonly {
    readonly type: NotificationType;
    readonly title: Bilingual;
    readonly help: Bilingual;
    /** The inbox always has everything; this is about e-mail. */
    readonly choice: MailChoice;
    /** It serves letters: the choice cannot be changed. */
    readonly statutory: boolean;
  }[];
}

export const TYPES = Object.keys(NOTIFICATION_TYPES) as NotificationType[];

export function preferencesView({ choices, email, bouncedSince }: MailPreferences): PreferencesView {
  const types = TYPES.map((type) => {
    const { title, help, statutory }: NotificationTypeRow = NOTIFICATION_TYPES[type];
    return { type, title, help, statutory, choice: statutory ? ('now' as const) : (choices[type] ?? 'now') };
  });
  return { email, bouncedSince, types };
}
