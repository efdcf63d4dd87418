import { ApiRig } from '../../../../test/fixtures/api-rig.js';
import type { Answered } from '../../../../test/fixtures/api-rig.js';
import { loadReference } from '../../../../seeds/reference/index.js';

export const FIRM = 'bank-31.applicant';
export const SIGNATORY = 'bank-31.signatory';
export const OFFICER = 'pbc-shanghai.intake-officer-1';
export const MISSING = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';
/** What somebody types who means no good. */
export const SCRIPT = `<script>alert('x')</script>"><img src=x onerror=alert(1)>`;
const HTML = { accept: 'text/html' };

/** The page without the one script of our own, which it names by a tag that holds nothing else. */
export const withoutOwnScript = (body: string): string =>
  body.replace(/<script src="\/assets\/live-[0-9a-f]{12}\.js" defer><\/script>/, '');

/** A browser over the API in memory: opens pages and sends forms as somebody. */
export class PageRig {
  readonly api = new ApiRig();

  /** @param replaced ports that the test brings itself */
  async start(replaced: Parameters<ApiRig['start']>[1] = {}): Promise<this> {
    const reference = loadReference();
    const lists: Readonly<Record<string, readonly unknown[]>> = {
      precedents: reference.precedents,
      authorities: reference.authorities,
      'reason-codes': reference.reasonCodes,
      'notification-templates': reference.notificationTemplates,
    };
    const list = (name: string) => Promise.resolve((lists[name] ?? []) as readonly Readonly<Record<string, unknown>>[]);
    await this.api.start({}, { reference: { list, listRules: () => Promise.resolve([]) }, ...replaced });
    return this;
  }

  open(login: string | undefined, url: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.api.get(login, url, { ...HTML, ...headers });
  }

  async post(login: string | undefined, url: string, fields: readonly (readonly [string, string])[], headers = {}): Promise<Answered> {
    const cookie = login === undefined ? undefined : await this.api.cookie(login);
    const form: Record<string, string> = {
      'content-type': 'application/x-www-form-urlencoded',
      ...HTML,
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    };
    return this.api.send({ method: 'POST', url, headers: form, payload: new URLSearchParams(fields.map((pair) => [...pair])).toString() });
  }

  versionOf(id: string): number {
    return this.api.engine.store.cases.get(id)!.version;
  }
}

/** What a browser would send back: every field of the page's form as it stands, with some of them changed. */
export function fieldsIn(body: string): Map<string, string> {
  const text = (html: string): string =>
    html
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#96;', '`')
      .replaceAll('&amp;', '&');
  const found = new Map<string, string>();
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (/type="(checkbox|radio)"/.test(tag) && !tag.includes(' checked'))) continue;
    found.set(text(name), text(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name = '', value = ''] of body.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/g))
    found.set(text(name), text(value));
  for (const [, name = '', options = ''] of body.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    found.set(text(name), text(/value="([^"]*)" selected/.exec(options)?.[1] ?? ''));
  return found;
}
export const changed = (body: string, changes: Record<string, string> = {}): (readonly [string, string])[] => [
  ...new Map([...fieldsIn(body), ...Object.entries(changes)]),
];

/** Ids that stand on a page more than once. */
export function idsTwice(body: string): readonly string[] {
  const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, one]) => one ?? '');
  return ids.filter((one, index) => ids.indexOf(one) !== index);
}
