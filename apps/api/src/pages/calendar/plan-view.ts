import type { CalendarPlan, LeftToPerson, PlannedCase, PlannedMove } from '@sandbar/workflow';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table } from '../html/parts.js';
import { clockWords } from '../words/clock-words.js';

/** Moves that a page lists; the figures above them count all. */
const SHOWN = 200;

/** What a change would move: the days, the clocks of cases, and what a person has to look at. @param everything false: of the cases in the reader's sight */
export function planView(frame: Frame, { days, moves, left }: CalendarPlan, everything: boolean): Html {
  const t = wordsIn(frame.lang);
  const cases = new Set(moves.map(({ caseId }) => caseId)).size;
  return html`<h2>${t('将变动的内容', 'What would move')}</h2>
    ${days.length > 0 && daysLine(days, t)}
    <p>
      <strong>${t(`${cases} 个案件的 ${moves.length} 项期限`, `${moves.length} clocks of ${cases} cases`)}</strong>${
        everything
          ? t('。', '.')
          : t(
              '（仅列您可查阅的案件；其他机关的案件同样会重算）。',
              ' (of the cases that you may see; those of other offices move as well).',
            )
      }
      ${t('对机关以外的人，到期日不会提前。', 'For nobody but an office does a due day move earlier.')}
    </p>
    ${moves.length > 0 && movesTable(frame, moves.slice(0, SHOWN), everything, t)}
    ${moves.length > SHOWN && html`<p class="soft">${t(`只列前 ${SHOWN} 项；全部见接口。`, `The first ${SHOWN} are listed; the API gives all.`)}</p>`}
    ${left.length > 0 && leftTable(frame, left, everything, t)}`;
}

function daysLine(days: CalendarPlan['days'], t: Words): Html {
  const named = (working: boolean): string =>
    days
      .filter((one) => one.working === working)
      .map(({ day }) => day)
      .join(t('、', ', '));
  const [off, worked] = [named(false), named(true)];
  return html`<p class="soft">
    ${off !== '' && t(`改为放假：${off}。`, `Become days off: ${off}. `)}${worked !== '' && t(`改为上班：${worked}。`, `Become working days: ${worked}.`)}
  </p>`;
}

/** A case by its number. Whoever sees all of them by office sees none of them by content, and gets no link. */
function caseOf({ caseId, number, province }: PlannedCase, everything: boolean, t: Words): Child {
  const name = number ?? t(`尚无编号（${province}）`, `no number yet (${province})`);
  return everything ? html`${name} <small class="soft">${caseId.slice(0, 8)}</small>` : html`<a href="/cases/${caseId}">${name}</a>`;
}

function movesTable(frame: Frame, moves: readonly PlannedMove[], everything: boolean, t: Words): Html {
  const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
  return table<PlannedMove>(
    t('将变动的期限', 'Clocks that would move'),
    [
      { label: t('案件', 'Case'), cell: (row) => caseOf(row, everything, t) },
      { label: t('期限', 'Clock'), cell: ({ clock }) => clockWords(clock)[frame.lang] },
      { label: t('原到期日', 'Due now'), className: 'nowrap', cell: ({ from }) => from ?? t('中止计时', 'stands still') },
      { label: t('新到期日', 'Due then'), className: 'nowrap', cell: ({ to }) => to ?? t('中止计时', 'stands still') },
      { label: t('相差（日）', 'Days'), className: 'number', cell: ({ days }) => (days === 0 ? '0' : signed(days)) },
      {
        label: t('说明', 'Note'),
        cell: ({ provisional, spared, days }) => [
          provisional ? t('仍为暂定', 'still provisional') : days === 0 ? t('由暂定转为确定', 'becomes definite') : '',
          spared.length > 0 && t(` 不缩短：${spared.join('、')} 不计`, ` not shortened: ${spared.join(', ')} do not count`),
        ],
      },
    ],
    moves,
    { captionHidden: true },
  );
}

function leftTable(frame: Frame, left: readonly LeftToPerson[], everything: boolean, t: Words): Html {
  return html`<h3>${t('已到期、需人工核对', 'Expired already: for a person to look at')}</h3>
    ${table<LeftToPerson>(
      t('已到期的期限', 'Clocks that have expired'),
      [
        { label: t('案件', 'Case'), cell: (row) => caseOf(row, everything, t) },
        { label: t('期限', 'Clock'), cell: ({ clock }) => clockWords(clock)[frame.lang] },
        { label: t('到期日', 'Was due'), cell: ({ due }) => due },
      ],
      left,
      { captionHidden: true },
    )}`;
}
