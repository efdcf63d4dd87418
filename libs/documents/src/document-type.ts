import { fileTypeFromFile } from 'file-type/node';
import { DocumentFault } from './document-fault.js';

/** What may be uploaded: media type, by the ending of the name. Archives, macros, scripts and everything else are not. */
export const ALLOWED_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type AllowedMediaType = (typeof ALLOWED_TYPES)[keyof typeof ALLOWED_TYPES];

const ALLOWED: readonly string[] = Object.values(ALLOWED_TYPES);
const SAYS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/**
 * The media type of a file by its first bytes (and, in a zip container, by its table of contents); a hint, not a proof of harmlessness.
 * @throws DocumentFault type_not_allowed, or type_mismatch where name or declared type say something else
 */
export async function detectType(path: string, fileName: string, claimedMediaType: string | undefined): Promise<AllowedMediaType> {
  const found = (await fileTypeFromFile(path))?.mime;
  if (found === undefined || !isAllowed(found)) {
    throw new DocumentFault('document.type_not_allowed', { found: found ?? 'unknown', allowed: Object.keys(ALLOWED_TYPES).join(', ') });
  }
  const declared = (claimedMediaType ?? '').split(';')[0]!.trim().toLowerCase();
  if (!SAYS_NOTHING.has(declared) && declared !== found)
    throw new DocumentFault('document.type_mismatch', { found, claimed: declared.slice(0, 127) });
  const ending = /\.([^.]*)$/.exec(fileName)?.[1]!.toLowerCase() ?? '';
  const byName =
    ending === 'jpeg'
      ? ALLOWED_TYPES.jpg
      : Object.hasOwn(ALLOWED_TYPES, ending)
        ? ALLOWED_TYPES[ending as keyof typeof ALLOWED_TYPES]
        : undefined;
  if (byName !== found)
    throw new DocumentFault('document.type_mismatch', { found, claimed: ending === '' ? '-' : `.${ending.slice(0, 20)}` });
  return found;
}

function isAllowed(mime: string): mime is AllowedMediaType {
  return ALLOWED.includes(mime);
}
