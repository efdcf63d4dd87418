/** What can be wrong with a notice or a decree somebody hands in: the words for the person who does, in both languages. `{x}` stands for what was found. */
export const CHANGE_FAULTS = {
  'not-an-object': { zh: '应为 JSON 对象', en: 'must be a JSON object' },
  'unknown-field': { zh: '没有这一项，请删去', en: 'there is no such field: remove it' },
  missing: { zh: '必须填写', en: 'is required' },
  'not-a-text': { zh: '应为非空文字', en: 'must be a text that is not empty' },
  'text-too-long': { zh: '不超过 {x} 字', en: 'has {x} characters at most' },
  'text-broken': {
    zh: '含有不能保存的字符（NUL 或残缺的代理对），请删去',
    en: 'holds a character that cannot be kept (NUL or half a surrogate pair): remove it',
  },
  'not-a-list': { zh: '应为列表', en: 'must be a list' },
  'too-many': { zh: '最多 {x} 项，请分几次提交', en: 'has {x} entries at most: hand in the rest another time' },
  'not-a-year': { zh: '应为年份，例如 2027', en: 'must be a year such as 2027' },
  'not-a-day': { zh: '应为日历上有的日期，格式 YYYY-MM-DD', en: 'must be a day that the calendar has, written YYYY-MM-DD' },
  'not-one-of': { zh: '应为其中之一：{x}', en: 'must be one of {x}' },
  'not-true-or-false': { zh: '应为 true 或 false', en: 'must be true or false' },
  'not-an-instant': {
    zh: '应为 UTC 时刻，例如 2027-01-27T00:00:00.000Z',
    en: 'must be an instant in UTC such as 2027-01-27T00:00:00.000Z',
  },
  'too-many-days': { zh: '一次最多 60 天', en: 'covers 60 days at most' },
  'not-an-address': { zh: '应为 http 或 https 网址', en: 'must be an http or https address' },
  'not-yet': { zh: '日期在今天之后：文件尚未印发', en: 'lies after today: the document is not out yet' },
  'other-year': { zh: '不在该年度内（上一年12月29日起除外）', en: 'lies outside the year (the days from 29 December before it excepted)' },
  'ends-before': { zh: '结束日早于开始日', en: 'ends before it begins' },
  'too-long': { zh: '一个假期不超过15天，请核对日期', en: 'a holiday has 15 days at most: check the dates' },
  overlaps: { zh: '与另一个假期重叠', en: 'overlaps another holiday' },
  'unknown-holiday': {
    zh: '不是法定节日名称（元旦、春节、清明节、劳动节、端午节、中秋节、国庆节，合放的用“、”连接）',
    en: 'is not the name of a statutory holiday (元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节; joint ones joined by 、)',
  },
  'holiday-missing': { zh: '缺少节日：{x}', en: 'the holiday {x} is missing' },
  'holiday-twice': { zh: '节日重复：{x}', en: 'the holiday {x} is there twice' },
  'law-day-worked': {
    zh: '{x} 是法定节日，应当放假（全国年节及纪念日放假办法第二条）',
    en: '{x} is a holiday by law (全国年节及纪念日放假办法 art. 2) and must be off',
  },
  'not-a-weekend': { zh: '调休上班日应为周六或周日', en: 'a make-up day must be a Saturday or Sunday' },
  'worked-and-off': { zh: '既是上班日又在假期内', en: 'is worked and lies in a holiday' },
  twice: { zh: '重复', en: 'is there twice' },
} as const;
export type ChangeFaultCode = keyof typeof CHANGE_FAULTS;

/** One fault: the JSON pointer of the place, its code, and the words. */
export interface ChangeFault {
  readonly pointer: string;
  readonly code: ChangeFaultCode;
  readonly message: { readonly zh: string; readonly en: string };
}

export const faultAt = (pointer: string, code: ChangeFaultCode, found = ''): ChangeFault => {
  const { zh, en } = CHANGE_FAULTS[code];
  return { pointer, code, message: { zh: zh.replace('{x}', found), en: en.replace('{x}', found) } };
};
