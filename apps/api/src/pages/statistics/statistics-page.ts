import { PROVINCES } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { CountsView, FiguresView, SpreadView, StageFiguresView } from '@sandbar/contracts';
import type { MilestoneName } from '@sandbar/statistics';
import { MILESTONE_LABELS, TYPE_LABELS } from '../../statistics/figure-words.js';
import { FIGURE_PERIODS } from '../../statistics/statistics-query.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, withQuery } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { barChart } from './bar-chart.js';

const SHOWN: readonly MilestoneName[] = [
  'received',
  'accepted',
  'registered',
  'declined',
  'withdrawn',
  'lapsed',
  'deferred',
  'terminated',
  'completed',
];
const CHARTED: readonly MilestoneName[] = ['received', 'accepted', 'registered', 'declined'];
const PERIOD_WORDS = { year: ['按年', 'by year'], quarter: ['按季度', 'by quarter'], month: ['按月', 'by month'] } as const;

/** `/statistics`: charts and the tables under them; an office's, or what is published. */
export function statisticsPage(frame: Frame, view: FiguresView, offices: readonly { readonly id: string; readonly name: string }[]): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const office = view.sight === 'office';
  const title = office ? t('办理统计', 'Statistics') : t('公开统计', 'Published statistics');
  const csv = office ? withQuery('/v1/statistics/figures.csv', view.filter) : '/v1/statistics/public/figures.csv';
  const stages = view.stages.filter(({ province }) => province === null);
  return {
    title,
    at: 'statistics',
    wide: true,
    main: html`<h1>${title}</h1>
      <p class="soft">
        ${t(`统计截至 ${view.asOf}。数字由办理记录逐件推算，可随时重算。`, `As of ${view.asOf}. Every figure is reckoned from the record of the cases and can be reckoned again.`)}
      </p>
      ${
        !office &&
        html`<p class="note">
          ${t(
            `为不泄露个别申请的办理情况，少于 ${view.least} 件的数字不予公布，以“–”表示。已登记的应用均在公开登记簿中列名。`,
            `So that no figure tells of a single application, counts below ${view.least} are withheld and shown as «–». Registered pilots stand in the public register by name.`,
          )}
        </p>`
      }
      ${office && filterForm(frame, view, offices, t)}
      <p class="no-print"><a href="${csv}" download>${t('下载 CSV', 'Download CSV')}</a></p>
      ${countsSection(frame, t, { id: 'by-period', title: periodTitle(view, t), head: t('期间', 'Period'), rows: [...view.byPeriod.map(({ period, counts }) => ({ label: period, counts })), { label: t('合计', 'All'), counts: view.counts }], total: true })}
      ${countsSection(frame, t, { id: 'by-province', title: t('按省市', 'By province'), head: t('省市', 'Province'), rows: view.byProvince.map(({ province, counts }) => ({ label: say(province.label), counts })) })}
      ${view.byAuthority.length > 0 && countsSection(frame, t, { id: 'by-authority', title: t('按机关', 'By authority'), head: t('机关', 'Authority'), rows: view.byAuthority.map(({ authority, counts }) => ({ label: authority.name === null ? authority.id : say(authority.name), counts })) })}
      ${view.byType.length > 0 && countsSection(frame, t, { id: 'by-type', title: t('按类型', 'By kind'), head: t('类型', 'Kind'), rows: view.byType.map(({ type, counts }) => ({ label: say(type.label), counts })) })}
      ${declinedSection(frame, t, view)}
      ${stagesSection(
        frame,
        t,
        stages.filter(({ track }) => track !== 'lane'),
        'stages',
        t('各阶段用时', 'How long stages take'),
      )}
      ${stagesSection(
        frame,
        t,
        stages.filter(({ track }) => track === 'lane'),
        'lanes',
        t('各项审查用时', 'How long lanes of review take'),
      )}
      ${openSection(frame, t, view)}`,
  };
}

const shown = (n: number | null): Child => (n === null ? '–' : n);
const periodTitle = (view: FiguresView, t: Words): string => {
  const [zh, en] = PERIOD_WORDS[(view.filter['by'] ?? 'year') as keyof typeof PERIOD_WORDS] ?? PERIOD_WORDS.year;
  return t(`收件与结果：${zh}`, `Received and decided, ${en}`);
};

interface CountsModel {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly { readonly label: string; readonly counts: CountsView }[];
  /** The last row is the sum of the others: no bar of its own. */
  readonly total?: true;
}

