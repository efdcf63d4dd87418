import type { HistoryEntryView } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { bracketed, sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { findChoiceWords } from '../words/choice-words.js';
import { findFieldWords } from '../words/field-words.js';

export interface HistoryModel {
  readonly caseId: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntryView[];
  readonly older: boolean;
  readonly print: boolean;
}

/** The record: who did what and when, with what it said, the facts that followed and the hash of the entry. */
export function historyView(frame: Frame, model: HistoryModel): Html {
  const t = wordsIn(frame.lang);
  return html`<section aria-labelledby="history">
    <h2 id="history">${t('办理记录', 'Record')}</h2>
    <ol class="history" reversed>
      ${model.entries.map((entry) => entryView(frame, entry, t, model.print))}
    </ol>
    ${
      model.older &&
      html`<p class="no-print"><a href="/cases/${model.caseId}?record=all#history">${t('查看全部记录', 'See the whole record')}</a></p>`
    }
  </section>`;
}

function entryView(frame: Frame, entry: HistoryEntryView, t: Words, print: boolean): Html {
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
          : payloadView(frame, entry.type, entry.payload)
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

/** What an event said, field by field, in the words of its form. */
export function payloadView(frame: Frame, event: string, payload: Readonly<Record<string, unknown>>): Child {
  const shown = Object.entries(payload).filter(([, value]) => !isEmpty(value));
  if (shown.length === 0) return null;
  return html`<dl class="facts">
    ${shown.map(
      ([name, value]) =>
        html`<dt>${findFieldWords(event, [name])?.label[frame.lang] ?? name}</dt>
          <dd>${valueView(frame, event, [name], value)}</dd>`,
    )}
  </dl>`;
}

function valueView(frame: Frame, event: string, path: readonly string[], value: unknown): Child {
  if (Array.isArray(value))
    return html`<ul>
      ${value.map((item) => html`<li>${valueView(frame, event, path, item)}</li>`)}
    </ul>`;
  if (typeof value === 'object' && value !== null)
    return html`<dl class="facts">
      ${Object.entries(value)
        .filter(([, inner]) => !isEmpty(inner))
        .map(([name, inner]) => {
          const deeper = [...path, name];
          return html`<dt>${findFieldWords(event, deeper)?.label[frame.lang] ?? name}</dt>
            <dd>${valueView(frame, event, deeper, inner)}</dd>`;
        })}
    </dl>`;
  if (typeof value === 'boolean') return wordsIn(frame.lang)(value ? '是' : '否', value ? 'yes' : 'no');
  const text = String(value as string | number);
  return html`<span class="pre">${findChoiceWords(path.at(-1) ?? '', text)?.[frame.lang] ?? text}</span>`;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
