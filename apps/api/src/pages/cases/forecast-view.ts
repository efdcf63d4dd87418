import type { ForecastView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';

/** When registration is to be expected, with the ground of every step; nothing where it cannot be told. */
export function forecastView(frame: Frame, found: ForecastView | null, print: boolean): Child {
  if (found === null || found.forecast === null) return null;
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const { from, to, provisional, slow, since, steps } = found.forecast;
  const ground = ({ basis, n }: (typeof steps)[number]): string =>
    n === null ? say(basis.label) : t(`自 ${since} 以来${say(basis.label)} ${n} 件`, `${n} ${say(basis.label)} since ${since}`);
  const title = t('预计登记日', 'Registration to be expected');
  return html`<section aria-labelledby="forecast">
    <h2 id="forecast">${title}</h2>
    <p>
      ${
        from === to
          ? html`<strong><time datetime="${to}">${to}</time></strong>`
          : html`<strong><time datetime="${from}">${from}</time> – <time datetime="${to}">${to}</time></strong>`
      }
    </p>
    <p class="soft">
      ${t(
        '按尚余各阶段的用时推算，不是承诺；补正、异议、中止办理等未计入。',
        'From how long the stages still to come take; no promise. Corrections, objections and holds on the way are not foreseen.',
      )}
      ${slow && t('当前阶段已超过九成申请的用时，何时结束无法推算。', 'The present stage has taken longer than nine in ten; its end cannot be told.')}
      ${provisional && t('期间含尚未公布放假安排的日期。', 'A year whose holidays are not announced lies in between.')}
    </p>
    <details${print && html` open`}>
      <summary>${t('依据', 'The ground')}</summary>
      ${table(
        title,
        [
          { label: t('阶段', 'Stage'), cell: ({ stage }: (typeof steps)[number]) => say(stage.label) },
          {
            label: t('尚需工作日', 'Working days to go'),
            cell: ({ median, p90 }) => (median === p90 ? median : `${median}–${p90}`),
            className: 'number',
          },
          { label: t('依据', 'Ground'), cell: ground },
        ],
        steps,
        { captionHidden: true },
      )}
    </details>
  </section>`;
}
