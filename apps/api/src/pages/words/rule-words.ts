import type { Bilingual } from '@sandbar/domain';

export const UNIT_WORDS: Readonly<Record<string, Bilingual>> = {
  'working-day': { zh: '个工作日', en: 'working days' },
  'calendar-day': { zh: '日', en: 'days' },
  month: { zh: '个月', en: 'months' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  person: { zh: '人', en: 'people' },
  party: { zh: '家', en: 'parties' },
  count: { zh: '次（个）', en: '' },
  fraction: { zh: '（比例）', en: '(fraction)' },
  level: { zh: '级', en: 'level' },
  switch: { zh: '（1=是，0=否）', en: '(1 yes, 0 no)' },
  place: { zh: '（清单中的次序）', en: '(place on the list)' },
  byte: { zh: '字节', en: 'bytes' },
};

export const BASIS_KINDS: Readonly<Record<string, Bilingual>> = {
  law: { zh: '法律', en: 'law' },
  standard: { zh: '标准', en: 'standard' },
  analogy: { zh: '类推', en: 'analogy' },
  house: { zh: '内部规则', en: 'house rule' },
};
