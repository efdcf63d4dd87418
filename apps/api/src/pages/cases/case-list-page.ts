import { CASE_KINDS } from '@sandbar/domain';
import type { Bilingual } from '@sandbar/domain';
import { KIND_LABELS, PROVINCE_LABELS } from '@sandbar/contracts';
import type { AllowedActionView, CaseListItem } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { dueLabel } from '../html/due.js';
import type { Due } from '../html/due.js';
import { nextPage, table, time, withQuery } from '../html/parts.js';
import type { Column } from '../html/parts.js';
import { bracketed, sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { STAGE_CHOICES } from './stage-choices.js';
import { narrowed, workChips } from './work-chips.js';
import type { AskedFor, WorkModel } from './work-chips.js';

export const CASE_TABS = ['next', 'open', 'closed'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export interface CaseRow {
  readonly item: CaseListItem;
  readonly due: Due | null;
  /** Whose clock that is, where it is not the reader's own. */
  readonly clockOf: Bilingual | null;
  /** What the person is awaited to do; empty outside the first tab. */
  readonly steps: readonly AllowedActionView[];
  /** The declaration waits to be written by the person. */
  readonly write: boolean;
}
export interface CaseListModel {
  readonly tab: CaseTab;
  readonly query: AskedFor;
  readonly rows: readonly CaseRow[];
  readonly next: string | null;
  /** What the first tab is narrowed to; null in the others. */
  readonly work: WorkModel | null;
  readonly mayCreate: boolean;
}

const TABS = {
  next: { zh: '待我处理', en: 'My next steps' },
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已结', en: 'Closed' },
} as const;

/** Address of the form of an action. */
export function actionPath(caseId: string, action: Pick<AllowedActionView, 'type' | 'lane' | 'onBehalfOf'>): string {
  return withQuery(`/cases/${caseId}/actions/${action.type}`, { lane: action.lane?.code, as: action.onBehalfOf?.id });
}

/** `/cases`: what waits for me first, the overdue before everything else. */
export function caseListPage(frame: Frame, model: CaseListModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('我的案件', 'My cases');
  const { tab, query, work } = model;
  return {
    title,
    at: 'cases',
    wide: true,
    live: 'cases',
    main: html`<h1>${title}</h1>
      ${model.mayCreate && html`<p><a class="button" href="/cases/new">${t('新建申请', 'New application')}</a></p>`}
      <nav aria-label="${t('案件分组', 'Groups of cases')}">
        <ul class="tabs">
          ${CASE_TABS.map(
            (name) =>
              html`<li>
                <a
                  href="${withQuery('/cases', { tab: name === 'next' ? undefined : name, q: query.q, province: query.province })}"
                  ${name === tab && html` aria-current="page"`}
                  >${sayIn(frame.lang)(TABS[name])}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${work !== null && workChips(frame, work, query)} ${filter(frame, model)}
      ${model.rows.length === 0 ? empty(model, t) : list(frame, model, t)}
      ${nextPage(t, '/cases', { tab: tab === 'next' ? undefined : tab, ...query, ...narrowed(work) }, model.next)}`,
  };
}

function empty(model: CaseListModel, t: Words): Html {
  const filtered = Object.values({ ...model.query, ...narrowed(model.work) }).some((value) => value !== undefined);
  if (filtered) return html`<p class="note">${t('没有符合条件的案件。', 'No case matches.')}</p>`;
  if (model.tab !== 'next') return html`<p class="note">${t('这里还没有案件。', 'There are no cases here.')}</p>`;
  return html`<div class="note good">
    <p>${t('目前没有等待您处理的事项。', 'Nothing waits for you.')}</p>
    ${model.mayCreate && html`<p><a href="/cases/new">${t('新建一份创新应用申请', 'Begin a new application')}</a></p>`}
  </div>`;
}

function filter(frame: Frame, { tab, query, work }: CaseListModel): Html {
  const t = wordsIn(frame.lang);
  return html`<form class="filter" method="get" action="/cases" role="search">
    ${tab !== 'next' && html`<input type="hidden" name="tab" value="${tab}" />`}
    ${work !== null && work.who !== 'me' && html`<input type="hidden" name="who" value="${work.who}" />`}
    ${work?.due !== undefined && html`<input type="hidden" name="due" value="${work.due}" />`}
    <div class="field">
      <label for="q">${t('名称或编号包含', 'Name or number contains')}</label>
      <input id="q" name="q" type="search" maxlength="100" value="${query.q ?? ''}" />
    </div>
    <div class="field">
      <label for="province">${t('省市', 'Province')}</label>
      <select id="province" name="province">
        <option value="">${t('全部', 'All')}</option>
        ${Object.entries(PROVINCE_LABELS).map(
          ([code, label]) => html`<option value="${code}" ${query.province === code && html` selected`}>${label[frame.lang]}</option>`,
        )}
      </select>
    </div>
    ${
      work !== null &&
      html`<div class="field">
        <label for="stage">${t('阶段', 'Stage')}</label>
        <select id="stage" name="stage">
          <option value="">${t('全部', 'All')}</option>
          ${CASE_KINDS.map(
            (kind) =>
              html`<optgroup label="${KIND_LABELS[kind][frame.lang]}">
                ${STAGE_CHOICES.filter((one) => one.kind === kind).map(
                  (one) =>
                    html`<option value="${one.value}" ${work.stage?.value === one.value && html` selected`}>
                      ${one.label[frame.lang]}
                    </option>`,
                )}
              </optgroup>`,
          )}
        </select>
      </div>`
    }
    <button>${t('筛选', 'Filter')}</button>
    ${
      (query.q !== undefined || query.province !== undefined || work?.stage !== undefined) &&
      html`<a href="${withQuery('/cases', { tab: tab === 'next' ? undefined : tab })}">${t('清除条件', 'Clear')}</a>`
    }
  </form>`;
}

function list(frame: Frame, model: CaseListModel, t: Words): Html {
  const say = sayIn(frame.lang);
  const columns: Column<CaseRow>[] = [
    {
      label: t('案件', 'Case'),
      cell: ({ item }) =>
        html`<a href="/cases/${item.id}" data-case="${item.id}" data-version="${item.version}">${item.title}</a><br /><small class="soft"
            >${item.number ?? t('尚未编号', 'no number yet')} · ${say(item.kind.label)}</small
          >`,
    },
    { label: t('省市', 'Province'), cell: ({ item }) => say(item.province.label), className: 'nowrap' },
    { label: t('阶段', 'Stage'), cell: ({ item }) => say(item.stage.label) },
    { label: t('办理方', 'Whose court'), cell: ({ item }) => say(item.court.label), className: 'nowrap' },
  ];
  if (model.tab === 'closed') columns.push({ label: t('更新', 'Updated'), cell: ({ item }) => time(item.updatedAt) });
  else columns.push({ label: t('最近时限', 'Next due'), cell: (row) => due(frame, row, t) });
  if (model.tab === 'next') columns.push({ label: t('待办', 'To do'), cell: (row) => steps(frame, row, t) });
  return table(say(TABS[model.tab]), columns, model.rows, {
    captionHidden: true,
    rowClass: ({ due }) => (due?.urgency === 'late' ? 'late' : undefined),
  });
}

function due(frame: Frame, { due: at, clockOf }: CaseRow, t: Words): Child {
  if (at === null) return '—';
  if (clockOf === null) return dueLabel(at, t);
  const court = sayIn(frame.lang)(clockOf);
  return html`<small class="soft">${t(`${court}最近期限：`, `First clock (${court}): `)}</small><br />${dueLabel(at, t)}`;
}

function steps(frame: Frame, { item, steps: actions, write }: CaseRow, t: Words): Child {
  const say = sayIn(frame.lang);
  return html`<ul class="plain">
    ${write && html`<li><a href="/cases/${item.id}/declaration">${t('填写声明书', 'Write the declaration')}</a></li>`}
    ${actions.map(
      (action) =>
        html`<li>
          <a href="${actionPath(item.id, action)}"
            >${say(action.title)}${action.lane !== null && html`<small>${bracketed(frame.lang, say(action.lane.label))}</small>`}</a
          >${inStead(action, t)}
        </li>`,
    )}
  </ul>`;
}

/** «代…», where the action is taken in somebody's stead. */
export function inStead({ onBehalfOf }: Pick<AllowedActionView, 'onBehalfOf'>, t: Words): Child {
  return onBehalfOf !== null && html` <small class="tag">${t(`代${onBehalfOf.name}`, `for ${onBehalfOf.name}`)}</small>`;
}
