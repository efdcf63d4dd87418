import { ApiRig } from '../../../../test/fixtures/api-rig.js';
import { listenOn } from '../listen.js';

const FIRM = 'bank-31.applicant';
const TOKEN = 'a-token-long-enough';

describe('GET /metrics', () => {
  let rig: ApiRig;
  afterEach(() => rig.stop());

  it('counts requests by route pattern and status, and names neither case nor person', async () => {
    rig = await new ApiRig().start();
    const id = await rig.create('演示：绝不出现在指标里');
    await rig.get(FIRM, `/v1/cases/${id}`);
    await rig.get(FIRM, '/v1/cases/0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f');
    await rig.get(undefined, '/enrol/a-one-time-token');
    await rig.get(undefined, '/no/such/page?q=secret');
    const { status, headers, body } = await rig.get(undefined, '/metrics');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, expect.stringContaining('text/plain'), 'no-store']);
    for (const line of [
      'method="GET",route="/v1/cases/:id",status="200"} 1',
      'method="GET",route="/v1/cases/:id",status="404"} 1',
      'method="POST",route="/v1/cases",status="201"} 1',
      'method="GET",route="none",status="404"} 1',
    ])
      expect(body).toContain(`sandbar_http_request_seconds_count{process="api",${line}`);
    expect(body).toContain('sandbar_live_streams{process="api"} 0');
    for (const secret of [id, '绝不', FIRM, 'one-time', 'such', 'secret', rig.engine.actor(FIRM).person])
      expect(body).not.toContain(secret);
  });

  it('is nothing to whoever comes through a proxy, and to this machine without the token', async () => {
    rig = await new ApiRig().start();
    const forwarded = await rig.get(undefined, '/metrics', { 'x-forwarded-for': '8.8.8.8' });
    expect(forwarded).toMatchObject({ status: 404, json: { code: 'route.not_found' } });
    await rig.stop();
    rig = await new ApiRig().start({ metricsToken: TOKEN });
    const { port } = await listenOn(rig.api.app, ['127.0.0.1'], 0);
    const ask = async (authorization?: string): Promise<number> => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).status;
    };
    expect([await ask(), await ask('Bearer wrong-token-long'), await ask(`Bearer ${TOKEN}`)]).toEqual([404, 404, 200]);
  });
});
