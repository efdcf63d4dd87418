/** Somebody at the identity provider, linked to a person here. */
export interface ExternalIdentityView {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: string;
  /** False: the security administrator made the link. */
  readonly linkedBySelf: boolean;
}

/** A link that the security administrator made. */
export interface LinkedIdentityView extends ExternalIdentityView {
  /** False: the account's owner could not be told by e-mail; tell the person another way. */
  readonly mailed: boolean;
}

/** A way to the identity provider that was begun: the browser that holds the cookie of the answer goes to the address and is sent back to a page. */
export interface ProviderVisitView {
  readonly url: string;
  readonly expiresInSeconds: number;
}
