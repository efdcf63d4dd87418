import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ApiRig } from '../fixtures/api-rig.js';
import { loadReference } from '../../seeds/reference/index.js';

/** The pages on a port of this machine, over the road in memory. */
export class PageServer {
  readonly rig = new ApiRig();
  url = '';

  async start(): Promise<this> {
    const port = await freePort();
    this.url = `http://localhost:${port}`;
    const { precedents, authorities, reasonCodes } = loadReference();
    const lists: Readonly<Record<string, readonly unknown[]>> = { precedents, authorities, 'reason-codes': reasonCodes };
    const list = (name: string) => Promise.resolve((lists[name] ?? []) as readonly Readonly<Record<string, unknown>>[]);
    await this.rig.start({ publicUrl: this.url }, { reference: { list, listRules: () => Promise.resolve([]) } });
    await this.rig.api.app.listen(port, 'localhost');
    return this;
  }

  stop(): Promise<void> {
    return this.rig.stop();
  }

  /** A new application of bank-31 in Shanghai. @returns its id */
  async create(title: string): Promise<string> {
    const leadAuthority = loadReference().authorities.find(({ code }) => code === 'pbc-shanghai')!.id;
    const made = await this.rig.write(
      'POST',
      'bank-31.applicant',
      '/v1/cases',
      { title, province: '31', leadAuthority },
      { origin: this.url },
    );
    return String(made.json['caseId']);
  }

  personOf(login: string): string {
    return this.rig.engine.actor(login).person;
  }
}

/** Where Debian and others put Chromium; undefined: there is none on this machine. */
export function findChromium(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
