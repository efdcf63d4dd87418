import type { ChangeView } from '../../calendar/change-view.js';
import type { YearView } from '../../calendar/year-view.js';
import { drawFields } from '../forms/draw-field.js';
import { drawForm, errorSummary, labelsOf } from '../forms/draw-form.js';
import type { Field, FormFault, Option } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table } from '../html/parts.js';
import { REASONS, changeState, daysOf, documentOf, inForce } from './calendar-words.js';
import { overrideFields } from './override-form.js';
import type { OverrideTyped } from './override-form.js';

export interface CalendarModel {
  readonly changes: readonly ChangeView[];
  readonly placeOf: (scope: string | null) => string;
  readonly missing: number | null;
  /** The year that is looked at, and the years that there are. */
  readonly year: YearView;
  readonly years: { readonly first: number; readonly last: number };
  /** Places whose calendar the reader may change. */
  readonly places: readonly Option[];
  readonly typed: { readonly json: string; readonly override: OverrideTyped };
  readonly faults: readonly FormFault[];
}

/** `/calendar`: the changes with their basis, the days of a year, and the forms that try a notice or a decree. */
export function calendarPage(frame: Frame, model: CalendarModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('放假安排', 'Calendar');
  const fields = overrideFields(frame, model.typed.override, model.places, model.faults);
  const labels = labelsOf(fields);
  return {
    title,
    at: 'calendar',
    wide: true,
    faulty: model.faults.length > 0,
    main: html`${errorSummary(model.faults, (pointer) => (pointer === '/json' ? t('通知', 'Notice') : labels.get(pointer)), t)}
      <h1>${title}</h1>
      ${model.missing !== null && missingNote(model.missing, t)}
      <p>
        ${t(
          '期限按国务院办公厅的放假通知计算。变动由一人录入、另一人确认；生效后，未到期的期限逐件重算，并记入办理记录。',
          'Periods are reckoned by the State Council’s notices. A change is entered by one person and confirmed by another; once it is in force the open clocks are reckoned again, case by case, as recorded facts.',
        )}
      </p>
      <h2>${t('变动与依据', 'Changes and their basis')}</h2>
      ${changesTable(frame, model, t)} ${yearSection(model, t)}
      <h2 id="notice">${t('载入年度通知', 'Load a year’s notice')}</h2>
      ${noticeForm(model, t)}
      <h2 id="override">${t('录入调整', 'Enter a decree')}</h2>
      <p>
        ${t('某些日期因文件改为放假或上班（例如 2020 年延长春节假期）。', 'A document makes days off or worked, as in 2020, when the Spring Festival holiday was lengthened.')}
      </p>
      ${drawForm({ action: '/calendar/overrides', fields, hidden: {}, send: t('试算', 'See what would move') }, t)}`,
  };
}

const missingNote = (year: number, t: Words): Html =>
  html`<div class="note warn">
    <p>
      ${t(
        `${year} 年放假通知尚未载入：跨入该年的期限均为暂定，到期不处理。`,
        `The notice for ${year} is not loaded: clocks that reach into that year are provisional and do not expire.`,
      )}
      <a href="#notice">${t('载入通知', 'Load it')}</a>
    </p>
  </div>`;

function changesTable(frame: Frame, { changes, placeOf }: CalendarModel, t: Words): Html {
  if (changes.length === 0) return html`<p class="soft">${t('没有变动。', 'None.')}</p>`;
  const say = sayIn(frame.lang);
  return table<ChangeView>(
    t('变动与依据', 'Changes and their basis'),
    [
      {
        label: t('日期', 'Days'),
        cell: (row) => (row.content.kind === 'base' ? daysOf(row, t) : html`<a href="/calendar/changes/${row.id}">${daysOf(row, t)}</a>`),
      },
      { label: t('原因', 'Reason'), cell: ({ reason }) => say(REASONS[reason]) },
      { label: t('适用', 'For'), cell: ({ content }) => placeOf(content.kind === 'override' ? content.scope : null) },
      { label: t('依据', 'Basis'), cell: documentOf },
      { label: t('自', 'From'), cell: inForce },
      { label: t('状态', 'State'), cell: (row) => changeState(row, frame.now, t) },
    ],
    changes,
    { captionHidden: true },
  );
}

function yearSection({ year, years }: CalendarModel, t: Words): Html {
  const list = (days: readonly string[]): Child =>
    days.length === 0 ? t('无', 'none') : days.map((day) => html`<code class="nowrap">${day.slice(5)}</code> `);
  const options = Array.from({ length: years.last - years.first + 1 }, (_, n) => years.last - n);
  return html`<h2 id="year">${t(`${year.year} 年`, `The year ${year.year}`)}</h2>
    <form class="filter" method="get" action="/calendar#year">
      <div class="field">
        <label for="year-chosen">${t('年度', 'Year')}</label
        ><select id="year-chosen" name="year">
          ${options.map((one) => html`<option value="${one}" ${one === year.year && html` selected`}>${one}</option>`)}
        </select>
      </div>
      <button class="second">${t('查看', 'Show')}</button>
    </form>
    ${!year.known && html`<p class="note warn">${t('该年放假安排未载入，以下为推定。', 'The notice of this year is not loaded: what follows is a guess.')}</p>`}
    <dl class="facts">
      <dt>${t('放假的工作日', 'Weekdays off')}</dt>
      <dd>${list(year.off)}</dd>
      <dt>${t('上班的周末', 'Weekend days worked')}</dt>
      <dd>${list(year.worked)}</dd>
    </dl>`;
}

function noticeForm({ typed, faults }: CalendarModel, t: Words): Html {
  const notice: Field = {
    ...{ kind: 'text', type: 'text', name: '/json', multiline: true, value: typed.json, required: false },
    label: t('或粘贴通知内容', 'Or paste the notice'),
    help: `${t('JSON：文号为 number，标题为 document，网址为 source。', 'JSON: number, document and source are number, title and address of the document.')} ${EXAMPLE}`,
    faults: faults.filter(({ pointer }) => pointer === '/json').map(({ message }) => message),
  };
  return html`<form method="post" action="/calendar/notices" enctype="multipart/form-data" novalidate>
    <div class="field">
      <label for="notice-file">${t('JSON 文件', 'JSON file')}</label>
      <input id="notice-file" type="file" name="file" accept="application/json,.json" />
    </div>
    ${drawFields([notice], t)}
    <div class="buttons"><button>${t('试算', 'See what would move')}</button></div>
  </form>`;
}

const EXAMPLE =
  '{"year": 2027, "number": "…", "document": "…", "publishedOn": "2026-11-…", "source": "https://www.gov.cn/…", "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "…"}, …], "workingWeekends": ["…"]}';
