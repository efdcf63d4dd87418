import type { NotificationType } from '@sandbar/contracts';
import type { MailChoice, MailPreferences, PreferenceStore } from '@sandbar/workflow';

/** People's preferences in memory. */
export class MemoryPreferences implements PreferenceStore {
  readonly choices = new Map<string, Partial<Record<NotificationType, MailChoice>>>();
  readonly bounced = new Map<string, string>();

  read(person: string): Promise<MailPreferences> {
    const choices = this.choices.get(person) ?? {};
    return Promise.resolve({ choices, email: 'reader@demo.example', bouncedSince: this.bounced.get(person) ?? null });
  }

  write(person: string, choices: Readonly<Partial<Record<NotificationType, MailChoice>>>): Promise<void> {
    this.choices.set(person, { ...this.choices.get(person), ...choices });
    return Promise.resolve();
  }

  forgetBounce(person: string): Promise<void> {
    this.bounced.delete(person);
    return Promise.resolve();
  }
}
