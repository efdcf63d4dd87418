import type { ClockMeta, Court, StateMeta } from '../kernel/index.js';

const LEAD = ['coordinator@leadAuthority', 'head@leadAuthority'];
const REVIEWERS = ['second-reviewer@leadAuthority', ...LEAD];
const SYSTEM = ['system@platform'];
/** An authority's clock never moves a case by expiring: it makes it overdue, escalates, and stays (process.md §2). */
const overdue = (name: string, rule: string, expires: string) => ({ name, rule, from: 'entry', expires, escalates: true }) as const;
const stage = (zh: string, en: string, court: Court, actor: readonly string[], clock: Omit<ClockMeta, 'court'>): StateMeta => ({
  title: { zh, en },
  court,
  actor,
  clock: { ...clock, court },
});

/** What every state of sharing-package@1 says of itself: title, court, who acts, which clock. */
export const STAGES = {
  open: { title: { zh: '在办', en: 'Open' }, wrapper: true },
  drafting: stage('起草材料包', 'Drafting', 'authority', LEAD, overdue('package.drafting', 'clock.package.drafting', 'DRAFTING_EXPIRED')),
  inReview: stage(
    '披露审查',
    'Disclosure review',
    'authority',
    REVIEWERS,
    overdue('package.review', 'clock.package.review', 'PACKAGE_REVIEW_EXPIRED'),
  ),
  released: {
    title: { zh: '已发出', en: 'Released' },
    clock: { name: 'package.validity', rule: 'clock.package.validity', court: 'authority', from: 'date', expires: 'PACKAGE_EXPIRED' },
  },
  consulting: stage(
    '协商中',
    'Consulting',
    'peers',
    SYSTEM,
    overdue('package.consultation', 'clock.package.consultation', 'CONSULTATION_EXPIRED'),
  ),
  contested: stage('有异议', 'Contested', 'authority', LEAD, overdue('package.contested', 'clock.package.contested', 'CONTESTED_EXPIRED')),
  revised: { title: { zh: '修改', en: 'Revision' } },
  awaiting: stage(
    '等待申请机构修改',
    "Awaiting the firm's revision",
    'firm',
    SYSTEM,
    overdue('package.revision', 'clock.package.revision', 'REVISED_EXPIRED'),
  ),
  redrafting: stage(
    '修改后重新起草',
    'Redrafting after the revision',
    'authority',
    LEAD,
    overdue('package.redrafting', 'clock.package.drafting', 'DRAFTING_EXPIRED'),
  ),
  rereview: stage(
    '修改后披露审查',
    'Disclosure review after the revision',
    'authority',
    REVIEWERS,
    overdue('package.rereview', 'clock.package.review', 'PACKAGE_REVIEW_EXPIRED'),
  ),
  escalated: stage(
    '升级协商',
    'Escalated',
    'authority',
    LEAD,
    overdue('package.escalation', 'clock.package.escalation', 'ESCALATION_EXPIRED'),
  ),
  settled: stage('意见已定', 'Settled', 'authority', [...LEAD, ...SYSTEM], {
    name: 'package.settled',
    rule: 'clock.package.settled',
    from: 'entry',
    expires: 'SETTLED_EXPIRED',
  }),
  closed: { title: { zh: '办结', en: 'Closed' } },
  superseded: { title: { zh: '已被取代', en: 'Superseded' } },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' } },
  expired: { title: { zh: '已过期', en: 'Expired' } },
} as const satisfies Record<string, StateMeta>;
