import type { Audience, Bilingual } from '@sandbar/domain';
import type { NoticeCase, OpenDeadline, TemplateRow } from '@sandbar/workflow';
import { fill, inLanguage } from './fill.js';
import { clockLabel, COURT_OF, kindLabel, laneLabel, provinceLabel, stageLabel } from './labels.js';

export interface NoticeText {
  readonly subject: Bilingual;
  readonly body: Bilingual;
  readonly dueDay: string | null;
  readonly todo: boolean;
}
/** What the placeholders of a template stand for: labels, never a text that somebody wrote. */
export interface NoticeWords {
  readonly lane?: unknown;
  readonly province?: unknown;
  /** Clock name. */
  readonly clock?: unknown;
  readonly audience?: Bilingual;
  /** Registered name of a firm. */
  readonly firm?: Bilingual;
}

/**
 * The words one reader gets: what happened, what the reader is asked to do, which case at which stage and office, and until when.
 * @param audiences through which the reader was found; their to-dos and clock are the reader's
 * @param due the deadline a reminder is about; undefined: the nearest one in the reader's own court
 */
export function renderNotice(
  template: Pick<TemplateRow, 'subject' | 'text' | 'todo'>,
  subject: NoticeCase,
  words: NoticeWords,
  audiences: readonly Audience[],
  due?: OpenDeadline,
): NoticeText {
  const todos = audiences.map((audience) => template.todo[audience]).filter((todo) => todo !== undefined);
  const deadline = due ?? nearest(subject, words, audiences);
  const labels = labelsOf(subject.definition, words);
  const bodyIn = (language: keyof Bilingual): string => {
    const say = (text: Bilingual | undefined): string => fill(inLanguage(text, language), labels, language);
    const lines = LINES[language];
    return [
      capital(say(template.text)),
      ...(todos.length === 0 ? [] : [lines.todo([...new Set(todos.map(say))].join(lines.join))]),
      lines.what(kindLabel(subject.kind)[language], subject.header.title, subject.header.number),
      lines.where(stageLabel(subject.definition, subject.stage)[language], subject.leadAuthorityName?.[language]),
      ...(deadline === undefined
        ? []
        : [lines.due(deadline.dueDay, clockLabel(subject.definition, deadline.name)[language], deadline.provisional)]),
    ].join('\n');
  };
  const subjectIn = (language: keyof Bilingual): string =>
    `${capital(fill(inLanguage(template.subject, language), labels, language))}${language === 'zh' ? '：' : ': '}${subject.header.number ?? subject.header.title}`;
  return {
    subject: { zh: subjectIn('zh'), en: subjectIn('en') },
    body: { zh: bodyIn('zh'), en: bodyIn('en') },
    dueDay: deadline?.dueDay ?? null,
    todo: todos.length > 0,
  };
}

const LINES = {
  zh: {
    join: '；',
    todo: (text: string) => `请您：${text}。`,
    what: (kind: string, title: string, number: string | null) => `${kind}：${title}${number === null ? '' : `（${number}）`}`,
    where: (stage: string, office: string | undefined) => `阶段：${stage}${office === undefined ? '' : `；主办机关：${office}`}`,
    due: (day: string, clock: string, provisional: boolean) =>
      `期限：${day}（北京时间当日24:00止，${clock}）${provisional ? '，暂定，节假日安排公布后重新计算' : ''}`,
  },
  en: {
    join: '; ',
    todo: (text: string) => `To do: ${text}.`,
    what: (kind: string, title: string, number: string | null) => `${kind}: ${title}${number === null ? '' : ` (${number})`}`,
    where: (stage: string, office: string | undefined) => `Stage: ${stage}${office === undefined ? '' : `; lead authority: ${office}`}`,
    due: (day: string, clock: string, provisional: boolean) =>
      `Due: ${day} (24:00 Beijing time, ${clock})${provisional ? ', provisional until the holidays are announced' : ''}`,
  },
} as const;

function labelsOf(definition: string, words: NoticeWords): Readonly<Record<string, Bilingual | undefined>> {
  return {
    lane: laneLabel(words.lane) ?? { zh: '单项审查', en: 'review' },
    province: provinceLabel(words.province) ?? { zh: '有关省市', en: 'A province' },
    clock: typeof words.clock === 'string' ? clockLabel(definition, words.clock) : undefined,
    audience: words.audience,
    firm: words.firm,
  };
}

/** A sentence begins with a capital, also where a label begins it. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The earliest deadline in the courts of the reader's audiences; that of the fact's lane before the others. */
function nearest({ deadlines }: NoticeCase, words: NoticeWords, audiences: readonly Audience[]): OpenDeadline | undefined {
  const courts = new Set(audiences.map((audience) => COURT_OF[audience]));
  const own = deadlines.filter(({ court }) => courts.has(court));
  const ofLane = typeof words.lane === 'string' ? own.filter(({ name }) => name.endsWith(`.${String(words.lane)}`)) : [];
  return [...(ofLane.length > 0 ? ofLane : own)].sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0))[0];
}
