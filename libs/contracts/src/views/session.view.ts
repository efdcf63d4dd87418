/** A browser that is signed in. */
export interface SessionView {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly by: 'password' | 'enrolment' | 'demo' | 'oidc';
  readonly userAgent: string | null;
  /** Where it was opened from. */
  readonly address: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** When its person last showed who they are. */
  readonly authenticatedAt: string;
  readonly expiresAt: string;
}
