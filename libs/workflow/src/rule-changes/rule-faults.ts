import type { ChangeFault } from '@sandbar/calendar';

/** What can be wrong with a rule that somebody hands in: what and the remedy, in both languages. `{x}` stands for what would be right. */
export const RULE_FAULTS = {
  'no-rules': { zh: '至少应有一条规则', en: 'must hold at least one rule' },
  'unknown-code': {
    zh: '没有此规则：请用 sandbar rules list 所列的代码；只有核对清单的项目可以新增，如 checklist.intake.NAME',
    en: 'is no rule: take a code from sandbar rules list; only an item of a checklist may be new, such as checklist.intake.NAME',
  },
  'unknown-office': {
    zh: '没有此机关，或该机关在生效日不在任：请用机关代码，如 pbc-shanghai；共同基线写 null',
    en: 'is no office on the day of effect: take the code of an office such as pbc-shanghai, or null for the baseline',
  },
  'not-a-number': { zh: '应为数字', en: 'must be a number' },
  'out-of-range': { zh: '应为 {x}', en: 'must be {x}' },
  'other-unit': { zh: '单位不能改变，应为 {x}，或不填', en: 'a unit does not change: must be {x}, or be left out' },
  'title-fixed': {
    zh: '只有核对清单的项目可以改写，请删去此项',
    en: 'only an item of a checklist may be reworded: leave this out',
  },
  'title-missing': { zh: '新增的清单项目须写明内容（zh、en）', en: 'a new item of a checklist needs its words in zh and en' },
  'too-long': { zh: '不超过 {x} 字', en: 'has {x} characters at most' },
  'list-full': {
    zh: '核对清单最多 {x} 项，多了无法逐项答复：请先将其他项目移出（value 写 0）',
    en: 'makes the list longer than {x} items, more than an officer’s answer holds: take others off first (value 0)',
  },
  'analogy-unsaid': {
    zh: '参照的依据应在 zh 中写明“非直接适用”、在 en 中写明 “does not apply directly”：文书不得把类推作为法律引用',
    en: 'an analogy says «非直接适用» in zh and «does not apply directly» in en: a letter never cites one as law',
  },
  'reason-missing': { zh: '偏离基线须写明理由（zh、en）', en: 'a deviation from the baseline needs a reason in zh and en' },
  'reason-of-baseline': {
    zh: '理由只用于机关的偏离，基线请写入依据',
    en: 'is for a deviation only: the ground of the baseline is its basis',
  },
  'too-early': {
    zh: '不得早于 {x}：规则按整日生效，不溯及已过去的时间',
    en: 'must be {x} or later: a rule counts by whole days and never for time that has passed',
  },
  'before-another': { zh: '须晚于已有版本的生效日 {x}', en: 'must be later than {x}, from which a version is in force already' },
  'ends-before': { zh: '早于生效日', en: 'lies before the day of effect' },
  'baseline-ends': {
    zh: '基线不能没有值，请删去；以后以新的版本代替',
    en: 'the baseline is never without a value: leave it out, and follow it by a new version',
  },
  twice: { zh: '同一规则、同一机关在本文件中出现两次', en: 'this rule of this authority is in the file twice' },
  'changes-nothing': { zh: '与现行版本相同，没有变动，请删去', en: 'is as the version before it: nothing would change, leave it out' },
  'no-deviation': { zh: '与基线相同，不是偏离，请删去', en: 'is as the baseline and no deviation: leave it out' },
} as const;
export type RuleFaultCode = keyof typeof RULE_FAULTS;

/** One fault: the JSON pointer of the place, its code, and the words. */
export interface RuleFault {
  readonly pointer: string;
  readonly code: RuleFaultCode | ChangeFault['code'];
  readonly message: { readonly zh: string; readonly en: string };
}

export const ruleFault = (
  pointer: string,
  code: RuleFaultCode,
  right: string | { readonly zh: string; readonly en: string } = '',
): RuleFault => {
  const { zh, en } = RULE_FAULTS[code];
  const words = typeof right === 'string' ? { zh: right, en: right } : right;
  return { pointer, code, message: { zh: zh.replace('{x}', words.zh), en: en.replace('{x}', words.en) } };
};
