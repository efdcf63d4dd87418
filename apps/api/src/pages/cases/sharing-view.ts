import type { ConflictCell } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { CaseListItem } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { facts, table, time } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { DisclosedRow, DisclosureModel, PackageModel, ProvinceRow } from './case-model.js';

/** What each province said, package by package: each decides for itself. */
export function packagesView(frame: Frame, packages: readonly PackageModel[]): Child {
  if (packages.length === 0) return null;
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  return html`<section aria-labelledby="sharing">
    <h2 id="sharing">${t('监管协同', 'Supervisory sharing')}</h2>
    ${packages.map(
      (one) =>
        html`<p>
            <a href="/cases/${one.id}">${t(`第 ${one.round} 轮材料包`, `Package, round ${one.round}`)}</a>
            <span class="tag">${say(one.stage)}</span>
          </p>
          ${table<ProvinceRow>(
            t('各省市答复', 'Answers of the provinces'),
            [
              { label: t('省市', 'Province'), cell: (row) => say(row.province) },
              { label: t('送达', 'Delivered'), cell: (row) => (row.deliveredAt === null ? '—' : time(row.deliveredAt)) },
              { label: t('预计答复', 'Expected'), cell: (row) => row.expectedOn ?? '—' },
              {
                label: t('答复', 'Answer'),
                cell: (row) =>
                  row.answer === null
                    ? html`<span class="soft">${t('尚未答复', 'none yet')}</span>`
                    : html`<strong>${say(row.answer)}</strong>${row.late && html` <span class="tag warn">${t('迟到', 'late')}</span>`}`,
              },
              {
                label: t('理由与条件', 'Reason and conditions'),
                cell: (row) => [
                  row.reason,
                  row.conditions.map((text) => html`<br />• ${text}`),
                  row.resolution !== null && html`<br /><small>${t('处理：', 'Resolved: ')}${row.resolution}</small>`,
                ],
              },
            ],
            one.rows,
            { captionHidden: true },
          )}`,
    )}
  </section>`;
}

/** What was disclosed, field by field; what was not stands there as withheld. */
export function disclosureView(frame: Frame, disclosure: DisclosureModel | null): Child {
  if (disclosure === null) return null;
  const t = wordsIn(frame.lang);
  const title = t('披露内容', 'What is disclosed');
  const sections = [...new Set(disclosure.fields.map(({ section }) => section))];
  return html`<section aria-labelledby="disclosure">
    <h2 id="disclosure">${title}</h2>
    ${facts([
      [t('标识', 'Label'), html`<strong>TLP:${disclosure.tlp}</strong>`],
      [t('使用目的', 'Purpose'), disclosure.purpose],
      [t('法律依据', 'Legal basis'), disclosure.legalBasis],
      [t('有效期至', 'Ends on'), disclosure.expiresOn],
    ])}
    ${sections.map((section) => {
      const rows = disclosure.fields.filter((field) => field.section === section);
      const hidden = rows.filter(({ withheld }) => withheld !== null).length;
      return html`<details class="section">
        <summary>
          <h3>${section}</h3>
          ${hidden > 0 && html` <span class="tag">${t(`${hidden} 项不予披露`, `${hidden} withheld`)}</span>`}
        </summary>
        ${disclosedTable(frame, section, rows)}
      </details>`;
    })}
  </section>`;
}

function disclosedTable(frame: Frame, caption: string, rows: readonly DisclosedRow[]): Child {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  return table<DisclosedRow>(
    caption,
    [
      { label: t('填报项', 'Field'), cell: (row) => say(row.title) },
      { label: t('级别', 'Level'), cell: (row) => row.level, className: 'nowrap' },
      {
        label: t('内容', 'Content'),
        cell: (row) =>
          row.withheld === null
            ? html`<span class="pre">${row.text}</span>`
            : html`<span class="tag">${t('不予披露', 'withheld')}</span> ${say(row.withheld)}`,
      },
    ],
    rows,
    { captionHidden: true },
  );
}

const VERDICTS = {
  meets: ['符合', 'meets', 'good'],
  breaks: ['不符', 'breaks', 'bad'],
  unknown: ['未说明', 'not stated', ''],
} as const;
const COMPARE = { maximum: '≤', minimum: '≥', permitted: '' } as const;

/** Rules against provinces: where the plan breaks one, before the consultation. */
export function conflictsView(frame: Frame, cells: readonly ConflictCell[], print: boolean): Child {
  if (cells.length === 0) return null;
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const provinces = [...new Set(cells.map(({ province }) => province))];
  const rules = [...new Set(cells.map(({ rule }) => rule))];
  const broken = cells.filter(({ verdict }) => verdict === 'breaks').length;
  const title = t('规则冲突对照', 'Conflict matrix');
  const cellOf = (rule: string, province: string) => cells.find((cell) => cell.rule === rule && cell.province === province);
  return html`<section aria-labelledby="conflicts">
    <h2 id="conflicts">${title}</h2>
    <details class="box" ${(broken > 0 || print) && html` open`}>
      <summary>
        ${
          broken > 0
            ? html`<span class="tag bad">${t(`${broken} 处不符`, `${broken} broken`)}</span>`
            : t('未发现与各省市规则不符之处', 'No rule of a province is broken')
        }
      </summary>
      ${table<string>(
        title,
        [
          { label: t('规则', 'Rule'), cell: (rule) => say(cells.find((cell) => cell.rule === rule)?.title ?? { zh: rule, en: rule }) },
          ...provinces.map((province) => ({
            label: say(PROVINCE_LABELS[province]),
            cell: (rule: string): Child => {
              const cell = cellOf(rule, province);
              if (cell === undefined) return '—';
              const [zh, en, tone] = VERDICTS[cell.verdict];
              const required =
                cell.compare === 'permitted'
                  ? t(cell.required === 0 ? '不允许' : '允许', cell.required === 0 ? 'not permitted' : 'permitted')
                  : `${COMPARE[cell.compare]} ${cell.required.toLocaleString('en-US')}`;
              return html`<span class="tag ${tone}">${t(zh, en)}</span><br /><small title="${cell.basis}"
                  >${required}${cell.planned !== null && cell.compare !== 'permitted' && t(`，申报 ${cell.planned.toLocaleString('en-US')}`, `, planned ${cell.planned.toLocaleString('en-US')}`)}${cell.deviates && t('（该省规定）', ' (own rule)')}</small
                >`;
            },
          })),
        ],
        rules,
        { captionHidden: true },
      )}
    </details>
  </section>`;
}

/** Cases that hang from this one. */
export function childrenView(frame: Frame, children: readonly CaseListItem[]): Child {
  if (children.length === 0) return null;
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const title = t('下属案件', 'Cases that belong to it');
  return html`<section aria-labelledby="children">
    <h2 id="children">${title}</h2>
    ${table<CaseListItem>(
      title,
      [
        { label: t('案件', 'Case'), cell: (item) => html`<a href="/cases/${item.id}">${say(item.kind.label)}</a>` },
        { label: t('省市', 'Province'), cell: (item) => say(item.province.label) },
        { label: t('阶段', 'Stage'), cell: (item) => say(item.stage.label) },
      ],
      children,
      { captionHidden: true },
    )}
  </section>`;
}
