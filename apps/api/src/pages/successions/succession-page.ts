import type { BulkCaseOutcome, BulkProgress, Succession } from '@sandbar/workflow';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import { facts, nextPage, table, time } from '../html/parts.js';
import { outcomeTag, progressOf } from './succession-words.js';

export interface SuccessionModel {
  readonly row: BulkProgress;
  readonly succession: Succession;
  readonly cases: readonly BulkCaseOutcome[];
  readonly next: string | null;
  readonly nameOf: (id: string) => string;
  readonly stageOf: (stage: string) => string;
  readonly done: 'recorded' | 'cancellation' | 'repetition' | undefined;
}
const DONE = {
  recorded: [
    '已登记。案件在生效后由后台逐件移交，刷新可见进度。',
    'Recorded. Once it takes effect the cases pass on in the background; reload to see how far it is.',
  ],
  cancellation: ['已撤回，机关照旧。', 'Taken back: the offices are as before.'],
  repetition: ['已安排再次查找。', 'It is looked once more.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** `/successions/:id`: how far it is, case by case. */
export function successionPage(frame: Frame, model: SuccessionModel): Page {
  const t = wordsIn(frame.lang);
  const { row, succession, nameOf } = model;
  const title = t('机关承继', 'A succession');
  const button = (what: 'cancellation' | 'repetition', label: string) =>
    html`<form method="post" action="/successions/${row.id}/${what}"><button class="second">${label}</button></form>`;
  return {
    title,
    at: 'successions',
    wide: true,
    main: html`${model.done !== undefined && html`<p class="note good" role="status">${t(DONE[model.done][0], DONE[model.done][1])}</p>`}
      <p class="trail"><a href="/successions">${t('机关承继', 'Successions')}</a></p>
      <h1>${nameOf(succession.from)} → ${nameOf(succession.to)}</h1>
      ${facts([
        [t('履职首日', 'Since'), succession.since],
        [t('依据', 'Basis'), succession.basis],
        [t('人员', 'People'), succession.movesPeople ? t('一并转入', 'go along') : t('不转入', 'stay')],
        [t('登记', 'Recorded'), [nameOf(row.requestedBy), ' ', time(row.requestedAt)]],
        [t('生效', 'Takes effect'), time(row.effectiveAt)],
        [t('进度', 'Progress'), progressOf(row, t)],
      ])}
      <div class="buttons">
        ${row.cancelledAt === null && (row.plannedAt === null ? button('cancellation', t('撤回', 'Take it back')) : button('repetition', t('再次查找其间新增的案件', 'Look for cases that came in between')))}
      </div>
      ${
        model.cases.length > 0 &&
        table<BulkCaseOutcome>(
          t('案件', 'Cases'),
          [
            { label: t('案件', 'Case'), cell: ({ id, number }) => number ?? id.slice(0, 8) },
            { label: t('省市', 'Province'), cell: ({ province }) => nameOf(province) },
            { label: t('阶段', 'Stage'), cell: ({ stage }) => model.stageOf(stage) },
            { label: t('结果', 'Outcome'), cell: (one) => outcomeTag(one, t) },
          ],
          model.cases,
        )
      }
      ${nextPage(t, `/successions/${row.id}`, {}, model.next)}`,
  };
}
