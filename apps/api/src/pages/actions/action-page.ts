import type { Bilingual } from '@sandbar/domain';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { dueLabel } from '../html/due.js';
import type { Due } from '../html/due.js';
import { time } from '../html/parts.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault } from '../forms/field.js';
import { payloadView } from '../cases/payload-view.js';
import type { HistoryRead } from '../cases/case-screens.js';
import { bracketed, sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import type { Ways } from '@sandbar/identity';
import { proofFields } from '../security/proof.js';

/** A fault of the declaration that keeps it from being sealed: where it is mended. */
export interface DeclarationFault {
  readonly href: string;
  readonly label: string;
  readonly message: string;
}
export interface ActionModel {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly stage: Bilingual;
  readonly due: Due | null;
  readonly title: Bilingual;
  readonly lane: Bilingual | null;
  readonly path: string;
  readonly decision: boolean;
  /** Name of the person in whose stead it is done. */
  readonly inSteadOf: string | undefined;
  readonly irrevocable: boolean;
  readonly fields: readonly Field[];
  readonly version: number;
  readonly key: string;
  readonly faults: readonly FormFault[];
  readonly declarationFaults: readonly DeclarationFault[];
  /** Somebody was faster: what happened since the page was opened. */
  readonly since: HistoryRead | undefined;
  /** Something to read before answering: the questions asked, say. */
  readonly context: Child;
  /** The person must show once more who they are, in one of these ways. */
  readonly proof: Ways | undefined;
}

/** The form of one action: made from the payload class, with what was typed kept whatever came of it. */
export function actionPage(frame: Frame, model: ActionModel): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const labels = labelsOf(model.fields);
  const name = `${say(model.title)}${model.lane === null ? '' : bracketed(frame.lang, say(model.lane))}`;
  const count = model.faults.length + model.declarationFaults.length;
  return {
    title: name,
    at: 'cases',
    faulty: count > 0,
    main: html`<p class="trail">
        <a href="/cases">${t('我的案件', 'My cases')}</a> › <a href="/cases/${model.caseId}">${model.caseTitle}</a> ›
      </p>
      ${errorSummary(model.faults, (pointer) => labels.get(pointer), t)} ${declarationFaults(model, t)}
      ${model.since !== undefined && stale(frame, model, model.since, t)}
      <h1>${name}</h1>
      <p class="soft">${t('阶段：', 'Stage: ')}${say(model.stage)} ${model.due !== null && dueLabel(model.due, t)}</p>
      ${
        model.inSteadOf !== undefined &&
        html`<p class="note">
          ${t(`代${model.inSteadOf}办理：办理记录同时载明您和委托人。`, `In the stead of ${model.inSteadOf}: the record names both of you.`)}
        </p>`
      }
      ${
        model.decision &&
        html`<p class="note">
          ${t('这是具有法律效力的行为，将以您的名义记入办理记录。', 'This act has legal effect and is recorded in your name.')}
        </p>`
      }
      ${
        model.irrevocable &&
        html`<p class="note warn">${t('提交后不能撤销。请确认无误。', 'It cannot be taken back. Please make sure.')}</p>`
      }
      ${model.context}
      ${model.fields.every(({ kind }) => kind === 'hidden') && html`<p>${t('无需填写内容，确认后即可提交。', 'There is nothing to fill in.')}</p>`}
      ${drawForm(
        {
          action: model.path,
          fields: model.fields,
          hidden: { version: String(model.version), key: model.key },
          send: name,
          last: model.proof !== undefined && proofFields(model.proof, t),
          cancel: { href: `/cases/${model.caseId}`, label: t('返回案件，不提交', 'Back to the case') },
        },
        t,
      )}`,
  };
}

function stale(frame: Frame, model: ActionModel, { entries, known }: HistoryRead, t: Words): Html {
  const say = sayIn(frame.lang);
  return html`<div class="note bad" role="alert">
    <h2>${t('有人先一步办理了本案', 'Somebody was faster')}</h2>
    <p>
      ${t(
        '您打开此页之后，案件已有变化，您的提交没有生效。以下是变化的内容；您填写的内容仍保留在下方，请核对后再次提交，或者',
        'The case has changed since you opened this page, and nothing of yours was recorded. This is what happened; what you filled in is kept below. Check it and submit again, or ',
      )}<a href="${model.path}">${t('重新载入', 'reload')}</a>${t('。', '.')}
    </p>
    <ul>
      ${entries.map(
        (entry) =>
          html`<li>
            ${time(entry.at)} <strong>${say(entry.title)}</strong> ${entry.actor.name?.[frame.lang] ?? ''} → ${say(entry.stage.label)}
            ${
              entry.payload !== null &&
              html`<details>
                <summary>${t('内容', 'Content')}</summary>
                ${payloadView(frame, entry.type, entry.payload, known)}
              </details>`
            }
          </li>`,
      )}
    </ul>
  </div>`;
}

function declarationFaults({ declarationFaults: faults }: ActionModel, t: Words): Child {
  if (faults.length === 0) return null;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>
      ${t(`声明书还有 ${faults.length} 处问题，改正后才能封存`, `The declaration has ${faults.length} faults: mend them before it is sealed`)}
    </h2>
    <ul>
      ${faults.map(({ href, label, message }) => html`<li><a href="${href}">${label}</a>${t('：', ': ')}${message}</li>`)}
    </ul>
  </div>`;
}
