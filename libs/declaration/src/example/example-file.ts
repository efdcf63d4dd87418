import type { AttachmentRef } from '../model/schema-node.js';

/** A reference to a fictional PDF. The hash is spread from the name: it looks like a SHA-256 and belongs to no real file. */
export function exampleFile(name: string): AttachmentRef {
  let state = 0x811c9dc5;
  let sha256 = '';
  for (let word = 0; word < 8; word++) {
    for (const character of `${word}/${name}`) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0;
    sha256 += state.toString(16).padStart(8, '0');
  }
  return { sha256, fileName: `演示-${name}.pdf`, mediaType: 'application/pdf', size: 120_000 };
}
