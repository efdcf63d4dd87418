import { getDeclarationSchema } from '../declaration-schema.js';
import type { Bilingual, SchemaNode } from '../model/schema-node.js';
import type { Walked } from '../walk.js';
import { member, walk } from '../walk.js';
import { isWithheldMark, WITHHELD_REASONS } from './withhold.js';

export type Lang = 'zh' | 'en';

/** One line of a read view. A heading stands over the lines of a group, a list or a row. */
export interface PrintedLine {
  readonly pointer: string;
  /** 0 for what stands directly in the section. */
  readonly depth: number;
  readonly heading: boolean;
  readonly label: string;
  /** Plain text; '' for a heading. */
  readonly text: string;
  readonly state: 'given' | 'missing' | 'withheld';
}

export interface PrintedSection {
  readonly pointer: string;
  readonly title: string;
  readonly help: string;
  readonly lines: readonly PrintedLine[];
}

const WORDS = {
  missing: { zh: '（未填写）', en: '(not given)' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  accepted: { zh: '已接受', en: 'accepted' },
  none: { zh: '（无）', en: '(none)' },
} as const satisfies Record<string, Bilingual>;

/**
 * A declaration, or a projection of one, as lines of plain text for read views and letters. Values are text as the applicant wrote it: the
 * view must escape it. Works on any data; what is absent says so.
 * @throws UnknownDeclarationVersion
 */
export function print(version: number, data: unknown, lang: Lang): PrintedSection[] {
  const sections: (PrintedSection & { lines: PrintedLine[] })[] = [];
  for (const walked of walk(getDeclarationSchema(version), data)) {
    if (walked.labels.length === 1) {
      sections.push({ pointer: walked.pointer, title: walked.node['x-title'][lang], help: walked.node['x-help'][lang], lines: [] });
      if (walked.kind !== 'rows' || !isEmptyList(walked.value)) continue;
    }
    if (walked.pointer.endsWith('/rid')) continue;
    sections.at(-1)!.lines.push(printLine(walked, { version, data, lang }));
  }
  return sections;
}

/** The same as one text: sections separated by blank lines, lines indented by their depth. */
export function printText(version: number, data: unknown, lang: Lang): string {
  const sections = print(version, data, lang).map(({ title, lines }) => {
    const body = lines.map(
      ({ depth, heading, label, text }) => `${'  '.repeat(depth)}${heading ? label : `${label}${lang === 'zh' ? '：' : ': '}${text}`}`,
    );
    return [`【${title}】`, ...body].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}

interface Printing {
  readonly version: number;
  readonly data: unknown;
  readonly lang: Lang;
}

function printLine({ pointer, kind, node, value, labels }: Walked, printing: Printing): PrintedLine {
  const { lang } = printing;
  const line = { pointer, depth: Math.max(0, labels.length - 2), label: labels.at(-1)![lang], heading: false, state: 'given' as const };
  if (isWithheldMark(value)) {
    const reason = WITHHELD_REASONS[value.withheld][lang];
    return { ...line, text: lang === 'zh' ? `（不予公开：${reason}）` : `(withheld: ${reason})`, state: 'withheld' };
  }
  if (kind === 'rows' && isEmptyList(value)) return { ...line, text: WORDS.none[lang] };
  if (kind !== 'field') return { ...line, heading: true, text: '' };
  const text = printValue(node, value, printing);
  return text === undefined ? { ...line, text: WORDS.missing[lang], state: 'missing' } : { ...line, text };
}

function printValue(node: SchemaNode, value: unknown, printing: Printing): string | undefined {
  const { lang } = printing;
  if (node['x-attachment']) return printAttachment(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return WORDS.none[lang];
    return value.map((item) => printValue(node.items!, item, printing) ?? '').join(lang === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'boolean') return node.const ? (value ? WORDS.accepted[lang] : undefined) : WORDS[value ? 'yes' : 'no'][lang];
  if (typeof value === 'number') return `${value.toLocaleString('en-US')}${unitOf(node, lang)}`;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (node['x-ref']) return nameOfRow(node['x-ref'], value, printing);
  const options = node['x-options'];
  return options && Object.hasOwn(options, value) ? options[value]![lang] : value;
}

const unitOf = (node: SchemaNode, lang: Lang): string => (node['x-unit'] ? ` ${node['x-unit'][lang]}` : '');
const isEmptyList = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

function printAttachment(value: unknown): string | undefined {
  const name = member(value, 'fileName');
  const hash = member(value, 'sha256');
  const size = member(value, 'size');
  if (typeof name !== 'string' || typeof hash !== 'string') return undefined;
  return `${name} (${typeof size === 'number' ? `${Math.ceil(size / 1024).toLocaleString('en-US')} kB, ` : ''}SHA-256 ${hash})`;
}

/** The name people gave the row that a reference points to: its name, else its code in words, else the id. */
function nameOfRow(list: string, rid: string, { version, data, lang }: Printing): string {
  const steps = list.split('/').slice(1);
  const rows = steps.reduce(member, data);
  const row: unknown = Array.isArray(rows) ? rows.find((candidate) => member(candidate, 'rid') === rid) : undefined;
  const name = member(row, 'name');
  if (typeof name === 'string') return name;
  const code = member(row, 'code');
  const schema: SchemaNode = getDeclarationSchema(version);
  const options = steps.reduce((node, step) => node.properties![step]!, schema).items!.properties!['code']?.['x-options'];
  return typeof code === 'string' && options && Object.hasOwn(options, code) ? options[code]![lang] : rid;
}
