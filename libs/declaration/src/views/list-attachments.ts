import { getDeclarationSchema } from '../declaration-schema.js';
import type { AttachmentRef, Bilingual, DataLevel } from '../model/schema-node.js';
import { member, walk } from '../walk.js';

export interface AttachmentSlot {
  readonly pointer: string;
  readonly labels: readonly Bilingual[];
  readonly level: DataLevel;
  readonly public: boolean;
  /** Undefined where nothing has been uploaded yet, or what stands there is no reference. */
  readonly file: AttachmentRef | undefined;
}

/** Every place for an attachment in a declaration, in the order of the check list, with the file it holds. */
export function listAttachments(version: number, data: unknown): AttachmentSlot[] {
  const slots: AttachmentSlot[] = [];
  for (const { pointer, node, value, labels } of walk(getDeclarationSchema(version), data)) {
    if (!node['x-attachment']) continue;
    const [sha256, fileName, mediaType, size] = ['sha256', 'fileName', 'mediaType', 'size'].map((name) => member(value, name));
    const whole = typeof sha256 === 'string' && typeof fileName === 'string' && typeof mediaType === 'string' && typeof size === 'number';
    slots.push({
      pointer,
      labels,
      level: node['x-level'],
      public: node['x-public'],
      file: whole ? { sha256, fileName, mediaType, size } : undefined,
    });
  }
  return slots;
}
