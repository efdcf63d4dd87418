import type { ChangeRow, ConfirmedChange } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

export interface CalendarColumns {
  id: string;
  reason: ChangeRow['reason'];
  content: ChangeRow['content'];
  document_number: string;
  title: string;
  document_date: string;
  url: string;
  basis_kind: ChangeRow['basisKind'];
  effective_at: Date;
  entered_by: string;
  entered_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  in_force_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  recounted_at: Date | null;
}

export const CALENDAR_COLUMNS = `id, reason, content, document_number, title, document_date::text, url, basis_kind, effective_at, entered_by, entered_at,
  confirmed_by, confirmed_at, in_force_at, withdrawn_by, withdrawn_at, recounted_at`;

export const toChangeRow = (row: CalendarColumns): ChangeRow => ({
  id: row.id,
  reason: row.reason,
  content: row.content,
  number: row.document_number,
  title: row.title,
  date: row.document_date,
  url: row.url,
  basisKind: row.basis_kind,
  effectiveAt: toInstant(row.effective_at),
  enteredBy: row.entered_by,
  enteredAt: toInstant(row.entered_at),
  confirmedBy: row.confirmed_by,
  confirmedAt: toInstantOrNull(row.confirmed_at),
  inForceAt: toInstantOrNull(row.in_force_at),
  withdrawnBy: row.withdrawn_by,
  withdrawnAt: toInstantOrNull(row.withdrawn_at),
  recountedAt: toInstantOrNull(row.recounted_at),
});

/** Confirmed changes, in the order in which they come into force. */
export const CONFIRMED = `SELECT id, in_force_at, document_number, title, content FROM calendar_change WHERE in_force_at IS NOT NULL ORDER BY in_force_at, n`;
export type ConfirmedColumns = Pick<CalendarColumns, 'id' | 'document_number' | 'title' | 'content'> & { in_force_at: Date };

export const toConfirmed = (row: ConfirmedColumns): ConfirmedChange => ({
  id: row.id,
  inForceAt: toInstant(row.in_force_at),
  basis: [row.document_number, row.title].filter((part) => part !== '').join(' '),
  content: row.content,
});
