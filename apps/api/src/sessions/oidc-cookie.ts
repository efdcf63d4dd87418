const COOKIE = '__Host-sandbar-oidc';

/** Value of Set-Cookie for the browser that goes to the provider. Lax: it comes back by a navigation from there. @param seconds 0 removes it */
export function browserCookie(token: string, seconds: number): string {
  return `${COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}

export function browserToken(header: string | undefined): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`));
  return found.length === 1 ? found[0]?.slice(COOKIE.length + 1) : undefined;
}
