import { DocumentFault } from './document-fault.js';

/** Control characters, halves of characters, and the marks that reverse the order of writing so that `fdp.exe` reads as `exe.pdf`. */
const HIDDEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/**
 * The name to show for an upload: the last part of what the client sent, in NFC. It is never used as a path.
 * @throws DocumentFault name_invalid when nothing is left, it hides characters, or is longer than 255 bytes in UTF-8
 */
export function displayName(sent: string): string {
  const name = sent.normalize('NFC').split(/[/\\]/).at(-1)!.trim();
  if (name === '' || name === '.' || name === '..' || HIDDEN.test(name) || Buffer.byteLength(name) > 255) {
    throw new DocumentFault('document.name_invalid');
  }
  return name;
}
