import { FIRM, PageRig, changed } from '../pages/pages.fixture.js';

describe('how notifications come', () => {
  let rig: PageRig;
  beforeAll(async () => void (rig = await new PageRig().start()));
  afterAll(() => rig.api.stop());
  const me = () => rig.api.engine.actor(FIRM).person;
  beforeEach(() => rig.api.preferences.choices.clear());

  it('is all at once until somebody chooses, by the API or by the page', async () => {
    const before = await rig.api.get(FIRM, '/v1/me/notifications');
    const types = before.json['types'] as { type: string; choice: string; statutory: boolean }[];
    expect(types.map(({ choice }) => choice)).toEqual(types.map(() => 'now'));
    expect(types.filter(({ statutory }) => statutory).map(({ type }) => type)).toEqual(['service']);
    const after = await rig.api.write('PUT', FIRM, '/v1/me/notifications', { reminder: 'digest', 'live-test': 'off' });
    expect([after.status, rig.api.preferences.choices.get(me())]).toEqual([200, { reminder: 'digest', 'live-test': 'off' }]);
    const page = await rig.open(FIRM, '/me/notifications');
    expect(page.body).toMatch(/name="reminder"\s+value="digest"\s+checked/);
    const saved = await rig.post(FIRM, '/me/notifications', changed(page.body, { sharing: 'off', do: 'save' }));
    expect([saved.status, saved.headers['location']]).toEqual([303, '/me/notifications?saved=1']);
    expect(rig.api.preferences.choices.get(me())).toMatchObject({ sharing: 'off' });
  });

  it('cannot switch letters off, and the page says why in both languages', async () => {
    expect((await rig.api.write('PUT', FIRM, '/v1/me/notifications', { service: 'off' })).status).toBe(422);
    await rig.post(FIRM, '/me/notifications', [
      ['service', 'off'],
      ['application', 'never'],
    ]);
    expect(rig.api.preferences.choices.get(me()) ?? {}).toEqual({});
    expect((await rig.open(FIRM, '/me/notifications')).body).toContain('不能关闭：这些通知具有送达效力');
    const english = await rig.open(FIRM, '/me/notifications', { 'accept-language': 'en' });
    expect(english.body).toContain('Cannot be switched off');
    expect(english.body).not.toMatch(/name="service"/);
  });

  it('shows an address that bounced, until its owner says that it works', async () => {
    rig.api.preferences.bounced.set(me(), '2026-08-30T01:00:00.000Z');
    expect((await rig.open(FIRM, '/me/notifications')).body).toContain('恢复发送');
    await rig.post(FIRM, '/me/notifications', [['do', 'works']]);
    expect(rig.api.preferences.bounced.size).toBe(0);
    rig.api.preferences.bounced.set(me(), '2026-08-30T01:00:00.000Z');
    const headers = { cookie: await rig.api.cookie(FIRM) };
    expect((await rig.api.send({ method: 'DELETE', url: '/v1/me/notifications/bounce', headers })).status).toBe(204);
    expect(rig.api.preferences.bounced.size).toBe(0);
  });

  it('is nobody’s but the person’s', async () => {
    expect((await rig.api.get(undefined, '/v1/me/notifications')).status).toBe(401);
  });
});
