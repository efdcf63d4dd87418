import type { RecordEntry } from '@sandbar/workflow';

/**
 * Events whose content is discussion and drafting inside the authorities. A firm sees in its history that they happened, not what they say
 * (政府信息公开条例 art. 16: 讨论记录、过程稿、磋商信函、请示报告 may be kept back). What is addressed to the firm is shown in full.
 */
const INTERNAL = new Set([
  'ASSIGN',
  'REASSIGN',
  'ASSESS',
  'APPROVE',
  'REJECT',
  'CLAIM_INTEREST',
  'DECLARE_CONFLICT',
  'CONVENE',
  'OPINE',
  'CONCLUDE',
  'SKIP_PANEL',
  'PROPOSE',
  'RETURN_PROPOSAL',
]);

/** What a firm may read of an entry's payload; a commenter's contact stays with the authority (个人信息保护法 art. 6). */
export function payloadForFirm(entry: Pick<RecordEntry, 'type' | 'payload'>): Readonly<Record<string, unknown>> | null {
  if (INTERNAL.has(entry.type)) return null;
  if (entry.type !== 'COMMENT') return entry.payload;
  const { contact: _contact, name: _name, ...shown } = entry.payload;
  return shown;
}
