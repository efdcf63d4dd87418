import { v7 as uuidv7 } from 'uuid';
import { SmtpSink } from '../../../test/fixtures/smtp-sink.js';
import { actorOf } from '../../../test/faults/road/demo-office.js';
import { playToReview } from '../../../test/faults/road/play-application.js';
import { OutgoingRig } from './mail.fixture.js';

const APPLICANT = 'bank-31.applicant';
const SIGNATORY = 'bank-31.signatory';
const address = (login: string): string => `${login}@demo.example`;

describe('the daily digest', () => {
  let sink: SmtpSink;
  let rig: OutgoingRig;
  beforeAll(async () => {
    sink = new SmtpSink();
    rig = await new OutgoingRig().start({ smtp: { url: `smtp://127.0.0.1:${await sink.start()}` } });
  });
  afterAll(async () => {
    await rig.stop();
    await sink.stop();
  });
  const mailsTo = (login: string, caseId: string): Promise<{ id: string }[]> =>
    rig.rows('SELECT id FROM mail_delivery WHERE case_id = $1 AND address = $2', [caseId, address(login)]);
  const accepted = async (): Promise<string> => {
    const caseId = uuidv7();
    await playToReview(rig.road, caseId);
    return caseId;
  };

  it('goes into one digest a person and day where the person wants that, and nowhere where it is off; letters go all the same', async () => {
    const choose = (login: string, type: string, choice: string) =>
      rig.eye.query('INSERT INTO notification_preference VALUES ($1, $2, $3, now())', [actorOf(login).person, type, choice]);
    await choose(APPLICANT, 'application', 'digest');
    await choose(APPLICANT, 'service', 'off');
    await choose(SIGNATORY, 'application', 'off');
    await choose('pbc-shanghai.intake-officer-1', 'application', 'digest');
    rig.clock.set('2026-04-02T00:30:00.000Z');
    const caseId = await accepted();
    await rig.drain();
    // The application was also sealed and submitted; of the statutory acceptance each is told at once.
    expect(await mailsTo(SIGNATORY, caseId)).toHaveLength(1);
    expect(await mailsTo(APPLICANT, caseId)).toHaveLength(1);
    const digests = (): Promise<{ address: string; state: string; at: Date }[]> =>
      rig.rows(`SELECT address, state, at FROM mail_delivery WHERE kind = 'digest' ORDER BY address`);
    rig.clock.set('2026-04-02T00:59:59.000Z');
    await rig.drain();
    expect(await digests()).toEqual([]);
    rig.clock.set('2026-04-02T01:00:00.000Z');
    sink.caught.length = 0;
    await rig.drain();
    expect((await digests()).map(({ address: to, state }) => [to, state])).toEqual([
      [address(APPLICANT), 'sent'],
      [address('pbc-shanghai.intake-officer-1'), 'sent'],
    ]);
    const mine = sink.caught.find(({ to }) => to[0] === address(APPLICANT))!;
    const text = Buffer.from(mine.raw.toString('latin1').split('\r\n\r\n')[1]!, 'base64').toString();
    expect(text).toMatch(/- 31-2026-\d{4}：3条消息，1项待办\r?\n/);
    expect(text).toContain('http://localhost:3000/me/notifications');
    // The same jobs again, and a restart in between: no second digest of that day.
    await rig.eye.query(`UPDATE outbox SET state = 'pending', attempt = 0 WHERE job = 'deliver'`);
    await rig.drain();
    expect(await digests()).toHaveLength(2);
    // What comes after nine waits for the next morning.
    rig.clock.set('2026-04-02T03:00:00.000Z');
    const next = await accepted();
    await rig.drain();
    rig.clock.set('2026-04-02T15:59:00.000Z');
    await rig.drain();
    expect(await digests()).toHaveLength(2);
    rig.clock.set('2026-04-03T01:00:05.000Z');
    await rig.drain();
    expect(await digests()).toHaveLength(4);
    expect(await mailsTo(APPLICANT, next)).toHaveLength(1);
  });

  it('keeps a notification for the next digest where this day’s is being made at the same moment', async () => {
    const person = actorOf('pbc-anhui.head').person;
    const before = '2026-05-06T00:59:59.900Z';
    const after = '2026-05-06T01:00:00.100Z';
    const add = (now: string) => rig.road.engine.outbox.run((tx) => tx.notifications.mail.addToDigest({ id: uuidv7(), person }, now, 9));
    await add(before);
    const job = await rig.rows<{ id: string }>(`SELECT id FROM outbox WHERE payload ->> 'person' = $1`, [person]);
    rig.clock.set(after);
    await Promise.all([rig.road.engine.runner.run(job[0]!.id), add(before), add(before), add(before)]);
    const items = await rig.rows<{ day: string; taken: boolean }>(
      `SELECT day::text, taken_at IS NOT NULL AS taken FROM digest_item WHERE person_id = $1 ORDER BY day`,
      [person],
    );
    expect(items).toHaveLength(4);
    for (const { day, taken } of items) expect([day, taken]).toEqual(day === '2026-05-06' ? [day, true] : ['2026-05-07', false]);
  });
});
