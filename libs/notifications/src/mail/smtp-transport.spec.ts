import type { OutgoingMail } from '@sandbar/workflow';
import { LOOPBACK_CA, LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../../../../test/fixtures/loopback-certificate.js';
import { SmtpSink } from '../../../../test/fixtures/smtp-sink.js';
import { judgeSmtpFault } from './smtp-fault.js';
import { smtpTransport } from './smtp-transport.js';
import type { MailTransport, SmtpSettings } from './smtp-transport.js';

const SITE = 'https://sandbar.example.cn';
const MAIL: OutgoingMail = {
  id: 'a'.repeat(32),
  kind: 'direct',
  person: null,
  caseId: null,
  eventKey: null,
  statutory: false,
  to: { displayName: '演示 "Reader" <x@y>', email: 'reader@demo.example', locale: 'zh' },
  subject: '【沙洲】您有一项待办',
  text: '您好\n.\n.quit\n',
  at: '2026-09-01T04:00:00.000Z',
};
const TLS = { key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE };
const PATIENCE = { connect: 1_000, idle: 1_000, whole: 1_500 };

describe('the SMTP transport', () => {
  const sinks: SmtpSink[] = [];
  const transports: MailTransport[] = [];
  afterEach(async () => {
    for (const one of transports.splice(0)) one.close();
    for (const one of sinks.splice(0)) await one.stop();
  });
  const serve = async (options?: ConstructorParameters<typeof SmtpSink>[0]): Promise<{ sink: SmtpSink; port: number }> => {
    const sink = new SmtpSink(options);
    sinks.push(sink);
    return { sink, port: await sink.start() };
  };
  const through = (url: string, more: Partial<SmtpSettings> = {}): MailTransport => {
    const made = smtpTransport({ url, patience: PATIENCE, ...more }, SITE);
    transports.push(made);
    return made;
  };

  it('brings the text whole, dots and quotes too, and keeps one connection for many', async () => {
    const { sink, port } = await serve();
    const transport = through(`smtp://127.0.0.1:${port}`, { from: { name: '沙洲', address: 'sandbox@authority.example' } });
    for (let n = 0; n < 5; n += 1) expect(await transport.send(MAIL)).toEqual({ verdict: 'accepted' });
    const { raw, from, to } = sink.caught[0]!;
    expect([from, to]).toEqual(['sandbox@authority.example', ['reader@demo.example']]);
    expect(raw.toString('latin1')).toContain(`Message-ID: <${MAIL.id}@sandbar.example.cn>`);
    expect(Buffer.from(raw.toString('latin1').split('\r\n\r\n')[1]!, 'base64').toString()).toBe(MAIL.text);
  });

  it('speaks STARTTLS with a certificate it was told to trust, and signs in', async () => {
    const users: string[] = [];
    const onAuth: NonNullable<ConstructorParameters<typeof SmtpSink>[0]>['onAuth'] = (auth, _session, done) => {
      users.push(`${auth.username}:${auth.password}`);
      if (auth.password === 'p@ss/%') return done(null, { user: auth.username });
      done(new Error('5.7.8 wrong'));
    };
    const { sink, port } = await serve({ ...TLS, authOptional: false, onAuth });
    const user = encodeURIComponent('sand bar');
    const good = through(`smtp://${user}:${encodeURIComponent('p@ss/%')}@localhost:${port}`, { ca: LOOPBACK_CA });
    expect(await good.send(MAIL)).toMatchObject({ verdict: 'accepted' });
    expect(sink.caught[0]).toMatchObject({ secure: true, user: 'sand bar' });
    const wrong = through(`smtp://${user}:nothing@localhost:${port}`, { ca: LOOPBACK_CA });
    expect(await wrong.send(MAIL)).toMatchObject({ verdict: 'later' });
    expect(users).toEqual(['sand bar:p@ss/%', 'sand bar:nothing']);
  });

  it('speaks TLS from the first byte', async () => {
    const { sink, port } = await serve({ ...TLS, secure: true, disabledCommands: ['AUTH'] });
    expect(await through(`smtps://127.0.0.1:${port}`, { ca: LOOPBACK_CA }).send(MAIL)).toEqual({ verdict: 'accepted' });
    expect(sink.caught[0]).toMatchObject({ secure: true });
  });

  it('sends nothing where the certificate is nobody’s it knows, or TLS is not to be had', async () => {
    const untrusted = await serve({ ...TLS, secure: true, disabledCommands: ['AUTH'] });
    expect(await through(`smtps://localhost:${untrusted.port}`).send(MAIL)).toMatchObject({ verdict: 'later' });
    // The trailing dot makes it a server like any other, not one of this machine.
    const upgrade = await serve({ ...TLS, disabledCommands: ['AUTH'] });
    expect(await through(`smtp://localhost.:${upgrade.port}`).send(MAIL)).toMatchObject({ verdict: 'later' });
    const clear = await serve();
    expect(await through(`smtp://localhost.:${clear.port}`).send(MAIL)).toMatchObject({ verdict: 'later' });
    expect([untrusted, upgrade, clear].map(({ sink }) => sink.caught.length + sink.asked.length)).toEqual([0, 0, 0]);
  });

  it('gives up a server that does not answer, or is not there', async () => {
    const { sink, port } = await serve();
    sink.onData = () => 'hang';
    expect(await through(`smtp://127.0.0.1:${port}`).send(MAIL)).toMatchObject({ verdict: 'later' });
    expect(await through('smtp://127.0.0.1:1').send(MAIL)).toMatchObject({ verdict: 'later' });
  });

  it.each([
    [{ responseCode: 550, command: 'RCPT TO', message: '550 5.1.1 no such user' }, 'bounced'],
    [{ responseCode: 552, command: 'RCPT TO', message: '552 5.2.2 mailbox full' }, 'bounced'],
    [{ responseCode: 554, command: 'RCPT TO', message: '554 5.7.1 relaying denied' }, 'refused'],
    [{ responseCode: 554, command: 'DATA', message: '554 5.6.0 spam' }, 'refused'],
    [{ responseCode: 553, command: 'MAIL FROM', message: '553 sender not allowed' }, 'later'],
    [{ responseCode: 535, command: 'AUTH PLAIN', code: 'EAUTH', message: '535 5.7.8 wrong' }, 'later'],
    [{ responseCode: 451, command: 'RCPT TO', message: '451 4.7.1 greylisted' }, 'later'],
    [{ code: 'ETLS', message: 'no TLS' }, 'later'],
    [{ message: 'all refused', rejectedErrors: [{ responseCode: 550, command: 'RCPT TO', message: '550 5.1.1 gone' }] }, 'bounced'],
    ['a string', 'later'],
    [undefined, 'later'],
  ])('%j means %s', (fault, verdict) => expect(judgeSmtpFault(fault).verdict).toBe(verdict));
});
