import type { Bilingual } from '@sandbar/domain';

export interface NotificationTypeRow {
  readonly title: Bilingual;
  readonly help: Bilingual;
  /** Service (送达) of what starts or ends a right: the e-mail cannot be switched off or put off. */
  readonly statutory: boolean;
}

/** What a person may choose the way of e-mails by. Every notification template is of one type. */
export const NOTIFICATION_TYPES = {
  service: {
    title: { zh: '文书送达', en: 'Service of letters' },
    help: {
      zh: '受理、补正、决定、撤销等会起算或影响权利期限的通知',
      en: 'Acceptance, corrections, decisions, revocation: what starts or touches a right',
    },
    statutory: true,
  },
  application: {
    title: { zh: '申请办理', en: 'Course of an application' },
    help: { zh: '审查、论证、公示各环节的进展与待办', en: 'What happens, and what waits, in review, panel and notice' },
    statutory: false,
  },
  sharing: {
    title: { zh: '监管协同', en: 'Supervisory sharing' },
    help: { zh: '长三角协同材料包与协同件', en: 'Packages and legs between the four jurisdictions' },
    statutory: false,
  },
  'live-test': {
    title: { zh: '测试运行与退出', en: 'Live test and exit' },
    help: { zh: '测试、变更、评价与退出', en: 'The test, its changes, its evaluation and the exit' },
    statutory: false,
  },
  reminder: {
    title: { zh: '期限提醒', en: 'Reminders' },
    help: { zh: '期限过半、即将到期与逾期', en: 'Half the time is gone, due soon, overdue' },
    statutory: false,
  },
  alarm: {
    title: { zh: '办理异常', en: 'Alarms' },
    help: {
      zh: '无人可办、邮件退回、推送停用、放假通知未载入',
      en: 'Nobody eligible, mail that bounced, a webhook switched off, a year’s notice that is missing',
    },
    statutory: false,
  },
} as const satisfies Record<string, NotificationTypeRow>;
export type NotificationType = keyof typeof NOTIFICATION_TYPES;
