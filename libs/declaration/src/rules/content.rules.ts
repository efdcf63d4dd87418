import { bilingualParam } from '../validation/bilingual-param.js';
import type { Walked } from '../walk.js';
import { isRecord, member } from '../walk.js';
import type { ClaimKind } from './claim-words.js';
import { listClaims } from './claim-words.js';
import type { Finding, Rule } from './rule.js';
import { basis } from './rule.js';

/** Rules that look at every field; they get the walked declaration once. */
export interface ContentRule extends Omit<Rule, 'check'> {
  readonly check: (walked: readonly Walked[]) => Iterable<Finding>;
}

const FREE_TEXT_LIMIT = 20_000;

function* claimsOf(kind: ClaimKind, walked: readonly Walked[]): Generator<Finding> {
  for (const { pointer, node, kind: walkedKind, value, labels } of walked) {
    if (walkedKind !== 'field' || typeof value !== 'string' || node.enum || node.format || node['x-ref']) continue;
    const words = new Set(listClaims(value.slice(0, FREE_TEXT_LIMIT), kind).map((claim) => claim.words));
    if (words.size > 0) yield { pointer, params: { words: [...words].join('、'), ...bilingualParam('field', labels.at(-1)!) } };
  }
}

export const contentRules: readonly ContentRule[] = [
  {
    code: 'wording.endorsement',
    severity: 'error',
    basis: basis(
      'law',
      '中国人民银行金融消费者权益保护实施办法：不得利用审核或备案作担保性宣传',
      'PBoC measures on financial consumers: review or filing may not be used as a guarantee',
    ),
    message: {
      zh: '「{field}」中的“{words}”会让人以为有官方认可或担保，请删除；登记不是认可。',
      en: '“{words}” in “{field}” suggests official endorsement: remove it; registration endorses nothing.',
    },
    check: (walked) => claimsOf('endorsement', walked),
  },
  {
    code: 'wording.promised_return',
    severity: 'error',
    basis: basis(
      'law',
      '关于规范金融机构资产管理业务的指导意见；广告法第二十五条',
      'Guiding opinions on asset management; advertising law art. 25',
    ),
    message: {
      zh: '「{field}」中的“{words}”属于对收益或本金的承诺，请删除。',
      en: '“{words}” in “{field}” promises a return or the principal: remove it.',
    },
    check: (walked) => claimsOf('promisedReturn', walked),
  },
  {
    code: 'reference.unknown_row',
    severity: 'error',
    basis: basis('house', '引用须指向存在的一行', 'A reference points to a row that exists'),
    message: {
      zh: '「{field}」指向的行不存在（可能已删除），请重新选择。',
      en: '“{field}” points to a row that does not exist (it may have been removed): choose again.',
    },
    *check(walked) {
      const ids = new Map<string, Set<unknown>>();
      for (const { pointer, kind, value } of walked) {
        if (kind === 'rows') ids.set(pointer, new Set(Array.isArray(value) ? value.map((row) => member(row, 'rid')) : []));
      }
      for (const { pointer, node, value, labels } of walked) {
        const list = node['x-ref'];
        if (list !== undefined && typeof value === 'string' && value !== '' && !ids.get(list)?.has(value)) {
          yield { pointer, params: bilingualParam('field', labels.at(-1)!) };
        }
      }
    },
  },
  {
    code: 'declaration.repeated_row_id',
    severity: 'error',
    basis: basis('house', '每一行的标识在其列表内唯一', 'Each row has an id of its own in its list'),
    message: {
      zh: '「{field}」中有两行使用同一标识“{rid}”，请删除重复的一行后重新添加。',
      en: 'Two rows of “{field}” have the same id “{rid}”: remove one and add it again.',
    },
    *check(walked) {
      for (const { pointer, kind, value, labels } of walked) {
        if (kind !== 'rows' || !Array.isArray(value)) continue;
        const seen = new Set<unknown>();
        for (let i = 0; i < value.length; i++) {
          const rid = isRecord(value[i]) ? member(value[i], 'rid') : undefined;
          if (typeof rid === 'string' && seen.has(rid))
            yield { pointer: `${pointer}/${i}/rid`, params: { rid: rid.slice(0, 64), ...bilingualParam('field', labels.at(-1)!) } };
          seen.add(rid);
        }
      }
    },
  },
  {
    code: 'attachment.same_file_twice',
    severity: 'warning',
    basis: basis('house', '一份文件通常只对应一个附件', 'One file usually serves one attachment'),
    message: {
      zh: '「{field}」与「{other}」是同一个文件，请确认没有传错。',
      en: '“{field}” and “{other}” are the same file: make sure that the right one was uploaded.',
    },
    *check(walked) {
      const seen = new Map<string, Walked>();
      for (const item of walked) {
        const hash = item.node['x-attachment'] === true ? member(item.value, 'sha256') : undefined;
        if (typeof hash !== 'string') continue;
        const other = seen.get(hash);
        if (other)
          yield {
            pointer: item.pointer,
            params: { ...bilingualParam('field', item.labels.at(-1)!), ...bilingualParam('other', other.labels.at(-1)!) },
          };
        else seen.set(hash, item);
      }
    },
  },
];
