import { request } from 'node:http';
import { ApiRig } from '../../../test/fixtures/api-rig.js';
import { listenOn } from './listen.js';

const statusAt = (host: string, port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host, port, path: '/health/live', agent: false }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

describe('listenOn', () => {
  it('answers on every address at one port, and on none after closing', async () => {
    const rig = await new ApiRig().start();
    const listening = await listenOn(rig.api.app, ['127.0.0.1', '127.0.0.2', '2001:db8::1'], 0);
    expect(await Promise.all(['127.0.0.1', '127.0.0.2'].map((host) => statusAt(host, listening.port)))).toEqual([200, 200]);
    await listening.close();
    await rig.stop();
    for (const host of ['127.0.0.1', '127.0.0.2']) await expect(statusAt(host, listening.port)).rejects.toThrow();
  });
  it('says when the port is taken', async () => {
    const [one, two] = [await new ApiRig().start(), await new ApiRig().start()];
    const listening = await listenOn(one.api.app, ['127.0.0.1'], 0);
    await expect(listenOn(two.api.app, ['127.0.0.1'], listening.port)).rejects.toThrow(/EADDRINUSE/);
    await Promise.all([one.stop(), two.stop()]);
  });
});
