import { SESSION_COOKIE } from '@sandbar/identity';
import { TestProvider } from '@sandbar/testing';
import { PUBLIC_URL } from '../../../../../test/fixtures/api-rig.js';
import type { Answered } from '../../../../../test/fixtures/api-rig.js';
import { PageRig } from '../pages.fixture.js';

/** A browser over the API in memory, with an identity provider beside it. */
export class ProviderRig extends PageRig {
  provider!: TestProvider;

  override async start(): Promise<this> {
    this.provider = await TestProvider.start(`${PUBLIC_URL}/sign-in/oidc/callback`);
    const secret = { clientId: 'sandbar', clientSecret: 'a-secret-of-the-test' };
    this.api.provider = { issuer: this.provider.issuer, ...secret, name: '统一认证' };
    return super.start();
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.provider.stop();
  }

  /** The browser goes to the provider and comes back with what it was given. */
  async visit(url: string, cookies: string, as?: string): Promise<Answered> {
    const back = await this.provider.visit(url, as);
    return this.open(undefined, `${back.pathname}${back.search}`, { cookie: cookies });
  }
}

/** What the browser keeps of an answer. */
export const cookiesOf = (answer: Answered): string =>
  [answer.headers['set-cookie']]
    .flat()
    .map((line) => String(line).split(';')[0]!)
    .join('; ');

/** The session that an answer opened. */
export const sessionOf = (answer: Answered): string =>
  cookiesOf(answer)
    .split('; ')
    .find((one) => one.startsWith(`${SESSION_COOKIE}=`))!;
