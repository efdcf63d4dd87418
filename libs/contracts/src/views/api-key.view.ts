/** A key of a system. */
export interface ApiKeyView {
  readonly id: string;
  readonly title: string;
  /** Person id of whoever issued it, in whose name it acts. */
  readonly person: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The key that it took over from. */
  readonly replaces: string | null;
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
}
/** A key that was just issued, with its text: it is never shown again. */
export interface IssuedKeyView extends ApiKeyView {
  readonly key: string;
}
