import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A real provider in a process of its own, and a browser that visits it. */
export class TestProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  /** @param port 0: a free one. @throws Error when it has not begun to listen within a minute */
  static async start(redirectUri: string, port = 0): Promise<TestProvider> {
    const script = join(__dirname, 'oidc-provider.mjs');
    const child = spawn(process.execPath, [script, redirectUri, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = (await once(child.stdout!, 'data', { signal: AbortSignal.timeout(60_000) })) as [Buffer];
    return new TestProvider(child, said.toString().trim());
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Follows the provider's own redirects with its cookies; the address of the way back, which is not visited. */
  async visit(url: string, login = 'alice'): Promise<URL> {
    const cookies = new Map<string, string>();
    let at = new URL(url);
    at.searchParams.set('login_hint', login);
    for (let steps = 0; steps < 10; steps += 1) {
      const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      const answer = await fetch(at, { redirect: 'manual', headers });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', ...value] = line.split(';')[0]!.split('=');
        cookies.set(name, value.join('='));
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at);
      if (at.origin !== this.issuer) return at;
    }
    throw new Error('the provider sends the browser round in circles');
  }
}
