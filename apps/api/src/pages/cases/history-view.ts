import type { HistoryEntryView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { bracketed, sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { payloadView } from './payload-view.js';
import type { Known } from './case-model.js';

export interface HistoryModel {
  readonly caseId: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntryView[];
  /** Names of what the entries name by an id or a code. */
  readonly known: Known;
  readonly older: boolean;
  readonly print: boolean;
}

/** The record: who did what and when, with what it said, the facts that followed and the hash of the entry. */
export function historyView(frame: Frame, model: HistoryModel): Html {
  const t = wordsIn(frame.lang);
  return html`<section aria-labelledby="history">
    <h2 id="history">${t('办理记录', 'Record')}</h2>
    <ol class="history" reversed>
      ${model.entries.map((entry) => entryView(frame, entry, t, model))}
    </ol>
    ${
      model.older &&
      html`<p class="no-print"><a href="/cases/${model.caseId}?record=all#history">${t('查看全部记录', 'See the whole record')}</a></p>`
    }
  </section>`;
}

function entryView(frame: Frame, entry: HistoryEntryView, t: Words, { known, print }: HistoryModel): Html {
  const say = sayIn(frame.lang);
  const who =
    entry.actor.id === 'system'
      ? t('系统', 'the system')
      : entry.actor.id === 'public'
        ? t('社会公众', 'the public')
        : nameOf(frame, entry);
  return html`<li>
    <h3>${say(entry.title)}</h3>
    <p class="soft small">
      ${time(entry.at)} · ${who}${entry.key !== null && bracketed(frame.lang, wordsIn(frame.lang)('经接口密钥 ', 'by API key ') + entry.key)}${entry.onBehalfOf !== null && coveredFor(entry, frame)} → ${say(entry.stage.label)}
    </p>
    <details${print && html` open`}>
      <summary>${t(`第 ${entry.seq} 条：内容与校验`, `Entry ${entry.seq}: content and hash`)}</summary>
      ${
        entry.payload === null
          ? html`<p class="soft">
              ${t('机关内部讨论、过程信息，不对外显示（政府信息公开条例第十六条）。', 'Internal to the authority and not shown (政府信息公开条例 art. 16).')}
            </p>`
          : payloadView(frame, entry.type, entry.payload, known)
      }
      <p class="small soft">
        ${entry.facts.length > 0 && html`${t('事实：', 'Facts: ')}${entry.facts.map((fact) => html`<code>${fact}</code> `)}<br />`}
        ${t('指纹', 'Hash')} <code>${entry.hash}</code>${entry.prevHash !== null && html`<br />${t('前一条', 'Before')} <code>${entry.prevHash}</code>`}
      </p>
    </details>
  </li>`;
}

function coveredFor({ onBehalfOf, onBehalfOfName }: HistoryEntryView, frame: Frame): string {
  return bracketed(frame.lang, wordsIn(frame.lang)('代', 'for ') + (onBehalfOfName?.[frame.lang] ?? onBehalfOf ?? ''));
}

function nameOf(frame: Frame, { actor }: HistoryEntryView): string {
  return actor.name?.[frame.lang] ?? actor.id;
}
