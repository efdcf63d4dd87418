import type { BulkCaseOutcome, BulkProgress } from '@sandbar/workflow';
import type { Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';

/** How far it is; what failed for good is said with what helps. */
export function progressOf({ plannedAt, cancelledAt, total, moved, unchanged, waiting, dead }: BulkProgress, t: Words): Child {
  if (cancelledAt !== null) return html`<span class="tag">${t('已撤回', 'taken back')}</span>`;
  if (plannedAt === null) return html`<span class="tag warn">${t('未开始', 'not begun')}</span>`;
  return html`<progress max="${Math.max(total, 1)}" value="${total === 0 ? 1 : moved + unchanged}"></progress> ${t(
      `共 ${total} 件：已移交 ${moved}，已自行变动 ${unchanged}，办理中 ${waiting}`,
      `${total} cases: ${moved} passed on, ${unchanged} had moved on by themselves, ${waiting} under way`,
    )}${dead > 0 && html` <strong>${t(`，失败 ${dead}：请运行 sandbar outbox redrive`, `, ${dead} failed: run sandbar outbox redrive`)}</strong>`}`;
}

const OUTCOMES: Readonly<Record<BulkCaseOutcome['outcome'], readonly [zh: string, en: string, tone: string]>> = {
  moved: ['已移交', 'passed on', 'good'],
  unchanged: ['已自行变动', 'had moved on', ''],
  waiting: ['办理中', 'under way', 'warn'],
  dead: ['失败', 'failed', 'bad'],
};
export function outcomeTag({ outcome }: BulkCaseOutcome, t: Words): Html {
  const [zh, en, tone] = OUTCOMES[outcome];
  return html`<span class="tag ${tone}">${t(zh, en)}</span>`;
}
