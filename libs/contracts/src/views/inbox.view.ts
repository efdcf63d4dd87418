import type { Bilingual } from '@sandbar/domain';

/** One notification of a person's own inbox. */
export interface InboxItemView {
  readonly id: string;
  /** Null: it belongs to no case. */
  readonly caseId: string | null;
  readonly template: string;
  readonly subject: Bilingual;
  readonly body: Bilingual;
  /** Path within the site. */
  readonly link: string;
  /** Case number, where there is one. */
  readonly reference: string | null;
  /** Last day of the reader's own clock, YYYY-MM-DD. */
  readonly dueDay: string | null;
  /** The reader is asked to act. */
  readonly todo: boolean;
  readonly at: string;
  readonly readAt: string | null;
}

/** Who is signed in. */
export interface MeView {
  readonly person: string;
  readonly displayName: string;
  readonly locale: 'zh' | 'en';
  readonly roles: readonly { readonly code: string; readonly label: Bilingual }[];
  readonly organisation: string | null;
  readonly authority: string | null;
  readonly province: string | null;
}
