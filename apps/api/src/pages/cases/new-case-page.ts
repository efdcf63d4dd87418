import { html } from '../html/html.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

export interface NewCaseModel {
  readonly fields: readonly Field[];
  readonly faults: readonly FormFault[];
  readonly key: string;
}

/** `/cases/new`. */
export function newCasePage(frame: Frame, model: NewCaseModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('新建申请', 'New application');
  const labels = labelsOf(model.fields);
  return {
    title,
    at: 'cases',
    faulty: model.faults.length > 0,
    main: html`<p class="trail"><a href="/cases">${t('我的案件', 'My cases')}</a> ›</p>
      ${errorSummary(model.faults, (pointer) => labels.get(pointer), t)}
      <h1>${title}</h1>
      <p>
        ${t(
          '先确定名称、申请地和主办机关，之后填写声明书。草稿只有申请机构自己能看到，封存并由各方签署后才送交主办机关。',
          'A name, a place and a lead authority come first, the declaration afterwards. Only your firm sees the draft; it reaches the authority once it is sealed and every party has attested.',
        )}
      </p>
      ${drawForm(
        {
          action: '/cases/new',
          fields: model.fields,
          hidden: { key: model.key },
          send: t('新建并填写声明书', 'Create and write the declaration'),
          cancel: { href: '/cases', label: t('返回', 'Back') },
        },
        t,
      )}`,
  };
}
