import { CHECKLISTS, checklistPrefix } from '@sandbar/domain';
import type { Bilingual, ChecklistName } from '@sandbar/domain';
import type { RuleRowView } from '../../ports/index.js';
import { checklistItems } from '../../reference/checklist-items.js';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';

const NAMES: Readonly<Record<ChecklistName, Bilingual>> = {
  intake: { zh: '形式核对清单', en: 'Checklist of form' },
  consumer: { zh: '消费者权益保护审查清单', en: 'Checklist of consumer protection' },
  security: { zh: '技术安全核对清单', en: 'Checklist of technical security' },
};

/** Whether a rule is an item of a checklist. */
export const isChecklistItem = ({ code }: RuleRowView): boolean => CHECKLISTS.some((name) => code.startsWith(checklistPrefix(name)));

/** The checklists of the baseline, each with its items in their order and the ground of each. */
export function checklistsView(frame: Frame, rows: readonly RuleRowView[], basis: (row: RuleRowView) => Child): Child {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const lists = CHECKLISTS.map((name) => ({ name: say(NAMES[name]), items: checklistItems(rows, name, null) }));
  return html`<h2>${t('核对清单', 'Checklists')}</h2>
    <p class="soft">
      ${t(
        '审查员从主办机关现行的清单开始逐项核对；机关可以增加、改写或不列某项，须写明理由。已作出的记录保持原样。',
        'An officer begins with the list in force at the lead authority, which may add, reword or leave out an item and says why. What is recorded stays as it is.',
      )}
    </p>
    ${lists
      .filter(({ items }) => items.length > 0)
      .map(({ name, items }) =>
        table(
          name,
          [
            { label: t('核对项', 'Item'), cell: (row) => html`${say(row.title)}<br /><small><code>${row.code}</code></small>` },
            { label: t('依据', 'Basis'), cell: basis },
            { label: t('自', 'Since'), cell: (row) => row.from, className: 'nowrap' },
          ],
          items,
        ),
      )}`;
}