function countsSection(frame: Frame, t: Words, { id, title, head, rows, total }: CountsModel): Html {
  const say = sayIn(frame.lang);
  const bars = total === true ? rows.slice(0, -1) : rows;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${
      bars.length === 0
        ? html`<p class="soft">${t('没有符合条件的申请。', 'No application matches.')}</p>`
        : barChart(
            id,
            bars.map(({ label, counts }) => ({ label, bars: CHARTED.map((what, series) => ({ series, value: counts[what] ?? null })) })),
            CHARTED.map((what) => say(MILESTONE_LABELS[what])),
          )
    }
    ${table(
      title,
      [
        { label: head, cell: ({ label }: (typeof rows)[number]) => label },
        ...SHOWN.map((what) => ({
          label: say(MILESTONE_LABELS[what]),
          cell: ({ counts }: (typeof rows)[number]) => shown(counts[what] ?? null),
          className: 'number',
        })),
      ],
      rows,
      { captionHidden: true },
    )}
  </section>`;
}

function declinedSection(frame: Frame, t: Words, { declined }: FiguresView): Child {
  if (declined.length === 0) return null;
  const say = sayIn(frame.lang);
  const title = t('不予登记的理由', 'Declined, by criterion');
  return html`<section aria-labelledby="declined">
    <h2 id="declined">${title}</h2>
    ${table(
      title,
      [
        {
          label: t('标准', 'Criterion'),
          cell: ({ reason }: (typeof declined)[number]) => html`${say(reason.label)} <small><code>${reason.code}</code></small>`,
        },
        { label: t('件数', 'Cases'), cell: ({ n }) => shown(n), className: 'number' },
      ],
      declined,
      { captionHidden: true },
    )}
  </section>`;
}

function stagesSection(frame: Frame, t: Words, rows: readonly StageFiguresView[], id: string, title: string): Child {
  if (rows.length === 0) return null;
  const say = sayIn(frame.lang);
  const both = ({ median, p90 }: SpreadView): Child => html`${shown(median)} <span class="soft">/ ${shown(p90)}</span>`;
  const series = [t('管理部门', 'authority'), t('申请机构', 'firm')];
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <p class="soft">
      ${t(
        '中位数 / 第九十百分位，按案件在谁手中分别计算，从不相加；中止办理的时间不计在内。图中为工作日。',
        'Median / ninth tenth, apart by whose court the case was in, never added up; time on hold is left out. The picture is in working days.',
      )}
    </p>
    ${barChart(
      id,
      rows.map(({ stage, working }) => ({
        label: say(stage.label),
        bars: [working.authority, working.firm].map(({ median, p90 }, n) => ({ series: n, value: median, reach: p90 })),
      })),
      series,
    )}
    ${table(
      title,
      [
        { label: t('阶段', 'Stage'), cell: ({ stage }: StageFiguresView) => say(stage.label) },
        { label: t('件次', 'Stays'), cell: ({ n }) => shown(n), className: 'number' },
        { label: t('管理部门，工作日', 'Authority, working days'), cell: ({ working }) => both(working.authority), className: 'number' },
        { label: t('申请机构，工作日', 'Firm, working days'), cell: ({ working }) => both(working.firm), className: 'number' },
        { label: t('管理部门，日历日', 'Authority, calendar days'), cell: ({ calendar }) => both(calendar.authority), className: 'number' },
        { label: t('申请机构，日历日', 'Firm, calendar days'), cell: ({ calendar }) => both(calendar.firm), className: 'number' },
        { label: t('全程，日历日', 'In all, calendar days'), cell: ({ calendar }) => both(calendar.total), className: 'number' },
      ],
      rows,
      { captionHidden: true },
    )}
  </section>`;
}

function openSection(frame: Frame, t: Words, { open }: FiguresView): Child {
  if (open.length === 0) return null;
  const say = sayIn(frame.lang);
  const title = t('在办与逾期', 'Open now, and overdue');
  return html`<section aria-labelledby="open">
    <h2 id="open">${title}</h2>
    ${barChart(
      'open',
      open.map(({ stage, n, overdue }) => ({
        label: say(stage.label),
        bars: [
          { series: 0, value: n },
          { series: 1, value: overdue },
        ],
      })),
      [t('在办', 'open'), t('逾期', 'overdue')],
    )}
    ${table(
      title,
      [
        { label: t('阶段', 'Stage'), cell: ({ stage }: (typeof open)[number]) => say(stage.label) },
        { label: t('在办', 'Open'), cell: ({ n }) => n, className: 'number' },
        {
          label: t('逾期', 'Overdue'),
          cell: ({ overdue }) => (overdue > 0 ? html`<strong class="bad">${overdue}</strong>` : 0),
          className: 'number',
        },
      ],
      open,
      { captionHidden: true },
    )}
  </section>`;
}

function filterForm(frame: Frame, view: FiguresView, offices: readonly { readonly id: string; readonly name: string }[], t: Words): Html {
  const say = sayIn(frame.lang);
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[], none: string | null): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${none !== null && html`<option value="">${none}</option>`}
        ${options.map(([value, word]) => html`<option value="${value}" ${view.filter[name] === value && html` selected`}>${word}</option>`)}
      </select>
    </div>`;
  const day = (name: string, label: string): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label><input id="${name}" name="${name}" type="date" value="${view.filter[name] ?? ''}" />
    </div>`;
  const all = t('全部', 'all');
  return html`<form class="filter" method="get" action="/statistics" role="search">
    ${day('from', t('自', 'From'))} ${day('to', t('至', 'To'))}
    ${choice(
      'province',
      t('省市', 'Province'),
      PROVINCES.map((code) => [code, say(PROVINCE_LABELS[code])] as const),
      all,
    )}
    ${choice(
      'authority',
      t('机关', 'Authority'),
      offices.map(({ id, name }) => [id, name] as const),
      all,
    )}
    ${choice(
      'type',
      t('类型', 'Kind'),
      Object.entries(TYPE_LABELS).map(([code, label]) => [code, say(label)] as const),
      all,
    )}
    ${choice(
      'by',
      t('分组', 'Grouped'),
      FIGURE_PERIODS.map((by) => [by, t(PERIOD_WORDS[by][0], PERIOD_WORDS[by][1])] as const),
      null,
    )}
    <button>${t('查看', 'Show')}</button>
    <a href="/statistics">${t('清除条件', 'Clear')}</a>
  </form>`;
}
