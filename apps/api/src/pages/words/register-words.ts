import type { Bilingual } from '@sandbar/domain';

type Row = readonly [zh: string, en: string, tone: '' | 'good' | 'warn' | 'bad'];

/** What a page of the register says of its pilot: the words of the `state` that the publish job writes. */
const STATES: Readonly<Record<string, Row>> = {
  published: ['公示中', 'In public notice', 'warn'],
  suspended: ['中止公示 / 暂停测试', 'Suspended', 'bad'],
  ended: ['公示期满', 'Notice ended', ''],
  answered: ['意见已答复', 'Comments answered', ''],
  upheld: ['异议成立，退回审查', 'Objection upheld: back to review', ''],
  material: ['实质变更，重新协同', 'Material change: shared again', ''],
  registered: ['已登记', 'Registered', 'good'],
  live: ['测试运行中', 'Live test', 'good'],
  exiting: ['退出中', 'Exiting', 'warn'],
  completed: ['测试通过', 'Completed', 'good'],
  exited: ['已退出', 'Exited', ''],
  withdrawn: ['已撤回', 'Withdrawn', ''],
  terminated: ['已终止', 'Terminated', ''],
  revoked: ['登记已撤销', 'Registration revoked', 'bad'],
  lapsed: ['登记失效', 'Registration lapsed', ''],
};
const BY_PAGE: Readonly<Record<string, Row>> = {
  'notice suspended': ['中止公示', 'Notice suspended', 'bad'],
  'registration suspended': ['暂停测试', 'Test suspended', 'bad'],
};

/** The words for a state of one kind of page, and how loud they are. A state without words reads as itself. */
export function registerState(what: string, state: string): { readonly label: Bilingual; readonly tone: Row[2] } {
  const [zh, en, tone] = BY_PAGE[`${what} ${state}`] ?? STATES[state] ?? [state, state, ''];
  return { label: { zh, en }, tone };
}

export const STEP_WORDS = {
  notice: { zh: '公示', en: 'public notice' },
  registration: { zh: '登记', en: 'registration' },
  completion: { zh: '完成测试', en: 'completion' },
} as const satisfies Record<string, Bilingual>;
