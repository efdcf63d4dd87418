import { randomUUID } from 'node:crypto';
import { actorOf } from '../faults/road/demo-office.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>>;
}
type Headers_ = Readonly<Record<string, string>>;

/** One of the demo's people with a session, over HTTP alone. */
export class SignedIn {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  /** By the demo's sign-in page. */
  static async as(login: string, origin: string): Promise<SignedIn> {
    const response = await fetch(`${origin}/sign-in/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ person: actorOf(login).person }).toString(),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (response.status !== 303 || cookie === undefined)
      throw new Error(`${login} could not sign in: ${response.status} ${await response.text()}`);
    return new SignedIn(origin, cookie);
  }

  /** By a one-time link: sets the password and has a session. @param url as the link was handed out */
  static async byLink(url: string, password: string, origin: string): Promise<SignedIn> {
    return SignedIn.opened(origin, `/v1/enrolments/${new URL(url).pathname.split('/').at(-1)!}`, { password });
  }

  static async byPassword(login: string, password: string, origin: string): Promise<SignedIn> {
    return SignedIn.opened(origin, '/v1/sessions', { login, password });
  }

  private static async opened(origin: string, path: string, body: unknown): Promise<SignedIn> {
    const headers = { origin, 'content-type': 'application/json' };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (response.status !== 201 || cookie === undefined) throw new Error(`no session: ${response.status} ${await response.text()}`);
    return new SignedIn(origin, cookie);
  }

  get(path: string): Promise<Reply> {
    return this.ask('GET', path);
  }
  post(path: string, body: unknown, headers: Headers_ = {}): Promise<Reply> {
    return this.ask('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    });
  }
  put(path: string, body: unknown, headers: Headers_): Promise<Reply> {
    return this.ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }
  async upload(path: string, name: string, mediaType: string, bytes: Uint8Array): Promise<Reply> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)], { type: mediaType }), name);
    return this.ask('POST', path, form, {});
  }

  /** Sends an event at the version that the case has now. */
  async act(caseId: string, type: string, payload: unknown, headers: Headers_ = {}): Promise<Reply> {
    const view = await this.get(`/v1/cases/${caseId}`);
    return this.post(`/v1/cases/${caseId}/events`, { type, payload }, { 'if-match': view.headers.get('etag') ?? '', ...headers });
  }

  private async ask(method: string, path: string, body?: BodyInit, headers: Headers_ = {}): Promise<Reply> {
    const all = { cookie: this.cookie, origin: this.origin, 'accept-language': 'en', ...headers };
    const response = await fetch(`${this.origin}${path}`, { method, headers: all, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text === '' ? {} : (JSON.parse(text) as Reply['json']) };
  }
}
