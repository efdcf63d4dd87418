import type { AllowedActionView } from '@sandbar/contracts';
import type { RecordEntry } from '@sandbar/workflow';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { time } from '../html/parts.js';
import { payloadView } from '../cases/payload-view.js';
import type { Known } from '../cases/case-model.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';

/** What was said last before an action that answers it: event -> the event it answers. */
const ANSWERS: Readonly<Record<string, string>> = {
  RESUBMIT: 'CORRECT',
  ANSWER: 'REQUEST_INFORMATION',
  EXTEND_INFORMATION: 'REQUEST_INFORMATION',
  APPROVE: 'ASSESS',
  REJECT: 'ASSESS',
  REGISTER: 'PROPOSE',
  DECLINE: 'PROPOSE',
  DEFER: 'PROPOSE',
  RETURN_PROPOSAL: 'PROPOSE',
  MORE_CONDITIONS: 'PROPOSE',
  PUBLISH: 'PROPOSE_REDACTIONS',
  SET_ASIDE: 'REVIEW_REQUEST',
  UPHOLD: 'REVIEW_REQUEST',
};
const OF_CONDITIONS = new Set(['ACCEPT_CONDITIONS', 'REFUSE_CONDITIONS']);
/** Firms never read what the authority drafted (政府信息公开条例 art. 16). */
const OF_THE_OFFICE = new Set(['ASSESS', 'PROPOSE']);

/** The event an action answers; undefined: none. */
export function answeredBy(type: string): string | undefined {
  return ANSWERS[type];
}

/** What the action answers, from the record: the questions asked, the assessment to be reviewed. Nothing when it answers nothing. */
export function actionContext(
  frame: Frame,
  action: Pick<AllowedActionView, 'type' | 'lane'>,
  record: readonly RecordEntry[],
  known: Known,
  pending: readonly string[],
): Child {
  if (OF_CONDITIONS.has(action.type) && pending.length > 0) return conditionsView(frame, pending);
  const wanted = ANSWERS[action.type];
  if (wanted === undefined || (OF_THE_OFFICE.has(wanted) && frame.me?.authority == null)) return null;
  const lane = action.lane?.code;
  const found = [...record].reverse().find(({ type, payload }) => type === wanted && (lane === undefined || payload['lane'] === lane));
  if (found === undefined) return null;
  const t = wordsIn(frame.lang);
  return html`<details class="box" open>
    <summary>${t('据此办理的内容', 'What this answers')} · ${time(found.meta.at)}</summary>
    ${payloadView(frame, found.type, found.payload, known)}
  </details>`;
}

function conditionsView(frame: Frame, pending: readonly string[]): Child {
  const t = wordsIn(frame.lang);
  return html`<div class="box">
    <h2>${t('拟附加的条件', 'The conditions')}</h2>
    <ul>
      ${pending.map((text) => html`<li><span class="pre">${text}</span></li>`)}
    </ul>
  </div>`;
}
