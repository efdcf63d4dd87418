import type { Bilingual } from '@sandbar/domain';

/** One entry of the record as people see it. */
export interface HistoryEntryView {
  readonly seq: number;
  readonly type: string;
  readonly title: Bilingual;
  readonly at: string;
  /** Person id, or `system`. */
  readonly actor: { readonly id: string; readonly name: Bilingual | null };
  /** Id of the API key by which a system acted in the actor's name; null: the person did. */
  readonly key: string | null;
  /** In whose stead the actor acted (absence cover): person id and name. */
  readonly onBehalfOf: string | null;
  readonly onBehalfOfName: Bilingual | null;
  readonly stage: { readonly code: string; readonly label: Bilingual };
  /** null: internal to the authority and not shown to firms (政府信息公开条例 art. 16). */
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly facts: readonly string[];
  readonly hash: string;
  readonly prevHash: string | null;
}

/** A keyset page: `next` is the cursor of the following page, null at the end. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly page: { readonly next: string | null };
}
