import http, { request } from 'node:http';
import { connect } from 'node:net';
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
  it('waits no longer for a slow body on one address than on another', async () => {
    const rig = await new ApiRig().start();
    const made = jest.spyOn(http, 'createServer');
    const listening = await listenOn(rig.api.app, ['127.0.0.1', '127.0.0.2'], 0);
    const first = rig.api.app.getHttpServer() as unknown as http.Server;
    expect(first.requestTimeout).toBe(30_000);
    for (const { value } of made.mock.results)
      expect(
        (({ requestTimeout, headersTimeout, keepAliveTimeout }) => ({ requestTimeout, headersTimeout, keepAliveTimeout }))(
          value as http.Server,
        ),
      ).toEqual({
        requestTimeout: first.requestTimeout,
        headersTimeout: first.headersTimeout,
        keepAliveTimeout: first.keepAliveTimeout,
      });
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
    await listening.close();
    await rig.stop();
  });
  it('answers what it was already reading when it is asked to end', async () => {
    const rig = await new ApiRig().start();
    const { port } = await listenOn(rig.api.app, ['127.0.0.1'], 0);
    const socket = connect(port, '127.0.0.1');
    const answer = new Promise<string>((resolve) => {
      let read = '';
      socket.on('data', (chunk) => void (read += String(chunk))).on('close', () => resolve(read));
    });
    await new Promise((resume) => socket.write('GET /health/live HTTP/1.1\r\n', resume));
    await new Promise((resume) => setImmediate(resume));
    const closed = rig.stop();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resume) => setImmediate(resume));
    socket.write('Host: localhost\r\nConnection: close\r\n\r\n');
    expect((await answer).split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
    await closed;
  });
  it('says when the port is taken', async () => {
    const [one, two] = [await new ApiRig().start(), await new ApiRig().start()];
    const listening = await listenOn(one.api.app, ['127.0.0.1'], 0);
    await expect(listenOn(two.api.app, ['127.0.0.1'], listening.port)).rejects.toThrow(/EADDRINUSE/);
    await Promise.all([one.stop(), two.stop()]);
  });
});
