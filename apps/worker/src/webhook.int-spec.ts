import { randomBytes } from 'node:crypto';
import { AesSecretBox } from '@sandbar/identity';
import { WebhookDesk } from '@sandbar/notifications';
import { PostgresRuleTable, PostgresWebhookStore } from '@sandbar/persistence';
import { isRefusal } from '@sandbar/domain';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { Metrics, openTracing } from '@sandbar/observability';
import { TraceReceiver } from '../../../test/fixtures/trace-receiver.js';
import { HookReceiver } from '../../../test/faults/hook-receiver.js';
import { actorOf } from '../../../test/faults/road/demo-office.js';
import { openDraft, playToReview } from '../../../test/faults/road/play-application.js';
import { OutgoingRig } from './mail.fixture.js';
import { engineWatch } from './watch/engine-watch.js';
import { kindOf } from './watch/kind-of.js';

const SECRET_TITLE = '演示-CANARY-77aa';
const SIGNATORY = 'bank-31.signatory';
const HOUR = 3_600_000;

describe('webhooks to a real receiver', () => {
  const receiver = new HookReceiver();
  const box = new AesSecretBox([randomBytes(32)]);
  let rig: OutgoingRig;
  let store: PostgresWebhookStore;
  let desk: WebhookDesk;
  let url: string;
  beforeAll(async () => {
    url = `http://127.0.0.1:${await receiver.start()}/hook`;
    rig = await new OutgoingRig().start({ webhooks: { loopback: true, secrets: box, limits: { patience: 1_000 } } });
    // Deliveries are signed at the moment of sending, and receivers look at the age: the clock stands at now.
    rig.clock.set(new Date().toISOString());
    store = new PostgresWebhookStore(rig.road.engine.dataSource);
    desk = new WebhookDesk(store, box, rig.clock, { loopback: true }, new PostgresRuleTable(rig.road.engine.dataSource));
  });
  afterAll(async () => {
    await rig.stop();
    await receiver.stop();
  });
  beforeEach(async () => {
    await rig.drain();
    await rig.eye.query('DELETE FROM webhook_attempt; DELETE FROM webhook_delivery; DELETE FROM webhook_endpoint');
    receiver.received.length = 0;
    receiver.answer = (response) => void response.writeHead(200).end('ok');
    rig.clock.set(new Date().toISOString());
  });
  const made = async (login: string, types: string[] = []) => {
    const answer = await desk.create(actorOf(login), { url, types });
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const discarded = async (title = '演示'): Promise<string> => {
    const caseId = uuidv7();
    await openDraft(rig.road, caseId, title);
    await rig.road.send('bank-31.applicant', caseId, 'DISCARD');
    return caseId;
  };
  const logOf = async (login: string, id: string) => {
    const log = await desk.deliveries(actorOf(login), id, 50);
    if (isRefusal(log)) throw new Error(JSON.stringify(log));
    return log;
  };

  it('tells an organisation what its people are told, thin and signed, once an event', async () => {
    const { endpoint, secret } = await made(SIGNATORY);
    await made('pbc-jiangsu.head');
    const caseId = await discarded(SECRET_TITLE);
    await rig.drain();
    await rig.eye.query(`UPDATE outbox SET state = 'pending', attempt = 0 WHERE case_id = $1`, [caseId]);
    await rig.drain();
    expect(receiver.received).toHaveLength(1);
    const { body, headers } = receiver.received[0]!;
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'fact.DraftDiscarded',
      timestamp: expect.any(String) as string,
      data: { caseId, kind: 'pilot-application', number: null, stage: 'discarded', link: `http://localhost:3000/cases/${caseId}` },
    });
    expect(body).not.toContain(SECRET_TITLE);
    const [delivery] = await logOf(SIGNATORY, endpoint.id);
    expect(delivery).toMatchObject({ state: 'delivered', attempt: 1, log: [{ status: 200, error: null, snippet: 'ok' }] });
    expect(headers['webhook-id']).toBe(delivery!.id);
    expect(JSON.stringify(await rig.rows('SELECT * FROM webhook_endpoint'))).not.toContain(secret.slice(6));
  });

  it('is told of in the trace of what it tells, attempt by attempt, without the address', async () => {
    const traces = await new TraceReceiver().start();
    const tracing = await openTracing(traces.endpoint, 'worker');
    const watch = engineWatch({ metrics: new Metrics('worker'), tracing, kindOf, onCommitted: () => undefined });
    const other = await rig.another({ webhooks: { loopback: true, secrets: box, limits: { patience: 1_000 } }, watch });
    const { endpoint } = await made(SIGNATORY);
    receiver.answer = (response) => void response.writeHead(receiver.received.length === 1 ? 503 : 200).end();
    await discarded();
    await other.engine.dispatcher.drain();
    rig.clock.pass(HOUR);
    await other.engine.dispatcher.drain();
    await tracing.stop();
    await other.close();
    await traces.stop();
    expect((await logOf(SIGNATORY, endpoint.id)).map(({ state, attempt }) => [state, attempt])).toEqual([['delivered', 2]]);
    const told = traces.spans.filter(({ name }) => name === 'webhook');
    expect(told.map(({ failed, attributes }) => [failed, attributes['http.response.status_code']])).toEqual([
      [true, 503],
      [false, 200],
    ]);
    expect(new Set(told.map(({ traceId }) => traceId)).size).toBe(1);
    expect(traces.tree(told[0]!.traceId)).toEqual(
      expect.arrayContaining(['job notify', '  job deliver', '    webhook', '    job deliver', '      webhook']),
    );
    expect(traces.raw).not.toContain('/hook');
  });

  it('sends only the types that were asked for', async () => {
    await made(SIGNATORY, ['fact.ApplicationAccepted']);
    const caseId = uuidv7();
    await playToReview(rig.road, caseId);
    await rig.drain();
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['fact.ApplicationAccepted']);
  });

  it('tries again with waits that grow, then is dead and can be sent again under the same id', async () => {
    const { endpoint } = await made(SIGNATORY);
    receiver.answer = (response) => void response.writeHead(503).end('busy');
    await discarded();
    await rig.drain();
    expect(receiver.received).toHaveLength(1);
    await rig.drain();
    expect(receiver.received).toHaveLength(1);
    rig.clock.pass(5_000);
    await rig.drain();
    expect(receiver.received).toHaveLength(2);
    receiver.answer = (response) => void response.writeHead(404).end('<html>');
    rig.clock.pass(300_000);
    await rig.drain();
    // As if the waits were used up.
    await rig.eye.query(`UPDATE webhook_delivery SET state = 'dead'; DELETE FROM outbox WHERE job = 'deliver' AND state = 'pending'`);
    const [dead] = await logOf(SIGNATORY, endpoint.id);
    expect(dead!.log.map(({ status }) => status)).toEqual([503, 503, 404]);
    receiver.answer = (response) => void response.writeHead(204).end();
    expect(await desk.replay(actorOf('pbc-jiangsu.head'), dead!.id)).toMatchObject({ code: 'reference.not_found' });
    expect(await desk.replay(actorOf(SIGNATORY), dead!.id)).toBeUndefined();
    expect(await desk.replay(actorOf(SIGNATORY), dead!.id)).toMatchObject({ code: 'reference.not_found' });
    await rig.drain();
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([dead!.id]));
    expect(await logOf(SIGNATORY, endpoint.id)).toMatchObject([{ state: 'delivered', attempt: 4 }]);
  });

  it('is switched off after days without one success, and its keepers are told', async () => {
    const { endpoint } = await made(SIGNATORY);
    receiver.answer = (response) => void response.writeHead(500).end();
    const caseId = await discarded();
    for (let n = 0; n < 12; n += 1) {
      await rig.drain();
      rig.clock.pass(24 * HOUR);
    }
    const [off] = await desk.list(actorOf(SIGNATORY));
    expect(off).toMatchObject({ state: 'disabled', disabledReason: 'failing' });
    expect(await logOf(SIGNATORY, endpoint.id)).toMatchObject([{ state: 'dead' }]);
    const told = await rig.rows<{ login: string }>(
      `SELECT p.login FROM notification n JOIN person p ON p.id = n.person_id WHERE n.case_id = $1 AND n.template LIKE 'alarm.webhook-disabled@%'`,
      [caseId],
    );
    expect(told.map(({ login }) => login)).toContain(SIGNATORY);
    const before = receiver.received.length;
    await discarded();
    await rig.drain();
    expect(receiver.received).toHaveLength(before);
    expect(await desk.setState(actorOf(SIGNATORY), endpoint.id, 'active')).toMatchObject({ state: 'active', failingSince: null });
  });

  it('is switched off at once by 410', async () => {
    await made(SIGNATORY);
    receiver.answer = (response) => void response.writeHead(410).end();
    await discarded();
    await rig.drain();
    expect(await desk.list(actorOf(SIGNATORY))).toMatchObject([{ state: 'disabled', disabledReason: 'gone' }]);
  });

  it('signs with both secrets while one is changed, and with the new one alone when the rule’s hours are over', async () => {
    const { endpoint, secret: old } = await made(SIGNATORY);
    const turned = await desk.rotate(actorOf(SIGNATORY), endpoint.id);
    if (isRefusal(turned)) throw new Error(turned.code);
    await discarded();
    await rig.drain();
    const [both] = receiver.received;
    for (const secret of [old, turned.secret]) expect(() => new Webhook(secret).verify(both!.body, both!.headers)).not.toThrow();
    expect(Date.parse(turned.rotatingUntil) - Date.parse(rig.clock.now())).toBe(24 * HOUR);
    rig.clock.pass(24 * HOUR - 1);
    await discarded();
    await rig.drain();
    expect(receiver.received[1]!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    rig.clock.pass(1);
    await discarded();
    await rig.drain();
    expect(receiver.received[2]!.headers['webhook-signature']!.split(' ')).toHaveLength(1);
  });

  it.each(['while its time was days ahead', 'just now'])('is taken from a process that died %s with it in its hands', async (when) => {
    const { endpoint } = await made(SIGNATORY);
    const caseId = await discarded();
    const notify = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'notify'`, [caseId]);
    for (const { id } of notify) await rig.road.engine.runner.run(id);
    const [{ id } = { id: '' }] = await rig.rows<{ id: string }>('SELECT id FROM webhook_delivery');
    const { clock } = rig;
    const wrong = new Date(Date.parse(clock.now()) + (when === 'just now' ? 0 : 240 * HOUR)).toISOString();
    await store.claim(id, wrong, new Date(Date.parse(wrong) + 60_000).toISOString());
    await rig.drain();
    expect(receiver.received).toHaveLength(when === 'just now' ? 0 : 1);
    clock.pass(60_000);
    await rig.drain();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id]);
    expect(await logOf(SIGNATORY, endpoint.id)).toMatchObject([{ state: 'delivered', attempt: 2 }]);
  });

  it('goes out once where several processes take it at once', async () => {
    await made(SIGNATORY);
    const caseId = await discarded();
    const other = await rig.another({ webhooks: { loopback: true, secrets: box } });
    const notify = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'notify'`, [caseId]);
    for (const { id } of notify) await rig.road.engine.runner.run(id);
    const [row] = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'deliver'`, [caseId]);
    await Promise.all([rig.road, other, rig.road, other].map((one) => one.engine.runner.run(row!.id)));
    expect(receiver.received).toHaveLength(1);
    await other.close();
  });
});
