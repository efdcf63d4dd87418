import type { EventCatalogue, EventRow, EventsOf } from '../kernel/index.js';
import { LABEL_RULES } from './label.js';
import type { PackageEventType, PackagePayloads } from './sharing-package.payloads.js';

export type PackageEvent = EventsOf<PackagePayloads>;

const row = (zh: string, en: string, by: EventRow['by'], more: Omit<EventRow, 'title' | 'by'> = {}): EventRow => ({
  title: { zh, en },
  by,
  ...more,
});
const system = (zh: string, en: string): EventRow => row(zh, en, ['system@platform']);
const COORDINATOR: EventRow['by'] = ['coordinator@leadAuthority'];

/** Every event of sharing-package@1 (process.md §5). */
export const PACKAGE_EVENTS = {
  CREATE: system('建立协同材料包', 'Open the package'),
  SUBMIT_PACKAGE: row('提交披露审查', 'Submit for disclosure review', COORDINATOR, { rules: LABEL_RULES }),
  RELEASE: row('批准发出', 'Release', [...COORDINATOR, 'second-reviewer@leadAuthority', 'head@leadAuthority'], {
    rules: LABEL_RULES,
    decision: true,
  }),
  SEND_BACK: row('退回修改', 'Send back', [...COORDINATOR, 'second-reviewer@leadAuthority', 'head@leadAuthority']),
  LEG_DELIVERED: system('协同件已送达', 'Leg delivered'),
  LEG_REPORTED: system('协同件进展', 'Progress of a leg'),
  LEG_ANSWERED: system('收到协同答复', 'Leg answered'),
  OBJECTION_WITHDRAWN: system('异议撤回', 'Objection withdrawn'),
  REQUEST_REVISION: row('请申请机构修改', 'Ask the firm to revise', COORDINATOR),
  REVISION_SUBMITTED: system('修改已提交', 'Revision submitted'),
  ESCALATE: row('升级协商', 'Escalate', [...COORDINATOR, 'head@leadAuthority']),
  LEAVE_PROVINCE_OUT: row('服务区域不含该省', 'Leave the province out', ['head@leadAuthority', ...COORDINATOR]),
  REFER: row('报请共同上级', 'Refer to the common superior', ['head@leadAuthority']),
  SUPERIOR_ANSWERED: row('记录上级答复', "Record the superior's answer", ['head@leadAuthority', ...COORDINATOR]),
  DECIDE_OWN_TERRITORY: row('仅就本地作出决定', 'Decide for the own territory', ['head@leadAuthority'], { decision: true }),
  SUPERSEDE: system('被新材料包取代', 'Superseded'),
  WITHDRAW_PACKAGE: row('撤回材料包', 'Withdraw the package', ['head@leadAuthority', ...COORDINATOR]),
  RECALL_PACKAGE: row('撤回更正，重新建立材料包', 'Recall to correct: a new package follows', ['head@leadAuthority', ...COORDINATOR]),
  LEAD_CHANGED: system('主办机关变更', 'Lead authority changed'),
  CALENDAR_CHANGED: system('放假安排变动', 'Calendar changed'),
  APPLICATION_ENDED: system('申请件已终结', 'The application ended'),
  CLOSE: row('办结', 'Close', [...COORDINATOR, 'system@platform']),
  DRAFTING_EXPIRED: system('起草到期', 'Drafting overdue'),
  PACKAGE_REVIEW_EXPIRED: system('披露审查到期', 'Disclosure review overdue'),
  CONSULTATION_EXPIRED: system('协商到期', 'Consultation overdue'),
  CONTESTED_EXPIRED: system('异议处理到期', 'Contested overdue'),
  REVISED_EXPIRED: system('修改到期', 'Revision overdue'),
  ESCALATION_EXPIRED: system('升级协商到期', 'Escalation overdue'),
  SETTLED_EXPIRED: system('办结期满', 'Settled: closing'),
  PACKAGE_EXPIRED: system('披露期限届满', 'Disclosure expired'),
} as const satisfies EventCatalogue<PackageEventType>;
