import type { DelegationView } from '../../people/delegation-view.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault, Option } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { table, time } from '../html/parts.js';

export interface DelegationsModel {
  readonly rows: readonly DelegationView[];
  /** The reader may arrange other people's cover as well: rows are those of the unit. */
  readonly unit: boolean;
  readonly delegators: readonly Option[];
  readonly delegates: readonly Option[];
  readonly roles: readonly Option[];
  readonly typed: {
    readonly delegator: string;
    readonly delegate: string;
    readonly roles: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  };
  readonly faults: readonly FormFault[];
  readonly done: 'arranged' | 'revoked' | undefined;
}

/** `/delegations`: who stands in for whom, and the form that arranges it. */
export function delegationsPage(frame: Frame, model: DelegationsModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('委托代理', 'Absence cover');
  const fields = fieldsOf(model, t);
  const labels = labelsOf(fields);
  return {
    title,
    at: 'delegations',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => labels.get(pointer), t)}
      ${model.done !== undefined && html`<p class="note good" role="status">${model.done === 'arranged' ? t('已安排。', 'Arranged.') : t('已撤销，立即失效。', 'Taken back: it is over at once.')}</p>`}
      <h1>${title}</h1>
      <p>
        ${t(
          '外出或休假期间，可由本单位同事代为办理。办理记录同时载明代理人和委托人；委托人的回避和职责分离要求同样约束代理人。签署、专家意见等须本人办理的事项不能委托，代理人也不得再委托他人。',
          'A colleague of your office or firm can act while you are away. The record names both of you; your conflicts and the separation of duties bind the delegate as well. Signatures and opinions are given in person, and a delegate cannot delegate on.',
        )}
      </p>
      ${model.rows.length === 0 ? html`<p class="soft">${t('没有委托代理。', 'None.')}</p>` : list(frame, model, t)}
      <h2>${t('新的委托', 'Arrange cover')}</h2>
      ${
        model.roles.length === 0 && !model.unit
          ? html`<p class="soft">${t('您没有可以委托的角色。', 'You hold no role that can be lent.')}</p>`
          : drawForm({ action: '/delegations', fields, hidden: {}, send: t('安排委托', 'Arrange') }, t)
      }`,
  };
}

function fieldsOf(model: DelegationsModel, t: Words): readonly Field[] {
  const { typed } = model;
  const named = (name: string, label: string, help?: string) => ({
    name,
    label,
    required: true,
    faults: model.faults.filter(({ pointer }) => pointer === name).map(({ message }) => message),
    ...(help === undefined ? {} : { help }),
  });
  const day = (name: '/from' | '/to', label: string, value: string): Field => ({
    ...named(name, label, t('北京时间，含当日', 'Beijing time, the day itself included')),
    kind: 'text',
    type: 'date',
    value,
    multiline: false,
  });
  return [
    ...(model.unit
      ? [
          {
            ...named('/delegator', t('委托人', 'Whose absence')),
            kind: 'select',
            value: typed.delegator,
            options: model.delegators,
          } as const,
        ]
      : []),
    { ...named('/delegate', t('受托人', 'Who stands in')), kind: 'select', value: typed.delegate, options: model.delegates },
    { ...named('/roles', t('委托的角色', 'Roles')), kind: 'checks', values: typed.roles, options: model.roles },
    day('/from', t('开始日', 'First day'), typed.from),
    day('/to', t('结束日', 'Last day'), typed.to),
    { ...named('/reason', t('事由', 'Reason')), kind: 'text', type: 'text', value: typed.reason, multiline: false, maxLength: 500 },
  ];
}

function list(frame: Frame, model: DelegationsModel, t: Words): Html {
  const say = sayIn(frame.lang);
  return table<DelegationView>(
    t('委托代理', 'Absence cover'),
    [
      { label: t('委托人', 'Whose absence'), cell: ({ delegator }) => delegator.name },
      { label: t('受托人', 'Who stands in'), cell: ({ delegate }) => delegate.name },
      { label: t('角色', 'Roles'), cell: ({ roles }) => roles.map(({ label }) => say(label)).join(t('、', ', ')) },
      { label: t('期间', 'When'), cell: ({ from, lastDay }) => html`${time(from)} – ${lastDay}` },
      { label: t('事由', 'Reason'), cell: ({ reason }) => reason },
      { label: t('状态', 'State'), cell: ({ state }) => say(state.label) },
      {
        label: t('操作', 'Do'),
        cell: ({ id, state }) =>
          (state.code === 'running' || state.code === 'planned') &&
          html`<form method="post" action="/delegations/${id}/revocation">
            <button class="second small">${t('撤销', 'Take back')}</button>
          </form>`,
      },
    ],
    model.rows,
    { captionHidden: true },
  );
}
