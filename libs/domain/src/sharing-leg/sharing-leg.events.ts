import type { EventCatalogue, EventRow, EventsOf } from '../kernel/index.js';
import type { LegEventType, LegPayloads } from './sharing-leg.payloads.js';

export type LegEvent = EventsOf<LegPayloads>;

const row = (zh: string, en: string, by: EventRow['by'], more: Omit<EventRow, 'title' | 'by'> = {}): EventRow => ({
  title: { zh, en },
  by,
  ...more,
});
const system = (zh: string, en: string): EventRow => row(zh, en, ['system@platform']);
const RECIPIENT: EventRow['by'] = ['coordinator@recipientProvince'];
const RELEASERS: EventRow['by'] = ['coordinator@recipientProvince', 'head@recipientProvince', 'second-reviewer@recipientProvince'];

/** Every event of sharing-leg@1 (process.md §5). */
export const LEG_EVENTS = {
  CREATE: system('建立协同件', 'Open the leg'),
  SENT: system('已发出', 'Sent'),
  DELIVERED: system('已送达（签收回执）', 'Delivered (signed receipt)'),
  OUTAGE: row('记录对方系统中断', "Record the peer's outage", ['system@platform', 'coordinator@recipientProvince'], { byKey: true }),
  OUTAGE_OVER: row('对方系统恢复', "The peer's outage is over", ['system@platform', 'coordinator@recipientProvince'], { byKey: true }),
  /** The sender keeps the return receipt, and during an outage the recipient may not reach the system. */
  RECORD_LETTER_SERVICE: row('记录公函送达', 'Record service by official letter', [...RECIPIENT, 'coordinator@leadAuthority'], {
    byKey: true,
  }),
  OPEN: row('打开', 'Open', RECIPIENT),
  ACKNOWLEDGE: row('确认并告知预计答复日', 'Acknowledge with the expected date', RECIPIENT, { byKey: true }),
  WINDOW_OPENED: system('异议期起算', 'Objection window opened'),
  PREPARE_ANSWER: row('拟定答复', 'Prepare the answer', RECIPIENT),
  RETURN_ANSWER: row('退回答复', 'Return the answer', RELEASERS),
  RELEASE_ANSWER: row('签发答复', 'Release the answer', RELEASERS, { decision: true }),
  REQUEST_FURTHER_INFORMATION: row('要求补充材料', 'Request further information', RECIPIENT),
  INFORMATION_SUPPLIED: row('补充材料已提供', 'Information supplied', ['system@platform', 'coordinator@leadAuthority'], { byKey: true }),
  WITHDRAW_OBJECTION: row('撤回异议', 'Withdraw the objection', RELEASERS, { decision: true }),
  NEW_ROUND: system('新一轮协同', 'New round'),
  LEAD_CHANGED: system('主办机关变更', 'Lead authority changed'),
  CALENDAR_CHANGED: system('放假安排变动', 'Calendar changed'),
  WITHDRAW_LEG: system('协同件撤回', 'Leg withdrawn'),
  CLOSE_LEG: system('协同件办结', 'Leg closed'),
  DELIVERY_EXPIRED: system('未送达，改以公函送达', 'Undelivered: official letter'),
  OUTAGE_EXPIRED: system('中断超期，改以公函送达', 'Outage over its limit: official letter'),
  OPENING_EXPIRED: system('未打开，催办', 'Not opened: reminded'),
  ACKNOWLEDGEMENT_EXPIRED: system('未确认，催办', 'Not acknowledged: reminded'),
  OBJECTION_EXPIRED: system('逾期未答复', 'No answer within the window'),
  LEG_INFORMATION_EXPIRED: system('补充材料到期', 'Information period over'),
} as const satisfies EventCatalogue<LegEventType>;
