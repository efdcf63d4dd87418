/** What a claim pretends. */
export type ClaimKind = 'endorsement' | 'promisedReturn';

export interface Claim {
  readonly kind: ClaimKind;
  /** The words found, as written (without blanks in Chinese). */
  readonly words: string;
}

interface ClaimPattern {
  readonly kind: ClaimKind;
  readonly pattern: RegExp;
}

const AUTHORITY = '(?:央行|人民银行|人行|国家|政府|官方|监管(?:部门|机构|当局|局|层)?|金融监管总局|证监会|外汇局|工作组)';
const RETURNS = '(?:收益|回报|盈利|利润|本金安全|本息|兑付)';

/** The reviewed list. Chinese is matched with all blanks and zero-width characters removed, so that spacing does not hide a claim. */
const CHINESE_LIST: readonly ClaimPattern[] = [
  {
    kind: 'endorsement',
    pattern: new RegExp(
      `${AUTHORITY}[^，。；、！？]{0,6}?(?:背书|力荐|推荐|兜底|信用支持|加持|(?<!认证)认可(?!委员会|实验室|的?(?:第三方|检测|检验|认证|评测|测评|评估|资质|标准|机构))|(?<!国家)认证(?!认可|机构|标准|技术|体系|平台|系统))`,
      'g',
    ),
  },
  {
    kind: 'endorsement',
    pattern: new RegExp(`${AUTHORITY}(?:全额|信用|为[^，。；]{0,8}|提供)?(?:担保|保证|兜底)(?!基金|公司|机构|体系|中心)`, 'g'),
  },
  { kind: 'endorsement', pattern: /(?:央行|官方|国家|监管)(?:指定|独家|唯一)(?!的?账户|账户|专户|信息披露|媒体|渠道)/g },
  { kind: 'endorsement', pattern: /(?:沙盒|监管工具|创新试点)(?:认证|认可|审批通过|背书)/g },
  { kind: 'endorsement', pattern: /(?:国家级|央行级|官方级)(?:产品|平台|安全|保障|项目)/g },
  { kind: 'promisedReturn', pattern: /(?<![确担环])保本(?![行次项应机公司平单人部系方案产市省区级地着])/g },
  { kind: 'promisedReturn', pattern: /(?:稳赚|只赚|包赚)(?:不赔|不亏)?/g },
  { kind: 'promisedReturn', pattern: /零风险(?!事件|偏好|加权|权重)|无风险(?:收益|回报|套利|投资|理财)|刚性兑付|保底收益|最低收益保障/g },
  { kind: 'promisedReturn', pattern: new RegExp(`(?:承诺|保证|确保|保障)[^，。；！？]{0,6}?${RETURNS}`, 'g') },
  { kind: 'promisedReturn', pattern: /(?:收益|回报)(?:有保障|有保证|保底|稳定无忧)/g },
];

const ENGLISH_AUTHORITY =
  "(?:the )?(?:PBo?C|People[’']s Bank(?: of China)?|central bank|regulators?|supervisors?|NFRA|CSRC|Chinese government|working group)";
const ENGLISH_LIST: readonly ClaimPattern[] = [
  {
    kind: 'endorsement',
    pattern: new RegExp(`\\b(?:approved|endorsed|guaranteed|certified|recommended|backed|vouched for) by ${ENGLISH_AUTHORITY}\\b`, 'gi'),
  },
  {
    kind: 'endorsement',
    pattern: /\b(?:(?:PBo?C|regulator|government|sandbox)-|officially[- ])(?:approved|endorsed|certified|recommended)\b/gi,
  },
  {
    kind: 'promisedReturn',
    pattern: /\bguaranteed (?:returns?|profits?|yields?|principal)\b|\b(?:principal|capital|returns?|profits?)(?: is| are)? guaranteed\b/gi,
  },
  {
    kind: 'promisedReturn',
    pattern: /\b(?:risk[- ]free|zero[- ]risk) (?:returns?|investments?|profits?|products?)\b|\bwithout any risk\b/gi,
  },
];

/** A clause that denies, forbids or prevents the claim; 不仅 and its like deny nothing. */
const CHINESE_DENIAL = /不(?!仅|但|只|单|止|光)|未|无|非(?!常)|禁止|严禁|杜绝|打破|避免|防止|防范|拒绝|误导/;
const ENGLISH_DENIAL = /\b(?:not(?! only)|no|never|without|nor|neither|avoids?|prevents?|forbids?|forbidden|prohibits?)\b|n[’']t\b/i;

const HAN = /\p{Script=Han}/u;
const LATIN_WORD = /[a-z]{4}/i;
const HIDDEN_BLANKS = /[\s\u200b-\u200d\u2060\ufeff·]/g;

const ofKind = (patterns: readonly ClaimPattern[]): Readonly<Record<ClaimKind, readonly ClaimPattern[]>> => ({
  endorsement: patterns.filter(({ kind }) => kind === 'endorsement'),
  promisedReturn: patterns.filter(({ kind }) => kind === 'promisedReturn'),
});
const CHINESE = ofKind(CHINESE_LIST);
const ENGLISH = ofKind(ENGLISH_LIST);

/** The different claims of one kind in a text, at most five a language; text without a claim gives an empty list. */
export function listClaims(text: string, kind: ClaimKind): Claim[] {
  const plain = text.normalize('NFKC');
  const found: Claim[] = [];
  if (HAN.test(plain)) found.push(...claims(plain.replace(HIDDEN_BLANKS, ''), CHINESE[kind], /[，。；！？,;!?]/, CHINESE_DENIAL));
  if (LATIN_WORD.test(plain)) found.push(...claims(plain, ENGLISH[kind], /[.;!?]/, ENGLISH_DENIAL));
  return found;
}

/** A denial further away than this denies something else. */
const REACH_OF_DENIAL = 60;
/** More claims of one text tell its author nothing new. */
const MOST_CLAIMS = 5;

function claims(text: string, patterns: readonly ClaimPattern[], clauseEnd: RegExp, denial: RegExp): Claim[] {
  const found = new Map<string, Claim>();
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (found.has(match[0])) continue;
      const clause = text
        .slice(Math.max(0, match.index - REACH_OF_DENIAL), match.index)
        .split(clauseEnd)
        .at(-1)!;
      if (!denial.test(clause)) found.set(match[0], { kind, words: match[0] });
      if (found.size === MOST_CLAIMS) return [...found.values()];
    }
  }
  return [...found.values()];
}
