import type { Bilingual, CaseKind } from '@sandbar/domain';

interface Step {
  readonly label: Bilingual;
  /** Top-level states of the machine. */
  readonly states: readonly string[];
}
const step = (zh: string, en: string, ...states: string[]): Step => ({ label: { zh, en }, states });

/** Six coarse steps a kind of case goes through, for people. A table of labels: nothing is decided by it. */
export const STEPS: Readonly<Record<CaseKind, readonly Step[]>> = {
  'pilot-application': [
    step('申请与受理', 'Application', 'draft', 'signing', 'screening', 'correction'),
    step('审查', 'Review', 'review'),
    step('协同与论证', 'Sharing and panel', 'sharing', 'panel', 'weighing', 'conditions'),
    step('公示', 'Public notice', 'notice'),
    step('决定', 'Decision', 'decision', 'declined', 'remedy'),
    step('登记与测试', 'Registration and test', 'registered', 'live', 'exiting', 'completed', 'exited'),
  ],
  'sharing-package': [
    step('准备', 'Preparing', 'drafting'),
    step('披露审查', 'Disclosure review', 'inReview'),
    step('征询', 'Consulting', 'released', 'released.consulting'),
    step('处理异议', 'Objections', 'released.contested', 'released.revised', 'released.escalated'),
    step('已定', 'Settled', 'released.settled'),
    step('办结', 'Closed', 'closed'),
  ],
  'sharing-leg': [
    step('发送', 'Sending', 'queued', 'sent', 'outage', 'letter'),
    step('送达', 'Delivered', 'delivered'),
    step('打开', 'Opened', 'opened'),
    step('拟定答复', 'Answering', 'answering', 'awaitingInformation'),
    step('已答复', 'Answered', 'answered', 'late'),
    step('办结', 'Closed', 'closed'),
  ],
};

/** Ends and pauses that lie beside the steps: the strip then marks none of them. */
export const BESIDE_STEPS: ReadonlySet<string> = new Set([
  'onHold',
  'discarded',
  'withdrawn',
  'lapsed',
  'redirected',
  'deferred',
  'terminated',
  'superseded',
  'expired',
]);

/** Index of the step a stage belongs to; -1 beside them. `closed` of an application is the end of a declined one. */
export function stepOf(kind: CaseKind, stage: string): number {
  const steps = STEPS[kind];
  const paths = stage.split('.').map((_, index, words) => words.slice(0, index + 1).join('.'));
  if (kind === 'pilot-application' && stage === 'closed') return 4;
  for (const path of paths.reverse()) {
    const found = steps.findIndex(({ states }) => states.includes(path));
    if (found !== -1) return found;
  }
  return -1;
}
