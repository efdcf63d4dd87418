import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, time } from '../html/parts.js';
import { drawFields } from '../forms/draw-field.js';
import { errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { uploadForm } from '../cases/files-view.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

/** One field that two people wrote at once. */
export interface Clash {
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
}
export interface SectionModel {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly name: string;
  readonly title: string;
  /** null: the one field of the section says it. */
  readonly help: string | null;
  readonly fields: readonly Field[];
  readonly revision: number;
  readonly faults: readonly FormFault[];
  /** Just saved: how many things are left in the section. */
  readonly saved: { readonly left: number } | null;
  readonly mayWrite: boolean;
  readonly next: { readonly name: string; readonly title: string } | null;
  /** The section holds files: uploads are offered here. */
  readonly uploads: boolean;
  /** Somebody else saved in the meantime. */
  readonly conflict: { readonly by: string | null; readonly at: string; readonly clashes: readonly Clash[] } | null;
}

/** One section of the working copy: saved as it is, complete or not. */
export function sectionPage(frame: Frame, model: SectionModel): Page {
  const t = wordsIn(frame.lang);
  const labels = labelsOf(model.fields);
  const hub = `/cases/${model.caseId}/declaration`;
  return {
    title: model.title,
    at: 'cases',
    faulty: model.faults.length > 0,
    main: html`<p class="trail">
        <a href="/cases">${t('我的案件', 'My cases')}</a> › <a href="/cases/${model.caseId}">${model.caseTitle}</a> ›
        <a href="${hub}">${t('声明书', 'Declaration')}</a> ›
      </p>
      ${errorSummary(model.faults, (pointer) => nearest(labels, pointer), t)} ${conflictView(model, t)}
      <h1>${model.title}</h1>
      ${model.saved !== null && savedNote(model, model.saved.left, t)} ${model.help !== null && html`<p class="soft">${model.help}</p>`}
      ${model.mayWrite ? form(model, hub, t) : html`<p class="note">${t('您可以查看，但不能修改。', 'You can read this, not change it.')}</p>`}
      ${model.uploads && model.mayWrite && uploadForm(frame, model.caseId, `${hub}/${model.name}`)}`,
  };
}

function savedNote({ caseId, name }: SectionModel, left: number, t: Words): Html {
  const open = html`<a href="/cases/${caseId}/declaration/${name}?check=1"
    >${t(`还有 ${left} 处待补充或改正`, `${left} things left in this section`)}</a
  >`;
  return html`<p class="note good" role="status">
    ${t('已保存。', 'Saved. ')}${left === 0 ? t('本节已完成。', 'This section is done.') : open}
  </p>`;
}

function form(model: SectionModel, hub: string, t: Words): Html {
  return html`<form method="post" action="${hub}/${model.name}" novalidate>
    <button class="hidden" name="do" value="send" tabindex="-1" aria-hidden="true">${t('保存', 'Save')}</button>
    <input type="hidden" name="revision" value="${model.revision}" />
    ${drawFields(model.fields, t)}
    <div class="buttons">
      <button name="do" value="send">${t('保存', 'Save')}</button>
      ${model.next !== null && html`<button class="second" name="do" value="next">${t('保存并填写：', 'Save and go on to: ')}${model.next.title}</button>`}
      <button class="second" name="do" value="hub">${t('保存并返回目录', 'Save and back to the list')}</button>
      <a href="${hub}">${t('返回目录，不保存', 'Back without saving')}</a>
    </div>
  </form>`;
}

function conflictView({ conflict }: SectionModel, t: Words): Child {
  if (conflict === null) return null;
  return html`<div class="note bad" role="alert">
    <h2>${t('其他人刚刚保存了这份草稿', 'Somebody else has just saved this draft')}</h2>
    <p>
      ${conflict.by} ${time(conflict.at)}
      ${t(
        '您的内容还没有保存。下面列出两边不同的地方；表单中是您填写的内容，再次保存即以您的为准（其他各节保留对方的内容）。',
        'Yours is not saved yet. Below is what differs; the form holds what you wrote. Saving again takes yours for this section and keeps theirs in the others.',
      )}
    </p>
    ${
      conflict.clashes.length === 0
        ? html`<p>${t('本节没有不同之处。', 'Nothing differs in this section.')}</p>`
        : table<Clash>(
            t('不同之处', 'Differences'),
            [
              { label: t('填报项', 'Field'), cell: ({ label }) => label },
              { label: t('对方保存的', 'Theirs'), cell: ({ theirs }) => html`<span class="pre">${theirs}</span>` },
              { label: t('您填写的', 'Yours'), cell: ({ yours }) => html`<span class="pre">${yours}</span>` },
            ],
            conflict.clashes,
            { captionHidden: true },
          )
    }
  </div>`;
}

/** A fault inside a file or a list of codes is told of the field around it. */
function nearest(labels: ReadonlyMap<string, string>, pointer: string): string | undefined {
  return labels.get(pointer) ?? labels.get(pointer.slice(0, pointer.lastIndexOf('/')));
}
