const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Why an address cannot be the public one; undefined when it can. */
export const PUBLIC_URL_REMEDY =
  '应为 https:// 开头的来源地址（不带路径）；只有 localhost、127.0.0.1、[::1] 可用 http，因为登录用的 __Host- Cookie 需要安全来源 / ' +
  'must be an https:// origin without a path; http only for localhost, 127.0.0.1 and [::1], because the __Host- session cookie needs a secure origin';

/**
 * The origin of a public address, or undefined where the session cookie (`__Host-`, RFC 6265bis §4.1.3.2) could not be set on it.
 * @param text what PUBLIC_URL says
 */
export function findPublicOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && THIS_MACHINE.has(url.hostname));
  return bare && secure ? url.origin : undefined;
}
