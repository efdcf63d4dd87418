import type { ClockMeta, Court, StateMeta } from '../kernel/index.js';

const COORDINATOR = ['coordinator@recipientProvince'];
const RELEASERS = ['coordinator@recipientProvince', 'head@recipientProvince', 'second-reviewer@recipientProvince'];
const SENDER = ['coordinator@leadAuthority'];
const SYSTEM = ['system@platform'];

const peers = (name: string, rule: string, expires: string, more: Partial<ClockMeta> = {}): ClockMeta => ({
  name,
  rule,
  court: 'peers',
  from: 'entry',
  expires,
  ...more,
});
const state = (zh: string, en: string, court: Court, actor: readonly string[], more: Partial<StateMeta> = {}): StateMeta => ({
  title: { zh, en },
  court,
  actor,
  ...more,
});
const PACKAGE_HOLDS = {
  reason: 'the province has answered: the package waits for the others and closes the leg; its own clocks run there',
};

/** What every state of sharing-leg@1 says of itself: title, court, who acts, which clock. The urgent and revised rules are chosen in clocks(). */
export const STAGES = {
  open: { title: { zh: '在办', en: 'Open' }, wrapper: true },
  underway: {
    title: { zh: '发送中', en: 'Under way' },
    wrapper: true,
    clock: peers('leg.delivery', 'clock.leg.delivery', 'DELIVERY_EXPIRED'),
  },
  queued: state('待发送', 'Queued', 'peers', SYSTEM),
  sent: state('已发出', 'Sent', 'peers', SYSTEM),
  outage: state('对方系统中断', "The peer's outage", 'peers', [...SYSTEM, ...COORDINATOR], {
    clock: peers('leg.outage', 'clock.leg.outage', 'OUTAGE_EXPIRED'),
  }),
  letter: state('改以公函送达', 'By official letter', 'authority', [...COORDINATOR, ...SENDER], {
    noClock: { reason: 'service on paper has no period of its own; the consultation clock of the package runs meanwhile and escalates' },
  }),
  window: {
    title: { zh: '协商期内', en: 'In the window' },
    wrapper: true,
    clock: peers('leg.objection', 'clock.leg.objection', 'OBJECTION_EXPIRED', { from: 'service' }),
  },
  delivered: state('已送达', 'Delivered', 'peers', COORDINATOR, {
    clock: peers('leg.open', 'clock.leg.open', 'OPENING_EXPIRED', { escalates: true }),
  }),
  opened: state('已打开', 'Opened', 'peers', COORDINATOR, {
    clock: peers('leg.acknowledge', 'clock.leg.acknowledge', 'ACKNOWLEDGEMENT_EXPIRED', { escalates: true }),
  }),
  answering: { title: { zh: '答复中', en: 'Answering' }, court: 'peers' },
  preparing: state('拟定答复', 'Preparing the answer', 'peers', COORDINATOR),
  prepared: state('待签发', 'Answer prepared', 'peers', RELEASERS),
  awaitingInformation: state('等待补充材料', 'Awaiting further information', 'authority', SENDER, {
    clock: { ...peers('leg.information', 'clock.leg.information', 'LEG_INFORMATION_EXPIRED'), court: 'authority' },
  }),
  late: state('逾期答复待签发', 'Late answer prepared', 'peers', RELEASERS, {
    noClock: { reason: 'the window is over and nothing waits for a late answer; the package closes the leg when it closes' },
  }),
  answered: { title: { zh: '已答复', en: 'Answered' }, court: 'none', actor: SYSTEM, noClock: PACKAGE_HOLDS },
  recognised: state('认可', 'Recognised', 'none', SYSTEM, { noClock: PACKAGE_HOLDS }),
  recognisedWithConditions: state('附条件认可', 'Recognised with conditions', 'none', SYSTEM, { noClock: PACKAGE_HOLDS }),
  notRecognised: state('不予认可', 'Not recognised', 'none', SYSTEM, { noClock: PACKAGE_HOLDS }),
  objected: state('异议', 'Objected', 'none', [...RELEASERS, ...SYSTEM], { noClock: PACKAGE_HOLDS }),
  abstained: state('弃权', 'Abstained', 'none', [...COORDINATOR, ...SYSTEM], { noClock: PACKAGE_HOLDS }),
  noAnswer: state('未答复', 'No answer', 'none', [...COORDINATOR, ...SYSTEM], { noClock: PACKAGE_HOLDS }),
  closed: { title: { zh: '办结', en: 'Closed' } },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' } },
} as const satisfies Record<string, StateMeta>;
