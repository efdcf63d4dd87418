import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BounceMaildir, DirectMail, queuedMail } from '@sandbar/notifications';
import { v7 as uuidv7 } from 'uuid';
import { SmtpSink } from '../../../test/fixtures/smtp-sink.js';
import { actorOf } from '../../../test/faults/road/demo-office.js';
import { openDraft, playToReview } from '../../../test/faults/road/play-application.js';
import { bounceReport } from './bounce-report.fixture.js';
import { OutgoingRig, STARTED } from './mail.fixture.js';

const APPLICANT = 'bank-31.applicant';
const SIGNATORY = 'bank-31.signatory';
const address = (login: string): string => `${login}@demo.example`;
const SECRET = '演示-CANARY-5f1e';
const PATIENCE = { connect: 2_000, idle: 2_000, whole: 4_000 };
interface Mail {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly body: string | null;
  readonly last_error: string | null;
}

describe('mail through a real server', () => {
  let sink: SmtpSink;
  let rig: OutgoingRig;
  let port: number;
  beforeAll(async () => {
    sink = new SmtpSink();
    port = await sink.start();
    rig = await new OutgoingRig().start({ smtp: { url: `smtp://127.0.0.1:${port}`, patience: PATIENCE } });
  });
  afterAll(async () => {
    await rig.stop();
    await sink.stop();
  });
  beforeEach(async () => {
    await rig.drain();
    sink.onRcpt = () => undefined;
    sink.onData = () => undefined;
    sink.caught.length = 0;
    sink.asked.length = 0;
    rig.clock.set(STARTED);
    await rig.eye.query('DELETE FROM bounced_address; DELETE FROM notification_preference');
  });
  const mailsTo = (login: string, caseId: string): Promise<Mail[]> =>
    rig.rows<Mail>('SELECT id, state, attempt, body, last_error FROM mail_delivery WHERE case_id = $1 AND address = $2 ORDER BY at, id', [
      caseId,
      address(login),
    ]);
  const lettersOf = (caseId: string): Promise<{ login: string; body: { zh: string }; todo: boolean; event_key: string }[]> =>
    rig.rows(
      `SELECT p.login, n.body, n.todo, n.event_key FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.case_id = $1 AND n.template LIKE 'alarm.serve-by-letter@%' ORDER BY p.login`,
      [caseId],
    );
  /** An accepted application: the acceptance serves the bank's two people. */
  const accepted = async (): Promise<string> => {
    const caseId = uuidv7();
    await playToReview(rig.road, caseId);
    return caseId;
  };

  it('sends one e-mail an event and person, with the link and nothing above public level', async () => {
    const caseId = uuidv7();
    await openDraft(rig.road, caseId, SECRET);
    await rig.road.send(APPLICANT, caseId, 'DISCARD');
    await rig.drain();
    expect(sink.caught.map(({ to }) => to)).toEqual([[address(SIGNATORY)]]);
    const raw = sink.caught[0]!.raw.toString('latin1');
    const text = Buffer.from(raw.split('\r\n\r\n')[1]!, 'base64').toString();
    expect(text).toContain(`http://localhost:3000/cases/${caseId}`);
    expect(raw + text).not.toContain(SECRET);
    expect(raw).toMatch(/^Message-ID: <[0-9a-f]{32}@localhost>\r$/m);
    const [mail] = await mailsTo(SIGNATORY, caseId);
    expect(mail).toMatchObject({ state: 'sent', attempt: 1, body: null });
    expect(raw).toContain(mail!.id);
    // Nothing at all of what people wrote is kept in the queue either.
    expect(JSON.stringify(await rig.rows('SELECT * FROM mail_delivery'))).not.toContain(SECRET);
  });

  it('is not sent twice, however often the notification and the delivery run', async () => {
    const caseId = await accepted();
    await rig.drain();
    const before = sink.caught.length;
    expect(before).toBeGreaterThan(3);
    const again = `UPDATE outbox SET state = 'pending', attempt = 0 WHERE case_id = $1 AND job IN ('notify', 'deliver')`;
    await rig.eye.query(again, [caseId]);
    await rig.drain();
    expect(sink.caught).toHaveLength(before);
    const ids = sink.caught.map(({ raw }) => /Message-ID: (<\S+>)/i.exec(raw.toString('latin1'))?.[1]);
    expect(new Set(ids).size).toBe(before);
  });

  it('about no event of a case goes by the same queue, once', async () => {
    const store = rig.road.engine.outbox;
    const direct = new DirectMail(store, queuedMail, rig.clock);
    const to = { displayName: '演示人员', email: 'new@demo.example', locale: 'zh' } as const;
    const values = { name: '演示人员', place: '演示单位', url: 'http://localhost:3000/enrol/x', expires: '2026-04-08' };
    for (let twice = 0; twice < 2; twice += 1)
      await direct.send({ template: 'mail.invitation', to, values, key: 'invitation-of-the-test' });
    await rig.drain();
    expect(sink.caught.map(({ to: them }) => them)).toEqual([['new@demo.example']]);
    const text = Buffer.from(sink.caught[0]!.raw.toString('latin1').split('\r\n\r\n')[1]!, 'base64').toString();
    expect(text).toContain('http://localhost:3000/enrol/x');
    expect(await rig.rows(`SELECT kind, state, body FROM mail_delivery WHERE address = 'new@demo.example'`)).toEqual([
      { kind: 'direct', state: 'sent', body: null },
    ]);
  });

  it('is one e-mail where two processes take the same job at once', async () => {
    const caseId = await accepted();
    const other = await rig.another({ smtp: { url: `smtp://127.0.0.1:${port}`, patience: PATIENCE } });
    const rows = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'notify'`, [caseId]);
    for (const { id } of rows) await rig.road.engine.runner.run(id);
    const mails = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'deliver'`, [caseId]);
    await Promise.all(mails.flatMap(({ id }) => [rig.road, other, rig.road].map((one) => one.engine.runner.run(id))));
    rig.clock.pass(200_000);
    await rig.drain();
    const to = sink.caught.map(({ raw }) => /Message-ID: (<\S+>)/i.exec(raw.toString('latin1'))?.[1]);
    expect([to.length, new Set(to).size]).toEqual([mails.length, mails.length]);
    await other.close();
  });

  it('waits where the server is not ready, and goes once it is', async () => {
    sink.onRcpt = (to) => (to === address(APPLICANT) ? { code: 451, text: '4.7.1 greylisted, come again' } : undefined);
    const caseId = await accepted();
    await rig.drain();
    const waiting = (await mailsTo(APPLICANT, caseId)).filter(({ state }) => state === 'pending');
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every((one) => one.attempt === 1 && one.last_error!.includes('greylisted') && one.body !== null)).toBe(true);
    sink.onRcpt = () => undefined;
    await rig.drain();
    expect((await mailsTo(APPLICANT, caseId)).filter(({ state }) => state === 'pending')).toHaveLength(waiting.length);
    rig.clock.pass(61_000);
    await rig.drain();
    const sent = await mailsTo(APPLICANT, caseId);
    expect(sent.every(({ state, attempt }) => state === 'sent' && attempt <= 2)).toBe(true);
    expect(await rig.rows('SELECT * FROM bounced_address')).toEqual([]);
    expect(await lettersOf(caseId)).toEqual([]);
  });

  it.each(['drop', 'hang'] as const)('is tried again after a connection that %ss', async (how) => {
    const caseId = uuidv7();
    await openDraft(rig.road, caseId);
    await rig.road.send(APPLICANT, caseId, 'DISCARD');
    sink.onData = () => how;
    await rig.drain();
    expect(await mailsTo(SIGNATORY, caseId)).toMatchObject([{ state: 'pending', attempt: 1 }]);
    sink.cut();
    sink.onData = () => undefined;
    rig.clock.pass(61_000);
    await rig.drain();
    expect(await mailsTo(SIGNATORY, caseId)).toMatchObject([{ state: 'sent', attempt: 2 }]);
    expect(sink.caught).toHaveLength(1);
  });

  it('is given up after a day of failures, and what it served goes on paper; the address stays good', async () => {
    sink.onRcpt = (to) => (to === address(SIGNATORY) ? { code: 450, text: '4.2.1 later' } : undefined);
    const caseId = await accepted();
    for (let n = 0; n < 12; n += 1) {
      await rig.drain();
      rig.clock.pass(11 * 3_600_000);
    }
    const mails = await mailsTo(SIGNATORY, caseId);
    expect(mails.every(({ state, attempt, body }) => state === 'failed' && attempt === 10 && body === null)).toBe(true);
    expect((await lettersOf(caseId)).map(({ login }) => login)).toContain('pbc-shanghai.intake-officer-1');
    expect(await rig.rows('SELECT * FROM bounced_address')).toEqual([]);
  });

  it('that a server refuses for the address is bounced: the address takes no more, and the desk serves by letter', async () => {
    sink.onRcpt = (to) => (to === address(APPLICANT) ? { code: 550, text: '5.1.1 no such user' } : undefined);
    const caseId = await accepted();
    await rig.drain();
    const mails = await mailsTo(APPLICANT, caseId);
    expect(mails.some(({ state }) => state === 'bounced')).toBe(true);
    expect(await rig.rows('SELECT address, reason FROM bounced_address')).toEqual([
      { address: address(APPLICANT), reason: expect.stringContaining('no such user') as string },
    ]);
    const letters = await lettersOf(caseId);
    expect(letters.map(({ login }) => login)).toEqual(['pbc-shanghai.intake-officer-1', 'pbc-shanghai.intake-officer-2']);
    expect(letters[0]).toMatchObject({ todo: true, body: { zh: expect.stringContaining('以公函送达该机构') as string } });
    expect(letters[0]!.event_key).toMatch(new RegExp(`:letter:${actorOf(APPLICANT).organisation}$`));
    // The next letter does not even try the address.
    const asked = sink.asked.filter((to) => to === address(APPLICANT)).length;
    await rig.road.send('pbc-shanghai.head', caseId, 'HOLD', { reasonCode: 'hold.applicant-request', reason: '演示' });
    await rig.drain();
    expect(sink.asked.filter((to) => to === address(APPLICANT))).toHaveLength(asked);
    expect(await lettersOf(caseId)).toHaveLength(4);
    // The officer records the service on the case, as ever: nothing of this wrote to it.
    expect(await rig.rows(`SELECT 1 FROM case_record WHERE case_id = $1 AND type = 'SERVE'`, [caseId])).toEqual([]);
  });

  it('that is refused by policy is no bounce of the address', async () => {
    sink.onRcpt = (to) => (to === address(SIGNATORY) ? { code: 550, text: '5.7.1 relaying denied' } : undefined);
    const caseId = await accepted();
    await rig.drain();
    expect((await mailsTo(SIGNATORY, caseId)).every(({ state }) => state === 'failed')).toBe(true);
    expect(await rig.rows('SELECT * FROM bounced_address')).toEqual([]);
    expect(await lettersOf(caseId)).toHaveLength(2);
  });

  it('that comes back later as a report is bounced too, once; a report about anything else is not believed', async () => {
    const caseId = await accepted();
    await rig.drain();
    const [mail] = await rig.rows<{ id: string }>(
      `SELECT id FROM mail_delivery WHERE case_id = $1 AND address = $2 AND statutory LIMIT 1`,
      [caseId, address(APPLICANT)],
    );
    const record = (report: string) => rig.road.engine.bounces.take(Buffer.from(report));
    expect(await record(bounceReport(mail!.id, 'somebody@else.example'))).toBe('unknown');
    expect(await record(bounceReport('0'.repeat(32), address(APPLICANT)))).toBe('unknown');
    expect(await record(bounceReport(mail!.id, address(APPLICANT), 'delayed', '4.4.1'))).toBe('passing');
    expect(await record('From: a@b\r\nSubject: out of office\r\n\r\nback on Monday')).toBe('not-a-report');
    expect(await rig.rows('SELECT * FROM bounced_address')).toEqual([]);
    expect(await record(bounceReport(mail!.id, address(APPLICANT)))).toBe('bounced');
    expect(await record(bounceReport(mail!.id, address(APPLICANT)))).toBe('known');
    expect(await lettersOf(caseId)).toHaveLength(2);
    expect(await rig.rows(`SELECT state FROM mail_delivery WHERE id = $1`, [mail!.id])).toEqual([{ state: 'bounced' }]);
  });

  it('that the server took and sends back into the mailbox goes on paper by itself', async () => {
    const caseId = await accepted();
    await rig.drain();
    const served = await rig.rows<{ id: string }>('SELECT id FROM mail_delivery WHERE case_id = $1 AND address = $2 AND statutory', [
      caseId,
      address(APPLICANT),
    ]);
    const sent = sink.caught.map(({ raw }) => raw.toString('latin1')).find((raw) => served.some(({ id }) => raw.includes(id)))!;
    const id = /Message-ID: <([0-9a-f]{32})@/.exec(sent)![1]!;
    const folder = join(rig.dataDir, 'Maildir');
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, 'new', '1.mx'), bounceReport(id, address(APPLICANT)));
    writeFileSync(join(folder, 'new', '2.mx'), bounceReport(id, address(APPLICANT)));
    // Two workers on one mailbox.
    const [one, other] = [1, 2].map(() => new BounceMaildir(folder, rig.road.engine.bounces));
    const passes = await Promise.all([one!.pass(), other!.pass()]);
    const results = passes.flatMap(({ taken, failed }) => [...taken.map(({ result }) => result), ...failed.map(({ fault }) => fault)]);
    expect(results.filter((result) => result === 'bounced')).toHaveLength(1);
    expect(results.filter((result) => result !== 'bounced' && result !== 'known')).toEqual([]);
    expect([readdirSync(join(folder, 'new')), readdirSync(join(folder, 'cur'))]).toEqual([[], ['1.mx:2,S', '2.mx:2,S']]);
    expect(await rig.rows('SELECT address FROM bounced_address')).toEqual([{ address: address(APPLICANT) }]);
    expect((await lettersOf(caseId)).map(({ login }) => login)).toEqual(['pbc-shanghai.intake-officer-1', 'pbc-shanghai.intake-officer-2']);
  });

  it('for a person without an address goes on paper at once', async () => {
    await rig.eye.query('UPDATE person SET email = NULL WHERE login = $1', [APPLICANT]);
    try {
      const caseId = await accepted();
      await rig.drain();
      expect(await mailsTo(APPLICANT, caseId)).toEqual([]);
      const letters = await lettersOf(caseId);
      expect(letters.map(({ login }) => login)).toEqual(['pbc-shanghai.intake-officer-1', 'pbc-shanghai.intake-officer-2']);
      expect(letters[0]!.body.zh).toContain('没有邮箱地址');
    } finally {
      await rig.eye.query('UPDATE person SET email = $2 WHERE login = $1', [APPLICANT, address(APPLICANT)]);
    }
  });

  it('is taken at once from a process that died with it in its hands while its time was days ahead', async () => {
    const caseId = uuidv7();
    await openDraft(rig.road, caseId);
    await rig.road.send(APPLICANT, caseId, 'DISCARD');
    const notify = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'notify'`, [caseId]);
    for (const { id } of notify) await rig.road.engine.runner.run(id);
    const held = new Date(Date.parse(rig.clock.now()) + 10 * 86_400_000).toISOString();
    await rig.eye.query(`UPDATE mail_delivery SET state = 'sending', attempt = 1, held_until = $2 WHERE case_id = $1`, [caseId, held]);
    await rig.drain();
    expect(await mailsTo(SIGNATORY, caseId)).toMatchObject([{ state: 'sent', attempt: 2 }]);
  });

  it('survives a process that died with the e-mail in its hands: it is sent again under the same Message-ID', async () => {
    const caseId = uuidv7();
    await openDraft(rig.road, caseId);
    await rig.road.send(APPLICANT, caseId, 'DISCARD');
    const notify = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE case_id = $1 AND job = 'notify'`, [caseId]);
    for (const { id } of notify) await rig.road.engine.runner.run(id);
    const held = new Date(Date.parse(STARTED) + 120_000).toISOString();
    await rig.eye.query(`UPDATE mail_delivery SET state = 'sending', attempt = 1, held_until = $2 WHERE case_id = $1`, [caseId, held]);
    await rig.drain();
    expect(sink.caught).toHaveLength(0);
    rig.clock.pass(121_000);
    await rig.drain();
    expect(await mailsTo(SIGNATORY, caseId)).toMatchObject([{ state: 'sent', attempt: 2 }]);
    expect(sink.caught).toHaveLength(1);
  });
});
