import type { ShownChangeView } from '../../calendar/change-view.js';
import type { FormFault } from '../forms/field.js';
import { errorSummary } from '../forms/draw-form.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import { facts, time } from '../html/parts.js';
import { REASONS, changeState, daysOf, documentOf } from './calendar-words.js';
import { planView } from './plan-view.js';

export interface ChangeModel extends ShownChangeView {
  readonly place: string;
  readonly nameOf: (person: string) => string;
  readonly everything: boolean;
  /** Why the reader cannot confirm it, in words; undefined: the reader can, or there is nothing to confirm. */
  readonly why: string | undefined;
  readonly faults: readonly FormFault[];
  readonly done: 'entered' | 'confirmation' | 'withdrawal' | undefined;
}
const DONE = {
  entered: [
    '已录入，待另一名案件管理员或系统管理员确认。',
    'Entered: it counts once another case or system administrator has confirmed it.',
  ],
  confirmation: [
    '已确认。期限由后台逐件重算，刷新可见进展。',
    'Confirmed. The clocks are moved case by case in the background; reload to see how far it is.',
  ],
  withdrawal: ['已撤回。', 'Taken back.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

const sayDone = (done: keyof typeof DONE, t: Words): string => t(DONE[done][0], DONE[done][1]);

/** `/calendar/changes/:change`: the document, what the change would move now, and the second person's button. */
export function changePage(frame: Frame, model: ChangeModel): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const { change, plan } = model;
  const title = t('日历变动', 'A change of the calendar');
  const button = (what: 'confirmation' | 'withdrawal', label: string, second: boolean) =>
    html`<form method="post" action="/calendar/changes/${change.id}/${what}">
      <button class="${second ? 'second' : ''}">${label}</button>
    </form>`;
  return {
    title,
    at: 'calendar',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, () => undefined, t)}
      ${model.done !== undefined && html`<p class="note good" role="status">${sayDone(model.done, t)}</p>`}
      <p class="trail"><a href="/calendar">${t('放假安排', 'Calendar')}</a></p>
      <h1>${title}</h1>
      ${facts([
        [t('日期', 'Days'), daysOf(change, t)],
        [t('状态', 'State'), changeState(change, frame.now, t)],
        [t('原因', 'Reason'), say(REASONS[change.reason])],
        [t('适用', 'For'), model.place],
        [t('依据', 'Basis'), documentOf(change)],
        [t('录入', 'Entered'), [model.nameOf(change.enteredBy), ' ', time(change.enteredAt)]],
        [t('确认', 'Confirmed'), change.confirmedBy !== null && [model.nameOf(change.confirmedBy), ' ', time(change.confirmedAt ?? '')]],
        [t('撤回', 'Taken back'), change.withdrawnBy !== null && [model.nameOf(change.withdrawnBy), ' ', time(change.withdrawnAt ?? '')]],
        [t('生效', 'In force'), change.inForceAt !== null && time(change.inForceAt)],
        [t('重算完毕', 'All clocks moved'), change.recountedAt !== null && time(change.recountedAt)],
      ])}
      ${model.why !== undefined && html`<p class="note">${model.why}</p>`} ${planView(frame, plan, model.everything)}
      <div class="buttons">
        ${model.mayConfirm && button('confirmation', t('确认，使其生效', 'Confirm it'), false)}
        ${model.mayWithdraw && button('withdrawal', t('撤回', 'Take it back'), true)}
      </div>`,
  };
}
