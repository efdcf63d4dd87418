import type { Bilingual } from '@sandbar/domain';

/** One notification of a person's own inbox. */
export interface InboxItemView {
  readonly id: string;
  readonly caseId: string;
  readonly template: string;
  readonly subject: Bilingual;
  readonly body: Bilingual;
  /** Path within the site. */
  readonly link: string;
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
