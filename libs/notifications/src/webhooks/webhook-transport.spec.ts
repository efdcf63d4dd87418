import { Webhook } from 'standardwebhooks';
import { HookReceiver } from '../../../../test/faults/hook-receiver.js';
import { LOOPBACK_CA, LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../../../../test/fixtures/loopback-certificate.js';
import { newWebhookSecret, webhookHeaders } from './sign-webhook.js';
import { webhookTransport } from './webhook-transport.js';

describe('the webhook transport', () => {
  const receiver = new HookReceiver();
  let url: string;
  beforeAll(async () => void (url = `http://127.0.0.1:${await receiver.start()}/hook?a=1`));
  afterAll(() => receiver.stop());
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = (response) => void response.writeHead(200).end('ok');
  });
  const send = webhookTransport({ loopback: true, limits: { patience: 700, bytes: 1_000, snippet: 20 } });

  it('posts the body as it was signed; the receiver verifies it with either secret while both sign', async () => {
    const [fresh, old, foreign] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    const body = '{"type":"fact.X","data":{"number":"沪创新2026-0003"}}';
    const headers = webhookHeaders('0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f', body, [fresh, old], new Date().toISOString());
    expect(await send(url, headers, body)).toEqual({ status: 200, error: null, snippet: 'ok' });
    const [got] = receiver.received;
    expect([got!.path, got!.headers['content-type']]).toEqual(['/hook?a=1', 'application/json']);
    for (const secret of [fresh, old]) expect(new Webhook(secret).verify(got!.body, got!.headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(foreign).verify(got!.body, got!.headers)).toThrow();
    expect(() => new Webhook(fresh).verify(got!.body.replace('0003', '0004'), got!.headers)).toThrow();
  });
  it('follows no redirect', async () => {
    receiver.answer = (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    expect(await send(url, {}, '{}')).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });
  it('waits no longer for a name that nobody answers for', async () => {
    const never = webhookTransport({ loopback: false, limits: { patience: 50 }, resolve: () => new Promise(() => undefined) });
    expect(await never('https://hook.example.cn/x', {}, '{}')).toEqual({ status: null, error: 'timeout', snippet: null });
  });
  it('waits a bounded time, and reads a bounded answer', async () => {
    receiver.answer = () => undefined;
    expect(await send(url, {}, '{}')).toEqual({ status: null, error: 'timeout', snippet: null });
    receiver.answer = (response) => {
      response.writeHead(500);
      for (let n = 0; n < 500; n += 1) response.write('x'.repeat(10_000));
    };
    expect(await send(url, {}, '{}')).toEqual({ status: 500, error: null, snippet: 'x'.repeat(20) });
    receiver.answer = (response) => void response.destroy();
    expect(await send(url, {}, '{}')).toMatchObject({ status: null, error: expect.any(String) as string });
  });
  it('looks at the address when it connects, whatever it was at registration', async () => {
    const before = receiver.connections;
    const product = webhookTransport({ loopback: false, resolve: () => Promise.resolve(['127.0.0.1']) });
    const port = new URL(url).port;
    expect(await product(`https://rebound.example.cn:${port}/`, {}, '{}')).toEqual({ status: null, error: 'host.private', snippet: null });
    expect(receiver.connections).toBe(before);
  });
  it('connects to the address it judged, once looked up, and the certificate must be the name’s', async () => {
    const tls = new HookReceiver();
    const port = await tls.start({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE });
    let asked = 0;
    const resolve = () => Promise.resolve(asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']);
    const trusting = webhookTransport({ loopback: true, ca: LOOPBACK_CA, resolve });
    expect(await trusting(`https://localhost:${port}/`, {}, '{}')).toMatchObject({ status: 204 });
    expect(asked).toBe(1);
    const other = webhookTransport({ loopback: true, ca: LOOPBACK_CA, resolve: () => Promise.resolve(['127.0.0.1']) });
    expect(await other(`https://somebody.example.cn:${port}/`, {}, '{}')).toMatchObject({ error: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(await webhookTransport({ loopback: true })(`https://localhost:${port}/`, {}, '{}')).toMatchObject({ status: null });
    expect(tls.received).toHaveLength(1);
    await tls.stop();
  });
});
