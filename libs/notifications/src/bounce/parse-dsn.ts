import { contentTypeOf, decodedBody, partsOf, readPart } from './mime-part.js';

/** What a delivery status notification (RFC 3464) says of one recipient. */
export interface DsnRecipient {
  /** Addresses that the report names for the recipient, in lower case. */
  readonly addresses: readonly string[];
  readonly action: string;
  /** Enhanced status, such as `5.1.1`; empty: none. */
  readonly status: string;
  readonly diagnostic: string;
}
export interface DsnReport {
  /** Message-ID of the e-mail it is about, without its brackets; undefined: the report does not bring the headers back. */
  readonly messageId: string | undefined;
  readonly envelopeId: string | undefined;
  readonly recipients: readonly DsnRecipient[];
}

/** A report brings a few kilobytes; what is longer is cut before it is read. */
export const DSN_BYTES = 1_048_576;
const MOST_RECIPIENTS = 100;

/** Reads a multipart/report; undefined where the message is none (a holiday notice, somebody's answer). Never throws, whatever the bytes. */
export function parseDsn(bytes: Buffer): DsnReport | undefined {
  const message = readPart(bytes.subarray(0, DSN_BYTES).toString('latin1'));
  if (contentTypeOf(message).type !== 'multipart/report') return undefined;
  const parts = partsOf(message);
  const status = parts.find((part) => ['message/delivery-status', 'message/global-delivery-status'].includes(contentTypeOf(part).type));
  if (status === undefined) return undefined;
  const [about = '', ...groups] = decodedBody(status)
    .trim()
    .split(/\r?\n\s*\r?\n/);
  const original = parts.find((part) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/.test(contentTypeOf(part).type),
  );
  return {
    messageId: original && idIn(readPart(decodedBody(original)).headers.get('message-id')),
    envelopeId: readPart(about).headers.get('original-envelope-id'),
    recipients: groups.slice(0, MOST_RECIPIENTS).map(recipientIn),
  };
}

function recipientIn(group: string): DsnRecipient {
  const { headers } = readPart(group);
  const field = (name: string): string => headers.get(name) ?? '';
  return {
    addresses: [field('final-recipient'), field('original-recipient')].flatMap(addressIn),
    action: field('action').toLowerCase(),
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(field('status'))?.[0] ?? '',
    diagnostic: field('diagnostic-code').replace(/\s+/g, ' ').slice(0, 400),
  };
}

/** `rfc822; somebody@example.cn` */
function addressIn(field: string): string[] {
  const address = field
    .slice(field.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase();
  return address === '' ? [] : [address];
}

function idIn(field: string | undefined): string | undefined {
  return /<([^<>\s]{1,300})>/.exec(field ?? '')?.[1];
}
