import { GLOSSARY } from '@sandbar/contracts';
import type { AllowedActionView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { dueLabel } from '../html/due.js';
import { facts, time } from '../html/parts.js';
import { readView } from '../declaration/read-view.js';
import { idOf } from '../forms/field.js';
import { bracketed, sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { STEPS, stepOf } from '../words/stage-steps.js';
import { actionPath, inStead } from './case-list-page.js';
import type { CaseModel, FullModel } from './case-model.js';
import { clocksView, courtTimeView } from './clocks-view.js';
import { ownCourt } from './own-court.js';
import { historyView } from './history-view.js';
import { childrenView, conflictsView, disclosureView, packagesView } from './sharing-view.js';
import { filesView } from './files-view.js';
import { similarView } from './similar-view.js';
import { forecastView } from './forecast-view.js';

/**
 * `/cases/:id`: where the case is, what happens next and by whom, what the reader may do, and everything it went through.
 * @param print everything unfolded and nothing to press, for paper
 */
export function casePage(frame: Frame, model: CaseModel, print = false): Page {
  const { view, full } = model;
  const t = wordsIn(frame.lang);
  return {
    title: view.title,
    at: 'cases',
    wide: true,
    ...(print ? {} : { live: { caseId: view.id, version: view.version } }),
    main: html`${!print && trail(frame, model, t)}
      ${model.done !== undefined && html`<p class="note good" role="status">${t('已办理：', 'Done: ')}${sayIn(frame.lang)(model.done)}</p>`}
      <h1>${view.title}</h1>
      ${print && [printed(frame, model, t), header(frame, model, t)]} ${strip(frame, model, t)}
      <div class="split">
        <aside aria-label="${t('下一步与办理事项', 'Next step and actions')}">${aside(frame, model, t, print)}</aside>
        <div>${!print && header(frame, model, t)} ${full === null ? headlineOnly(t) : body(frame, model, full, t, print)}</div>
      </div>`,
  };
}

function trail(frame: Frame, { view }: CaseModel, t: Words): Html {
  const parent = view.sight === 'full' ? view.parent : null;
  return html`<p class="trail">
    <a href="/cases">${t('我的案件', 'My cases')}</a>
    ${parent !== null && html`› <a href="/cases/${parent}">${t('上级案件', 'The case it belongs to')}</a>`}
    ${view.sight === 'full' && html`<a class="far" href="/cases/${view.id}/print">${t('打印版', 'Print version')}</a>`}
  </p>`;
}

/** What a sheet of paper must say of itself: which version it shows, as of when, and the hash to compare it by. */
function printed(frame: Frame, { view }: CaseModel, t: Words): Child {
  if (view.sight !== 'full') return null;
  return html`<p class="soft">
    ${t('打印时间', 'Printed')} ${time(frame.now)} · ${t(`案件第 ${view.version} 版`, `version ${view.version} of the case`)} ·
    ${t('记录指纹', 'hash of the record')} <code>${view.headHash}</code>
  </p>`;
}

/** What the reader is awaited to do stands first; else what the case waits for. */
function aside(frame: Frame, model: CaseModel, t: Words, print: boolean): Child {
  const { full, steps, write } = model;
  const waits = full !== null && awaits(frame, model, full, t);
  if (print) return waits;
  return steps.length > 0 || write ? [actions(frame, model, t), waits] : [waits, actions(frame, model, t)];
}

function header(frame: Frame, { view, due, full }: CaseModel, t: Words): Html {
  const say = sayIn(frame.lang);
  const next = full === null ? undefined : runningClocks(full)[0];
  const whose = next !== undefined && html`<br /><small>${say(next.title)}${bracketed(frame.lang, say(next.view.court.label))}</small>`;
  const name = (named: { readonly name: { readonly zh: string; readonly en: string } | null; readonly id: string }): string =>
    named.name === null ? `${say(GLOSSARY.unknown)} ${named.id.slice(0, 8)}` : say(named.name);
  const common: [Child, Child][] = [
    [t('类型', 'Kind'), say(view.kind.label)],
    [t('编号', 'Number'), view.number ?? t('尚未编号', 'none yet')],
    [t('省市', 'Province'), say(view.province.label)],
    [t('阶段', 'Stage'), html`<strong>${say(view.stage.label)}</strong>`],
  ];
  const parties: [Child, Child] = [t('申请机构', 'Parties'), view.parties.map(name).join(t('、', '; '))];
  if (view.sight !== 'full') return facts([...common, parties]);
  return facts([
    ...common,
    [t('办理方', 'Whose court'), say(view.court.label)],
    [t('最近到期', 'Next due'), due !== null && [dueLabel(due, t), whose]],
    [t('主办机关', 'Lead authority'), view.leadAuthority !== null && name(view.leadAuthority)],
    [t('接收省市', 'Recipient'), view.recipientProvince !== null && say(view.recipientProvince.label)],
    parties,
    [
      t('审查办理机关', 'Lanes of review'),
      view.laneAuthorities.map(({ lane, authority }) => html`${say(lane.label)}${t('：', ': ')}${name(authority)}<br />`),
    ],
    [t('已通报省市', 'Informed'), view.informedProvinces.map(({ label }) => say(label)).join(t('、', ', '))],
  ]);
}

/** Six coarse steps; a case on hold or ended beside them marks none. */
function strip(frame: Frame, { view }: CaseModel, t: Words): Html {
  const now = stepOf(view.kind.code, view.stage.code);
  const ended = view.sight === 'full' && view.closed;
  return html`<ol class="steps" aria-label="${t('办理进程', 'Course')}">
      ${STEPS[view.kind.code].map(
        ({ label }, index) =>
          html`<li class="${(index < now || (ended && index === now)) && 'past'}" ${index === now && html` aria-current="step"`}>
            ${label[frame.lang]}
          </li>`,
      )}
    </ol>
    ${now === -1 && html`<p class="note warn">${sayIn(frame.lang)(view.stage.label)}</p>`}`;
}

function headlineOnly(t: Words): Html {
  return html`<p class="note">
    ${t(
      '您所在的省市已收到通报，可见名称、申请机构和阶段；详细材料在征询时另行发送。',
      'Your province was informed: you see the name, the parties and the stage. The material comes with the consultation.',
    )}
  </p>`;
}

function awaits(frame: Frame, { view }: CaseModel, full: FullModel, t: Words): Child {
  const say = sayIn(frame.lang);
  const running = runningClocks(full);
  const own = running.find(
    (clock) => clock.view.court.code === ownCourt(frame, view.kind.code, { parties: view.parties.map(({ id }) => id) }),
  );
  const first = own ?? running[0];
  if (full.awaited.length === 0) return html`<section class="box"><h2>${t('已办结', 'Closed')}</h2></section>`;
  return html`<section class="box" aria-labelledby="awaits">
    <h2 id="awaits">${t('接下来', 'What happens next')}</h2>
    <ul class="plain">
      ${full.awaited.map(
        ({ label, roles }) =>
          html`<li>
            <strong>${say(label)}</strong
            >${roles.length > 0 && html`<br /><small class="soft">${t('由 ', 'by ')}${roles.map(say).join(t('、', ', '))}</small>`}
          </li>`,
      )}
    </ul>
    ${
      first !== undefined &&
      html`<p>
        ${t(`${say(first.view.court.label)}最近期限：`, `First clock (${say(first.view.court.label)}): `)}${say(first.title)}<br />${dueLabel(first.due, t)}
      </p>`
    }
  </section>`;
}

/** The clocks that run, the first due before the others. */
function runningClocks({ clocks }: FullModel) {
  const running = clocks.flatMap((clock) => (clock.due === null ? [] : [{ ...clock, due: clock.due }]));
  return running.sort((a, b) => (a.due.day < b.due.day ? -1 : 1));
}

function actions(frame: Frame, model: CaseModel, t: Words): Html {
  const say = sayIn(frame.lang);
  const { view } = model;
  const words = (action: AllowedActionView): Child =>
    html`${say(action.title)}${action.lane !== null && html`<small>${bracketed(frame.lang, say(action.lane.label))}</small>`}`;
  const button = (style: string) => (action: AllowedActionView) =>
    html`<li><a class="button ${style}" href="${actionPath(view.id, action)}">${words(action)}</a>${inStead(action, t)}</li>`;
  return html`<section class="box" aria-labelledby="actions">
    <h2 id="actions">${t('办理事项', 'Actions')}</h2>
    ${
      model.steps.length + model.others.length === 0 &&
      !model.write &&
      html`<p class="soft">${t('目前没有您可以办理的事项。', 'There is nothing for you to do now.')}</p>`
    }
    <ul class="acts">
      ${model.write && html`<li><a class="button" href="/cases/${view.id}/declaration">${t('填写声明书', 'Write the declaration')}</a></li>`}
      ${model.steps.map(button(''))} ${model.others.map(button('second'))}
    </ul>
    ${
      model.barred.length > 0 &&
      html`<h3>${t('暂时不能办理', 'Not possible now')}</h3>
        <ul class="acts">
          ${model.barred.map(
            (action) =>
              html`<li class="not">
                <strong>${words(action)}</strong
                >${action.reason !== null && html`<br />${say(action.reason.text)}<br /><small>${t('依据：', 'Basis: ')}${action.reason.basis}</small>`}
              </li>`,
          )}
        </ul>`
    }
  </section>`;
}

function body(frame: Frame, model: CaseModel, full: FullModel, t: Words, print: boolean): Html {
  const { view } = model;
  return html`${clocksView(frame, full.clocks, print)} ${courtTimeView(frame, full.held)} ${forecastView(frame, full.forecast, print)}
  ${similarView(frame, full.similar)} ${packagesView(frame, full.packages)} ${disclosureView(frame, full.disclosure)}
  ${conflictsView(frame, full.conflicts, print)} ${declaration(full, t, print)} ${filesView(frame, view.id, full, print)}
  ${childrenView(frame, full.children)}
  ${historyView(frame, { caseId: view.id, entries: full.history, known: full.known, older: full.olderHistory, print })}`;
}

function declaration({ declaration: found, revisions }: FullModel, t: Words, print: boolean): Child {
  if (found === null) return null;
  return html`<section aria-labelledby="declaration">
    <h2 id="declaration">${t('声明书', 'Declaration')}</h2>
    <p class="soft">
      ${t(`第 ${found.revision} 版，共 ${revisions.length} 版。指纹 SHA-256`, `Revision ${found.revision} of ${revisions.length}. SHA-256`)}
      <code>${found.hash}</code>
    </p>
    ${
      found.withheld > 0 &&
      html`<p class="note">
        ${t(`有 ${found.withheld} 项对您不予显示，均已标明理由。`, `${found.withheld} fields are withheld from you, each with its reason.`)}
      </p>`
    }
    ${revisions.length > 1 && found.changes.length === 0 && html`<p class="soft">${t('与上一版内容相同。', 'The same as the revision before.')}</p>`}
    ${
      found.changes.length > 0 &&
      html`<details class="box" ${print && html` open`}>
        <summary>
          ${t(`与上一版相比有 ${found.changes.length} 处变化`, `${found.changes.length} changes since the revision before`)}
        </summary>
        <ul>
          ${found.changes.map(({ pointer, label, kind }) => html`<li>${kind}${t('：', ': ')}<a href="#${idOf(pointer)}">${label}</a></li>`)}
        </ul>
      </details>`
    }
    ${readView(found.sections, t, found.changed, print)}
  </section>`;
}
