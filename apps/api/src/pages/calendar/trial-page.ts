import type { CalendarPlan } from '@sandbar/workflow';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import { facts } from '../html/parts.js';
import { planView } from './plan-view.js';

/** What a form handed in: which of the two, and its JSON, to be read once more when it is entered. */
export interface Handed {
  readonly what: 'notice' | 'override';
  readonly json: string;
}
export interface TrialModel {
  readonly handed: Handed;
  readonly document: { readonly number: string; readonly title: string; readonly date: string; readonly url: string };
  readonly place: string;
  readonly plan: CalendarPlan;
  readonly everything: boolean;
}

/** The dry run of a change: nothing is written yet. */
export function trialPage(frame: Frame, { handed, document, place, plan, everything }: TrialModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('试算：尚未录入', 'Dry run: nothing is entered yet');
  return {
    title,
    at: 'calendar',
    wide: true,
    main: html`<p class="trail"><a href="/calendar">${t('放假安排', 'Calendar')}</a></p>
      <h1>${title}</h1>
      ${facts([
        [t('文件', 'Document'), document.title],
        [t('文号', 'Number'), document.number],
        [t('印发日期', 'Date'), document.date],
        [t('适用', 'For'), place],
        [t('网址', 'Address'), document.url],
      ])}
      ${planView(frame, plan, everything)}
      <form method="post" action="/calendar/changes">
        <input type="hidden" name="what" value="${handed.what}" />
        <input type="hidden" name="json" value="${handed.json}" />
        <div class="buttons">
          <button>${t('录入，待另一人确认', 'Enter it, for another person to confirm')}</button>
          <a href="/calendar">${t('放弃', 'Leave it')}</a>
        </div>
      </form>`,
  };
}
