import type { DryRun } from '@sandbar/identity';
import type { BulkCase, BulkProgress, Succession } from '@sandbar/workflow';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault, Option } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { facts, table } from '../html/parts.js';
import { progressOf } from './succession-words.js';

export type TypedSuccession = Readonly<Record<'from' | 'to' | 'since' | 'basis' | 'movesPeople', string>>;
export interface SuccessionsModel {
  readonly rows: readonly BulkProgress[];
  readonly nameOf: (office: string) => string;
  readonly offices: readonly Option[];
  readonly typed: TypedSuccession;
  readonly faults: readonly FormFault[];
}

/** `/successions`: what is recorded, and the form that tries one. */
export function successionsPage(frame: Frame, model: SuccessionsModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('机关承继', 'Successions');
  const fields = fieldsOf(model, t);
  const labels = labelsOf(fields);
  return {
    title,
    at: 'successions',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => labels.get(pointer), t)}
      <h1>${title}</h1>
      <p>
        ${t(
          '机关的职责依文件移交另一机关时在此登记：其未办结案件在后台逐件移交，期限不变，并记入办理记录。这里只显示件数与阶段，不显示案件内容。',
          'Recorded when a document passes the duties of an office to another: its open cases pass on one by one in the background, keep their clocks, and say so in their records. Numbers and stages are shown here, nothing of the content.',
        )}
      </p>
      ${model.rows.length === 0 ? html`<p class="soft">${t('没有承继。', 'None.')}</p>` : list(model, t)}
      <h2>${t('登记承继', 'Record a succession')}</h2>
      ${drawForm({ action: '/successions', fields, hidden: {}, send: t('试算', 'See what would move') }, t)}`,
  };
}

function list({ rows, nameOf }: SuccessionsModel, t: Words): Html {
  const of = (row: BulkProgress, show: (one: Succession) => Child): Child => row.content.kind === 'succession' && show(row.content);
  return table<BulkProgress>(
    t('机关承继', 'Successions'),
    [
      {
        label: t('被承继机关', 'Predecessor'),
        cell: (row) => of(row, ({ from }) => html`<a href="/successions/${row.id}">${nameOf(from)}</a>`),
      },
      { label: t('承继机关', 'Successor'), cell: (row) => of(row, ({ to }) => nameOf(to)) },
      { label: t('履职首日', 'Since'), className: 'nowrap', cell: (row) => of(row, ({ since }) => since) },
      { label: t('依据', 'Basis'), cell: (row) => of(row, ({ basis }) => basis) },
      { label: t('进度', 'Progress'), cell: (row) => progressOf(row, t) },
    ],
    rows,
    { captionHidden: true },
  );
}

function fieldsOf({ typed, offices, faults }: SuccessionsModel, t: Words): readonly Field[] {
  const named = (member: keyof TypedSuccession, label: string, help?: string) => ({
    ...{ name: `/${member}`, label, required: true, value: typed[member] },
    faults: faults.filter(({ pointer }) => pointer === `/${member}`).map(({ message }) => message),
    ...(help === undefined ? {} : { help }),
  });
  return [
    { ...named('from', t('被承继机关', 'Predecessor')), kind: 'select', options: offices },
    { ...named('to', t('承继机关', 'Successor')), kind: 'select', options: offices },
    {
      ...named('since', t('承继机关履职首日', 'First day of the successor'), t('北京时间', 'Beijing time')),
      ...{ kind: 'text', type: 'date', multiline: false },
    },
    {
      ...named('basis', t('依据', 'Basis'), t('文件标题与文号', 'Title and number of the document')),
      ...{ kind: 'text', type: 'text', multiline: false, maxLength: 500 },
    },
    { ...named('movesPeople', t('人员连同角色一并转入承继机关', 'Its people go along with their roles')), kind: 'yes-no' },
  ];
}

/** Words for offices and provinces, and for stages. */
export interface Labels {
  readonly nameOf: (id: string) => string;
  readonly stageOf: (stage: string) => string;
}

/** The dry run of a succession: nothing is recorded yet. */
export function successionTrialPage(frame: Frame, plan: DryRun, typed: TypedSuccession, labels: Labels): Page {
  const { nameOf } = labels;
  const t = wordsIn(frame.lang);
  const title = t('试算：尚未登记', 'Dry run: nothing is recorded yet');
  const more = plan.total - plan.cases.length;
  return {
    title,
    at: 'successions',
    wide: true,
    main: html`<p class="trail"><a href="/successions">${t('机关承继', 'Successions')}</a></p>
      <h1>${title}</h1>
      ${facts([
        [t('被承继机关', 'Predecessor'), nameOf(typed.from)],
        [t('承继机关', 'Successor'), nameOf(typed.to)],
        [t('履职首日', 'Since'), typed.since],
        [t('依据', 'Basis'), typed.basis],
        [t('人员', 'People'), typed.movesPeople === 'true' ? t('一并转入', 'go along') : t('不转入', 'stay')],
      ])}
      <p>
        <strong>${t(`现有 ${plan.total} 个未办结案件将移交。`, `${plan.total} open cases would pass on now.`)}</strong>
        ${t('实际移交的是履职首日仍未办结的案件。', 'What passes on is what is open on the first day.')}
      </p>
      ${plan.cases.length > 0 && casesTable(plan.cases, labels, t)}
      ${more > 0 && html`<p class="soft">${t(`另有 ${more} 件。`, `${more} more.`)}</p>`}
      <form method="post" action="/successions">
        ${Object.entries(typed).map(([name, value]) => html`<input type="hidden" name="/${name}" value="${value}" />`)}
        <input type="hidden" name="confirmed" value="yes" />
        <div class="buttons">
          <button>${t('登记承继', 'Record the succession')}</button>
          <a href="/successions">${t('放弃', 'Leave it')}</a>
        </div>
      </form>`,
  };
}

function casesTable(cases: readonly BulkCase[], { nameOf, stageOf }: Labels, t: Words): Html {
  return table<BulkCase>(
    t('将移交的案件', 'Cases that would pass on'),
    [
      { label: t('案件', 'Case'), cell: ({ id, number }) => number ?? id.slice(0, 8) },
      { label: t('省市', 'Province'), cell: ({ province }) => nameOf(province) },
      { label: t('阶段', 'Stage'), cell: ({ stage }) => stageOf(stage) },
    ],
    cases,
    { captionHidden: true },
  );
}
