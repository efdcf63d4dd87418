import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

export interface SectionState {
  readonly name: string;
  readonly title: string;
  readonly begun: boolean;
  /** Faults that would keep it from being sealed. */
  readonly faults: number;
}
export interface HubModel {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly sections: readonly SectionState[];
  readonly saved: { readonly revision: number; readonly at: string; readonly by: string | null } | null;
  readonly mayWrite: boolean;
  /** Address of the form that seals; null when it is not this person's to seal now. */
  readonly seal: { readonly href: string; readonly label: string } | null;
}

/** `/cases/:id/declaration`: the sections as a list of tasks. */
export function hubPage(frame: Frame, model: HubModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('填写声明书', 'Write the declaration');
  const done = model.sections.filter(({ begun, faults }) => begun && faults === 0).length;
  const left = model.sections.reduce((sum, { faults }) => sum + faults, 0);
  return {
    title,
    at: 'cases',
    main: html`<p class="trail">
        <a href="/cases">${t('我的案件', 'My cases')}</a> › <a href="/cases/${model.caseId}">${model.caseTitle}</a> ›
      </p>
      <h1>${title}</h1>
      <p>
        ${t(
          '可以按任何顺序填写，随时保存，不必一次填完。全部完成后检查，再由签署人封存。',
          'Fill the sections in any order and save as you go. When all are done, check them; the signatory then seals the declaration.',
        )}
      </p>
      <p>
        <strong>${t(`已完成 ${done} / ${model.sections.length} 节`, `${done} of ${model.sections.length} sections done`)}</strong>${
          left > 0 && t(`，还有 ${left} 处待补充或改正`, `, ${left} things left`)
        }${t('。', '.')}
        ${
          model.saved === null
            ? t('还没有保存过。', 'Nothing is saved yet.')
            : html`<span class="soft"
                >${t(`第 ${model.saved.revision} 次保存，`, `Save ${model.saved.revision}, `)}${time(model.saved.at)}${model.saved.by !== null && `，${model.saved.by}`}</span
              >`
        }
      </p>
      <ul class="tasks">
        ${model.sections.map((section) => task(model, section, t))}
      </ul>
      <div class="buttons">
        <a class="button" href="/cases/${model.caseId}/declaration/check">${t('检查整份声明书', 'Check the whole declaration')}</a>
        ${model.seal !== null && html`<a class="button second" href="${model.seal.href}">${model.seal.label}</a>`}
      </div>`,
  };
}

function task({ caseId }: HubModel, section: SectionState, t: Words): Html {
  const href = `/cases/${caseId}/declaration/${section.name}${section.begun ? '?check=1' : ''}`;
  const state = !section.begun
    ? html`<span class="tag">${t('未开始', 'Not begun')}</span>`
    : section.faults > 0
      ? html`<span class="tag warn">${t(`进行中，还有 ${section.faults} 处`, `In progress, ${section.faults} left`)}</span>`
      : html`<span>${t('已完成', 'Done')}</span>`;
  return html`<li><a href="${href}">${section.title}</a>${state}</li>`;
}
