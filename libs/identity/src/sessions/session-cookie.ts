/** `__Host-`: the browser takes it only when Secure, without Domain, for Path=/ (RFC 6265bis §4.1.3.2): no subdomain can plant one. */
export const SESSION_COOKIE = '__Host-sandbar';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Value of Set-Cookie for a new session. @param seconds the absolute lifetime */
export function setSessionCookie(token: string, seconds: number): string {
  return `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}; Max-Age=${seconds}`;
}

/** Value of Set-Cookie that removes the session's cookie. */
export function clearSessionCookie(): string {
  return `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
}

/** The token that a Cookie header carries. Two cookies of that name are nobody's: undefined. */
export function tokenOfCookieHeader(header: string | undefined): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));
  return found.length === 1 ? found[0] : undefined;
}
