/** A message or a part of one: headers by lower-case name (the first of a name), and the body as it came. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const MOST_PARTS = 20;

/** Splits headers from body and unfolds them (RFC 5322 §2.2.3). Latin-1 in, latin-1 out: what a report is read for is ASCII. */
export function readPart(text: string): MimePart {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return { headers, body: end === null ? '' : text.slice(end.index + end[0].length) };
}

/** `type/subtype` and parameters of a Content-Type. */
export function contentTypeOf({ headers }: MimePart): { readonly type: string; readonly boundary: string | undefined } {
  const value = headers.get('content-type') ?? 'text/plain';
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(value);
  return { type: value.split(';')[0]!.trim().toLowerCase(), boundary: boundary?.[1] ?? boundary?.[2] };
}

/** The parts of a multipart body, at most twenty. */
export function partsOf(part: MimePart): readonly MimePart[] {
  const { boundary } = contentTypeOf(part);
  if (boundary === undefined) return [];
  const found: MimePart[] = [];
  let lines: string[] | undefined;
  for (const line of part.body.split(/\r?\n/)) {
    const marks = line.startsWith(`--${boundary}`) ? line.slice(boundary.length + 2).trimEnd() : undefined;
    if (marks !== '' && marks !== '--') {
      lines?.push(line);
      continue;
    }
    if (lines !== undefined) found.push(readPart(lines.join('\n')));
    lines = marks === '' && found.length < MOST_PARTS ? [] : undefined;
    if (marks === '--') break;
  }
  if (lines !== undefined && lines.length > 0) found.push(readPart(lines.join('\n')));
  return found;
}

/** The body without its transfer encoding. */
export function decodedBody({ headers, body }: MimePart): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1');
  if (encoding !== 'quoted-printable') return body;
  return body.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
