import type { Bilingual } from '@sandbar/domain';
import { TYPE_LABELS } from '../../statistics/figure-words.js';
import { findChoiceWords } from './choice-words.js';
import { findFieldWords } from './field-words.js';

type Row = readonly [zh: string, en: string];

/** What the road adds to what a person sent, and what messages between cases carry; `parent.name` stands before `name`. */
const ROWS: Readonly<Record<string, Row>> = {
  caseNumber: ['申请编号', 'Number given'],
  registrationNumber: ['登记编号', 'Registration number'],
  number: ['申请编号', 'Number'],
  applicationNumber: ['申请编号', 'Number of the application'],
  application: ['申请件', 'Application'],
  package: ['协同材料包', 'Package'],
  round: ['轮次', 'Round'],
  sharingRound: ['协同轮次', 'Round of sharing'],
  leadApplicant: ['牵头申请机构', 'Lead applicant'],
  fromAuthority: ['发出机关', 'From the authority'],
  fromProvince: ['发出省市', 'From the province'],
  recipients: ['接收省市', 'Recipients'],
  serviceArea: ['服务地域', 'Service area'],
  urgent: ['紧急', 'Urgent'],
  late: ['逾期答复', 'Late'],
  receipt: ['回执', 'Receipt'],
  messageId: ['报文编号', 'Number of the message'],
  at: ['送达时间', 'Delivered'],
  'WINDOW_OPENED.from': ['起算时间', 'Runs from'],
  report: ['进展', 'What is reported'],
  objections: ['异议', 'Objections'],
  'APPLICATION_ENDED.outcome': ['结果', 'Outcome'],
  sealed: ['封存的声明书', 'The sealed declaration'],
  schemaVersion: ['声明书模板版本', 'Version of the form'],
  revision: ['声明书版本', 'Revision'],
  hash: ['声明书指纹', 'Hash of the declaration'],
  changed: ['改动的填报项', 'Fields changed'],
  parties: ['申请机构', 'Parties'],
  'parties.organisation': ['机构', 'Firm'],
  'parties.name': ['机构名称', 'Name'],
  licensed: ['持牌', 'Licensed'],
  homeProvince: ['所在省市', 'Home province'],
  plannedStart: ['计划开始日', 'Planned start'],
  'sealed.plannedEnd': ['计划结束日', 'Planned end'],
  'sealed.kind': ['应用类型', 'Kind of pilot'],
  content: ['发送内容', 'What was sent'],
  fields: ['披露的填报项', 'Fields disclosed'],
};

const VALUES: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  outcome: { declined: ['不予登记', 'Declined'], deferred: ['暂缓', 'Deferred'], redirected: ['移送其他程序', 'Redirected'] },
  report: {
    letterRequired: ['改以公函送达', 'An official letter is needed'],
    outage: ['对方系统中断', 'Outage at the recipient'],
    acknowledged: ['已确认收到', 'Acknowledged'],
    informationRequested: ['要求补充材料', 'Information requested'],
  },
  note: { DELIVERY_EXPIRED: ['送达期限届满', 'The time for delivery ran out'] },
  reason: { 'material-revision': ['声明书有实质修改', 'The declaration was materially revised'], transfer: ['移送', 'Transfer'] },
};

const STOPS: Readonly<Record<string, Row>> = {
  'awaiting-information': ['等待补充说明', 'awaiting information'],
  awaitingInformation: ['等待补充材料', 'awaiting information'],
  evaluation: ['评价期间', 'while it is evaluated'],
  outage: ['对方系统中断', 'outage at the recipient'],
  hold: ['中止办理', 'on hold'],
  stopped: ['中止计时', 'stopped'],
};

const said = (row: Row | undefined): Bilingual | undefined => (row === undefined ? undefined : { zh: row[0], en: row[1] });

/** The label of a member of an entry of the record: as its form has it, or as the road added it. */
export function findRecordWords(event: string, path: readonly string[]): Bilingual | undefined {
  const name = path.at(-1) ?? '';
  const own = ROWS[`${event}.${path.join('.')}`] ?? ROWS[path.slice(-2).join('.')];
  return said(own) ?? findFieldWords(event, path)?.label ?? said(ROWS[name]);
}

/** Members that say in code what a member beside them says in words. */
const SAID_BESIDE = new Set(['checklist.code']);
export const isSaidBeside = (path: readonly string[]): boolean => SAID_BESIDE.has(path.slice(-2).join('.'));

/** The words for a coded value of the record; undefined where it is text, or a code that nobody has named. */
export function findRecordValue(name: string, value: string): Bilingual | undefined {
  return said(VALUES[name]?.[value]) ?? findChoiceWords(name, value) ?? (name === 'kind' ? TYPE_LABELS[value] : undefined);
}

/** Why a clock stands still. */
export const stopWords = (reason: string): Bilingual => said(STOPS[reason]) ?? { zh: reason, en: reason };
