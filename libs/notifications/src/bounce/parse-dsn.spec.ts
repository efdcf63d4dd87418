import fc from 'fast-check';
import { parseDsn } from './parse-dsn.js';

const dsn = (status: string, original: string, boundary = 'B'): Buffer =>
  Buffer.from(
    [
      'Received: from mx',
      'Content-Type: Multipart/Report;',
      ` boundary="${boundary}"; report-type=delivery-status`,
      '',
      'preamble',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      'sorry',
      `--${boundary}`,
      status,
      `--${boundary}`,
      original,
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
const STATUS = [
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example',
  'Original-Envelope-Id: 0123456789abcdef0123456789abcdef',
  '',
  'Original-Recipient: rfc822;Old@demo.example',
  'Final-Recipient: RFC822; <new@demo.example>',
  'Action: Failed',
  'Status: 5.1.1 (bad address)',
  'Diagnostic-Code: smtp; 550',
  '  5.1.1 unknown',
  '',
  'Final-Recipient: rfc822; other@demo.example',
  'Action: delayed',
  'Status: 4.4.7',
].join('\r\n');
const HEADERS = ['Content-Type: message/rfc822', '', 'Message-Id:', ' <abc@sandbar.example.cn>', 'Subject: x', '', 'body'].join('\r\n');

describe('a delivery status notification', () => {
  const WANTED = {
    messageId: 'abc@sandbar.example.cn',
    envelopeId: '0123456789abcdef0123456789abcdef',
    recipients: [
      { addresses: ['new@demo.example', 'old@demo.example'], action: 'failed', status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 unknown' },
      { addresses: ['other@demo.example'], action: 'delayed', status: '4.4.7', diagnostic: '' },
    ],
  };
  it('says who, what and which e-mail', () => expect(parseDsn(dsn(STATUS, HEADERS))).toEqual(WANTED));
  it('reads base64 and line ends of any kind', () => {
    const packed = (part: string, type: string): string =>
      `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4)).toString('base64')}`;
    expect(parseDsn(dsn(packed(STATUS, 'message/delivery-status'), packed(HEADERS, 'text/rfc822-headers')))).toEqual(WANTED);
    expect(parseDsn(Buffer.from(dsn(STATUS, HEADERS).toString().replaceAll('\r\n', '\n')))).toEqual(WANTED);
  });
  it('is known without the headers it was about, and cut short', () => {
    expect(parseDsn(dsn(STATUS, 'Content-Type: text/plain\r\n\r\nnothing'))?.messageId).toBeUndefined();
    const whole = dsn(STATUS, HEADERS);
    for (let length = 0; length < whole.length; length += 7) expect(() => parseDsn(whole.subarray(0, length))).not.toThrow();
  });
  it('is no other message', () => {
    for (const other of [
      '',
      'Content-Type: multipart/report; boundary=x',
      'Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nx\r\n--B--',
    ])
      expect(parseDsn(Buffer.from(other))).toBeUndefined();
  });
  it('never throws and never hangs, whatever comes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parseDsn(Buffer.from(bytes))));
    const long = Buffer.concat([
      Buffer.from('Content-Type: multipart/report; boundary=B\r\n\r\n'),
      Buffer.from('--B\r\n\r\n'.repeat(300_000)),
    ]);
    expect(parseDsn(long)).toBeUndefined();
    expect(parseDsn(Buffer.from(`Content-Type: multipart/report; ${'boundary='.repeat(100_000)}`))).toBeUndefined();
  });
});
