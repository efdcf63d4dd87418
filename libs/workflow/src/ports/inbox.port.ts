/** One row of a person's inbox. UNIQUE (event_key, person). */
export interface InboxRow {
  readonly id: string;
  readonly eventKey: string;
  readonly person: string;
  readonly caseId: string;
  /** Template code and version, for example `fact.ApplicationAccepted@1`. */
  readonly template: string;
  readonly subject: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
  /** Path within the site, for example `/cases/<uuid>`. */
  readonly link: string;
  /** Case number, where there is one: with `dueDay` and `todo` all that an e-mail may carry. */
  readonly reference: string | null;
  /** Last day of the reader's own clock, YYYY-MM-DD; null: none. */
  readonly dueDay: string | null;
  /** The reader is asked to act. */
  readonly todo: boolean;
  readonly at: string;
  readonly readAt: string | null;
}

/** A person's own inbox; every method is one transaction as that person. */
export interface InboxStore {
  /** Newest first by (at, id). `after` is a keyset cursor: the last row's (at, id). */
  list(person: string, filter: { unreadOnly: boolean; after?: { at: string; id: string }; limit: number }): Promise<readonly InboxRow[]>;
  countUnread(person: string): Promise<number>;
  /** Sets or clears the mark of the person's own rows; returns how many were found (others' ids count as missing). */
  mark(person: string, ids: readonly string[], readAt: string | null): Promise<number>;
}
