import type { Bilingual } from '@sandbar/domain';
import type { RuleRowView } from '../../ports/index.js';
import type { RuleAlignment } from '../../reference/deviations.js';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { checklistsView, isChecklistItem } from './checklists-view.js';
import { BASIS_KINDS, UNIT_WORDS } from '../words/rule-words.js';

export interface RulesModel {
  readonly deviations: readonly RuleAlignment[];
  /** Every rule of the Delta baseline in force. */
  readonly baseline: readonly RuleRowView[];
  readonly authorities: ReadonlyMap<string, Bilingual>;
}

/** `/rules`: rule by rule, who deviates and since when and why; then the whole baseline. */
export function rulesPage(frame: Frame, model: RulesModel): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const item = (row: RuleRowView): string => (row.value > 0 ? say(row.title) : t('不列此项', 'Not on the list'));
  const amount = (row: RuleRowView | null): Child => {
    if (row === null) return '—';
    if (isChecklistItem(row)) return item(row);
    return html`<strong>${row.value.toLocaleString('en-US')}</strong> ${UNIT_WORDS[row.unit]?.[frame.lang] ?? row.unit}`;
  };
  const basis = (row: RuleRowView): Child =>
    html`${row.basis} <span class="tag">${BASIS_KINDS[row.basisKind]?.[frame.lang] ?? row.basisKind}</span>`;
  const office = (row: RuleRowView): Child =>
    row.authority === null ? '' : (model.authorities.get(row.authority)?.[frame.lang] ?? row.authority);
  const title = t('规则对照', 'Alignment board');
  const deviating = model.deviations.flatMap(({ baseline, deviations }) => deviations.map((row) => ({ baseline, row })));
  return {
    title,
    at: 'rules',
    wide: true,
    main: html`<h1>${title}</h1>
      <p>
        ${t(
          '三省一市共用一张规则表；任何机关偏离共同基线都须写明理由。这里逐条列出谁在偏离、自何时起、为什么。',
          'The four jurisdictions share one table of rules; an authority that departs from the common baseline must say why. Rule by rule: who does, since when and for what reason.',
        )}
      </p>
      <h2>${t('与基线不同的规则', 'Rules with a deviation')}</h2>
      ${
        deviating.length === 0
          ? html`<p class="note good">${t('目前没有机关偏离基线。', 'Nobody deviates from the baseline at present.')}</p>`
          : table(
              t('与基线不同的规则', 'Rules with a deviation'),
              [
                { label: t('规则', 'Rule'), cell: ({ row }) => html`${say(row.title)}<br /><small><code>${row.code}</code></small>` },
                { label: t('共同基线', 'Baseline'), cell: ({ baseline }) => amount(baseline) },
                { label: t('机关', 'Authority'), cell: ({ row }) => office(row) },
                { label: t('其规定', 'Its value'), cell: ({ row }) => amount(row) },
                {
                  label: t('自', 'Since'),
                  cell: ({ row }) => [row.from, row.to !== null && [t(' 至 ', ' to '), row.to]],
                  className: 'nowrap',
                },
                { label: t('理由', 'Reason'), cell: ({ row }) => html`<span lang="zh-Hans">${row.reason}</span>` },
                { label: t('依据', 'Basis'), cell: ({ row }) => basis(row) },
              ],
              deviating,
              { captionHidden: true },
            )
      }
      <h2>${t('共同基线', 'The baseline')}</h2>
      <p class="soft">
        ${t(
          '“类推”与“内部规则”不得在文书中作为法律引用；“未核实”的数值可由机关在规则表中更正。',
          'An analogy or a house rule is never cited as law in a letter. What nobody has verified can be corrected in the table.',
        )}
      </p>
      ${table(
        t('共同基线', 'The baseline'),
        [
          { label: t('规则', 'Rule'), cell: (row: RuleRowView) => html`${say(row.title)}<br /><small><code>${row.code}</code></small>` },
          { label: t('数值', 'Value'), cell: amount, className: 'nowrap' },
          { label: t('依据', 'Basis'), cell: basis },
          { label: t('自', 'Since'), cell: (row) => row.from, className: 'nowrap' },
          {
            label: t('核实', 'Verified'),
            cell: (row) => row.verifiedBy ?? html`<span class="soft">${t('未核实', 'not verified')}</span>`,
            className: 'nowrap',
          },
        ],
        model.baseline.filter((row) => !isChecklistItem(row)),
        { captionHidden: true },
      )}
      ${checklistsView(frame, model.baseline, basis)}`,
  };
}
