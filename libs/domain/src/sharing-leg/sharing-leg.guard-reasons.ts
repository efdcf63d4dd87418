import type { GuardReason } from '../kernel/index.js';
import type { LegGuard } from './sharing-leg.guards.js';

const house = (zh: string, en: string, about: GuardReason['about'] = 'case'): GuardReason => ({
  about,
  text: { zh, en },
  basis: '本系统监管协同流程规定',
  basisKind: 'house',
});
const analogy = (basis: string, zh: string, en: string, about: GuardReason['about']): GuardReason => ({
  about,
  text: { zh, en },
  basis,
  basisKind: 'analogy',
});

/** Why an action of sharing-leg@1 is refused, in words a coordinator reads. */
export const legGuardReasons: Readonly<Record<LegGuard, GuardReason>> = {
  objectionComplete: analogy(
    'GDPR art. 60(4)',
    '异议不完整：须写明异议代码、理由并附证据',
    'The objection is incomplete: it needs a code, reasons and evidence',
    'payload',
  ),
  refusalReasoned: analogy('Regulation (EU) 2019/515', '不予认可须说明理由', 'Not recognising needs a reason', 'payload'),
  conditionsStructured: house(
    '附条件认可须至少列明一项可执行的条件（数值与单位、区域或文字）；其他答复不得附条件',
    'Recognition with conditions lists at least one that can be enforced (a number with its unit, an area, a text); other answers carry none',
    'payload',
  ),
  objectionInTime: analogy(
    'GDPR art. 60(4)–(6)',
    '异议期已结束，逾期不能再提出异议；可认可、附条件认可、不予认可或弃权',
    'The window is over: a late answer may recognise, recognise with conditions, not recognise or abstain, but no longer object',
    'payload',
  ),
  releaserIsNotPreparer: house('拟定答复的人不得签发，须由他人签发', 'Whoever prepared the answer cannot release it: another person must'),
  draftIs: house('拟定的答复是另一种', 'The prepared answer is another one', 'route'),
  objectionWasWithdrawn: house('仅在撤回异议后可重新答复', 'Only after an objection was withdrawn may another answer follow'),
  withdrawalReasoned: house('撤回异议须说明理由', 'Withdrawing an objection needs a reason', 'payload'),
  windowIsOpen: house(
    '异议期尚未起算（须全部省份送达），无从停止或届满',
    'The window has not begun (every province must be served first): there is nothing to stop or to end',
  ),
  informationNotAskedYet: house('只能要求一次补充材料', 'Further information can be asked once only'),
  questionsAsked: house('须列明需要补充的问题', 'State the questions', 'payload'),
  outageNotUsed: house('本轮已因系统中断暂停过一次', 'This round was already suspended once for an outage'),
  expectedAhead: analogy(
    'Commission Implementing Regulation (EU) 2024/2545',
    '预计答复日不得早于今天',
    'The expected date of the answer cannot be in the past',
    'payload',
  ),
  servedInTheRound: house(
    '公函须有文号，送达时间不得早于本轮发出，也不得晚于现在',
    'The letter needs a number, and its service lies between the sending of this round and now',
    'payload',
  ),
  someDateMoves: house('没有期限因此改日', 'No date moves', 'route'),
  leadIsNew: house('主办机关未变更', 'The lead authority is the same', 'route'),
  roundIsNewer: house('该轮次已开始或已过', 'That round has begun or passed already', 'route'),
  reachedByLetterOnly: house('上一轮经系统送达', 'The round before was delivered electronically', 'route'),
  windowOfThisRound: house('异议期属于另一轮次或已起算', 'The window is of another round, or open already', 'route'),
};
