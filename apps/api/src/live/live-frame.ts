import type { LiveCaseView, LiveNoticeView } from '@sandbar/contracts';
import type { CaseChange, LiveRow, NoticeAdded } from '../ports/index.js';

/** Why a stream tells a page to be read anew. */
export type ResetReason = 'too-old' | 'access';
/** Why a stream ends for good: the browser need not come back by itself. */
export type EndReason = 'session' | 'superseded';

/** How much of a case somebody sees. */
export type Sight = 'headline' | 'full';

/** What the person is told of a row: thin, and nothing above what reading the case would show (clock and event belong to the full file). */
export function frameBody(row: LiveRow, sight: Sight): string {
  return row.what === 'case' ? field('case', caseView(row, sight)) : field('notification', noticeView(row));
}

export function resetFrame(reason: ResetReason): string {
  return `${field('reset', { reason })}\n`;
}
export function endFrame(reason: EndReason): string {
  return `${field('end', { reason })}\n`;
}
/** Moves the position of a quiet browser along; no event comes of it (HTML §9.2.6: an empty data buffer dispatches nothing). */
export function markFrame(id: string): string {
  return `id: ${id}\n\n`;
}

function caseView({ caseId, kind, version, stage, closed, type, dueAt }: CaseChange, sight: Sight): LiveCaseView {
  const seen = { caseId, kind, version, stage, closed };
  return sight === 'full' ? { ...seen, type, dueAt } : { ...seen, type: null, dueAt: null };
}
function noticeView({ id, caseId, todo }: NoticeAdded): LiveNoticeView {
  return { id, caseId, todo };
}
const field = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n`;
