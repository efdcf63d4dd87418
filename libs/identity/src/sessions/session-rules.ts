/** Lifetimes of sessions. The numbers are the caller's; these defaults follow OWASP ASVS 5.0, 7.3.1–7.3.2. */
export interface SessionRules {
  /** Without a request for so long, the session ends. */
  readonly idleMinutes: number;
  /** A session ends then, whatever happens. */
  readonly absoluteHours: number;
  /** `lastSeenAt` is written at most once in so many seconds. */
  readonly touchSeconds: number;
  /** How long a process may answer from memory; a revocation elsewhere is seen within it. */
  readonly cacheMilliseconds: number;
}

export const DEFAULT_SESSION_RULES: SessionRules = { idleMinutes: 30, absoluteHours: 12, touchSeconds: 60, cacheMilliseconds: 2_000 };

/** The instant `milliseconds` after an ISO instant. */
export function instantAfter(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
