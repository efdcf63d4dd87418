import type { Bilingual } from '@sandbar/domain';
import type { CalendarReason } from '@sandbar/workflow';
import type { ChangeView } from '../../calendar/change-view.js';
import type { Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { time } from '../html/parts.js';

/** Why days change, as the document says. */
export const REASONS: Readonly<Record<CalendarReason, Bilingual>> = {
  release: { zh: '随版本提供', en: 'With the release' },
  'yearly-notice': { zh: '年度通知', en: 'Yearly notice' },
  'holiday-lengthened': { zh: '延长假期', en: 'Holiday lengthened' },
  'holiday-shortened': { zh: '缩短假期', en: 'Holiday shortened' },
  'days-exchanged': { zh: '调休', en: 'Days exchanged' },
  'offices-closed': { zh: '机关停止办公', en: 'Offices closed' },
  correction: { zh: '更正', en: 'Correction' },
  reversal: { zh: '撤销此前调整', en: 'Reversal' },
};

/** Where a change stands: waiting for the second person, taken back, in force, gone through. */
export function changeState({ withdrawnAt, inForceAt, recountedAt }: ChangeView, now: string, t: Words): Html {
  if (withdrawnAt !== null) return html`<span class="tag">${t('已撤回', 'taken back')}</span>`;
  if (inForceAt === null) return html`<span class="tag warn">${t('待另一人确认', 'to be confirmed')}</span>`;
  if (inForceAt > now) return html`<span class="tag warn">${t('即将生效', 'about to count')}</span>`;
  return recountedAt === null
    ? html`<span class="tag warn">${t('已生效，正在重算期限', 'in force, clocks are being moved')}</span>`
    : html`<span class="tag good">${t('已生效', 'in force')}</span>`;
}

/** Which days a change is about, in a few words. */
export function daysOf({ content }: ChangeView, t: Words): string {
  if (content.kind === 'base') return t(`${content.firstYear}–${content.lastYear} 年`, `${content.firstYear}–${content.lastYear}`);
  if (content.kind === 'notice') return t(`${content.notice.year} 年`, String(content.notice.year));
  const [first, last] = [content.days[0], content.days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const span = first.day === last.day ? first.day : t(`${first.day} 至 ${last.day}`, `${first.day} to ${last.day}`);
  return `${span} ${first.working ? t('改为上班', 'become working days') : t('改为放假', 'become days off')}`;
}

/** The document a change stands on, with its address. */
export function documentOf({ number, title, url, date }: ChangeView): Child {
  return html`<a href="${url}" rel="noreferrer">${title}</a> <small class="soft">${number} ${date}</small>`;
}

/** When it counts. */
export const inForce = ({ inForceAt }: ChangeView): Child => (inForceAt === null ? '' : time(inForceAt));
