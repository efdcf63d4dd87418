import type { TimeHeld } from '@sandbar/calendar';
import { COURT_LABELS } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { dueLabel } from '../html/due.js';
import { facts, time } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { BASIS_KINDS, UNIT_WORDS } from '../words/rule-words.js';
import { stopWords } from '../words/record-words.js';
import type { ClockModel } from './case-model.js';

const TONES: Readonly<Record<string, string>> = { overdue: 'bad', stopped: 'warn', pending: 'warn', running: 'good' };

/** Every clock with its reckoning: those that run, stand still or wait for service first; closed ones folded. */
export function clocksView(frame: Frame, clocks: readonly ClockModel[], print: boolean): Child {
  if (clocks.length === 0) return null;
  const t = wordsIn(frame.lang);
  const open = clocks.filter(({ view }) => view.closedSeq === null);
  const closed = clocks.filter(({ view }) => view.closedSeq !== null);
  return html`<section aria-labelledby="clocks">
    <h2 id="clocks">${t('期限', 'Clocks')}</h2>
    ${open.length === 0 && html`<p class="soft">${t('目前没有进行中的期限。', 'No clock is open.')}</p>`}
    <div class="clocks">${open.map((clock) => clockView(frame, clock, t, print))}</div>
    ${
      closed.length > 0 &&
      html`<details${print && html` open`}>
      <summary>${t(`已结束的期限（${closed.length}）`, `Closed clocks (${closed.length})`)}</summary>
      <div class="clocks">${closed.map((clock) => clockView(frame, clock, t, print))}</div>
    </details>`
    }
  </section>`;
}

function clockView(frame: Frame, { view, title, due, reckoning }: ClockModel, t: Words, print: boolean): Html {
  const say = sayIn(frame.lang);
  const unit = (code: string): string => UNIT_WORDS[code]?.[frame.lang] ?? code;
  return html`<div class="box clock">
    <p>
      <strong>${say(title)}</strong> <span class="tag ${TONES[view.status.code] ?? ''}">${say(view.status.label)}</span>
      <span class="soft">${say(view.court.label)}</span>
    </p>
    ${due !== null && html`<p>${dueLabel(due, t)}</p>`}
    ${due === null && view.dueDay !== null && html`<p class="soft">${t('到期日 ', 'Due ')}<time datetime="${view.dueDay}">${view.dueDay}</time></p>`}
    ${
      view.status.code === 'pending' &&
      html`<p class="soft">
        ${t('文书送达之日起算，目前尚未送达。', 'It runs from service of the letter, which has not been served yet.')}
      </p>`
    }
    ${
      reckoning !== null &&
      reckoning.remaining !== null &&
      html`<p>${t('停止计时，剩余 ', 'Stopped with ')}${reckoning.remaining.value} ${unit(reckoning.remaining.unit)}${t('', ' left')}</p>`
    }
    ${
      reckoning !== null &&
      html`<details${print && html` open`}>
      <summary>${t('如何计算', 'How it was reckoned')}</summary>
      ${facts([
        [
          t('规则', 'Rule'),
          html`<code>${reckoning.rule.code}</code> v${reckoning.rule.version}：${reckoning.rule.value} ${unit(reckoning.rule.unit)}`,
        ],
        [
          t('依据', 'Basis'),
          html`${reckoning.rule.basis}
            <span class="tag">${BASIS_KINDS[reckoning.rule.basisKind]?.[frame.lang] ?? reckoning.rule.basisKind}</span>`,
        ],
        [t('起算', 'Start'), time(reckoning.start)],
        [
          t('停止', 'Stops'),
          reckoning.stops.map(
            (stop) =>
              html`${time(stop.from)} – ${stop.to === null ? t('仍在停止', 'still') : time(stop.to)} ${say(stopWords(stop.reason))}<br />`,
          ),
        ],
        [
          t('延长', 'Extensions'),
          reckoning.extensions.map(
            (one) => html`+${one.rule.value} ${unit(one.rule.unit)}，${time(one.at)} <code>${one.reason}</code><br />`,
          ),
        ],
        [t('日历', 'Calendar'), html`<code>${reckoning.calendarVersion}</code>`],
        [
          t('暂定', 'Provisional'),
          reckoning.provisional &&
            t(
              `${reckoning.unknownYear ?? ''} 年放假安排尚未公布，公布后重新计算。`,
              `The holidays of ${reckoning.unknownYear ?? ''} are not announced: it is reckoned again when they are.`,
            ),
        ],
        [t('届满后', 'On expiry'), view.escalates && t('逾期上报，案件停留在本阶段。', 'It escalates; the case stays where it is.')],
      ])}
    </details>`
    }
  </div>`;
}

/** Working days with each court: authority time and firm time apart, never added up. */
export function courtTimeView(frame: Frame, held: TimeHeld | null): Child {
  if (held === null) return null;
  const t = wordsIn(frame.lang);
  const shown = Object.entries(held.workingDays).filter(([court, days]) => days > 0 || court === 'firm' || court === 'authority');
  return html`<section aria-labelledby="held">
    <h2 id="held">${t('用时（工作日）', 'Time so far (working days)')}</h2>
    ${facts(shown.map(([court, days]) => [COURT_LABELS[court as keyof typeof COURT_LABELS][frame.lang], html`<strong>${days}</strong>`]))}
  </section>`;
}
