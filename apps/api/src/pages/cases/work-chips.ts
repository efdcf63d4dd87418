import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { Province } from '@sandbar/domain';
import { COUNTED_AT_MOST } from '../../cases/work-list.js';
import type { Awaited } from '../../cases/work-list.js';
import type { WorkCount } from '../../ports/index.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { withQuery } from '../html/parts.js';
import type { StageChoice } from './stage-choices.js';

/** What every tab can be narrowed to. */
export interface AskedFor {
  readonly q: string | undefined;
  readonly province: Province | undefined;
}
export interface WorkModel {
  readonly who: Awaited;
  readonly due: 'overdue' | 'soon' | undefined;
  readonly stage: StageChoice | undefined;
  /** There is an office or a firm to look at as a whole. */
  readonly office: boolean;
  /** Of the person. */
  readonly counted: WorkCount;
}

/** What the list is narrowed to, as parameters of its address. */
export const narrowed = (work: WorkModel | null) => ({
  who: work === null || work.who === 'me' ? undefined : work.who,
  due: work?.due,
  stage: work?.stage?.value,
});

/** Mine or the office's, overdue, due soon: each a link that sets or takes back one thing and leaves the rest; then what else is set, to be taken back. */
export function workChips(frame: Frame, work: WorkModel, query: AskedFor): Html {
  const t = wordsIn(frame.lang);
  const now = { ...query, ...narrowed(work) };
  const chip = (label: string, on: boolean, change: Partial<Record<keyof typeof now, string | undefined>>, tone = ''): Html =>
    html`<li>
      <a class="chip ${tone}" href="${withQuery('/cases', { ...now, ...change })}" ${on && html` aria-current="true"`}>${label}</a>
    </li>`;
  const count = (n: number): string => (n === 0 ? '' : ` ${n >= COUNTED_AT_MOST ? `${COUNTED_AT_MOST}+` : n}`);
  const { counted, who, due, stage } = work;
  const set = (label: string, key: 'q' | 'province' | 'stage'): Html => chip(`${label} ×`, true, { [key]: undefined });
  return html`<ul class="chips" aria-label="${t('筛选条件', 'Filters')}">
    ${chip(t('待我办', 'Mine') + count(counted.all), who === 'me', { who: undefined })}
    ${work.office && chip(frame.me?.authority === null ? t('本机构全部', 'All of my firm') : t('本机关全部', 'All of my office'), who === 'office', { who: 'office' })}
    ${chip(t('已逾期', 'Overdue') + count(counted.overdue), due === 'overdue', { due: due === 'overdue' ? undefined : 'overdue' }, counted.overdue > 0 ? 'bad' : '')}
    ${chip(t('即将到期', 'Due soon') + count(counted.soon), due === 'soon', { due: due === 'soon' ? undefined : 'soon' })}
    ${query.q !== undefined && set(query.q, 'q')}
    ${query.province !== undefined && set(PROVINCE_LABELS[query.province][frame.lang], 'province')}
    ${stage !== undefined && set(stage.label[frame.lang], 'stage')}
  </ul>`;
}
