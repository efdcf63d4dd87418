import { refuse, type Refusal } from '@sandbar/domain';

export interface RequestOrigin {
  readonly method: string;
  /** Origin header, as sent. */
  readonly origin: string | undefined;
  /** Sec-Fetch-Site header, as sent. */
  readonly secFetchSite: string | undefined;
  /** Origin under which people open this site, from the configuration. */
  readonly publicUrl: string;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * May a request that changes something rely on the browser's cookie? Fetch metadata and Origin, both against PUBLIC_URL (OWASP ASVS 5.0, 3.5.1–3.5.3).
 * A request that carries neither header comes from no browser of today and is refused too: a script signs in and sends Origin itself.
 * @returns undefined: go on. `request.cross_site` names PUBLIC_URL, so that a wrongly set one is found.
 */
export function judgeOrigin(request: RequestOrigin): Refusal | undefined {
  if (SAFE.has(request.method.toUpperCase())) return undefined;
  const { origin, secFetchSite, publicUrl } = request;
  const foreign = refuse('request.cross_site', { publicUrl });
  // `none`: the person did it (an address typed, a form sent again after a restart); no page of another site can cause it.
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return foreign;
  if (origin !== undefined) return isSame(origin, publicUrl) ? undefined : foreign;
  return secFetchSite === undefined ? foreign : undefined;
}

/** On one machine, localhost and its addresses name the same server when the port is the same. */
function isSame(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [a, b] = [new URL(origin), new URL(publicUrl)];
  if (a.origin !== origin) return false;
  if (a.origin === b.origin) return true;
  return a.protocol === b.protocol && a.port === b.port && LOOPBACK.has(a.hostname) && LOOPBACK.has(b.hostname);
}
