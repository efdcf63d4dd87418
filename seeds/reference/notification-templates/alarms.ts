import { say, type Words } from './words.js';

/** What is told when the ordinary way fails. */
// prettier-ignore
export const ALARMS = {
  /** A step waits and nobody can take it. */
  nobody: say(['无人可办：{audience}', 'Nobody eligible: {audience}'],
    ['有一项通知找不到可接收的人员（{audience}），该环节可能无人可办。', 'A notification found nobody to go to ({audience}); the step may have nobody who can take it.'],
    { caseAdministrators: ['安排人员，或以限期借调、移送解决', 'see that somebody can act: a dated secondment, or a transfer'],
      head: ['安排人员，或以限期借调、移送解决', 'see that somebody can act: a dated secondment, or a transfer'] }),
  /** Mail to a firm bounced: the letter goes on paper (process.md §3). */
  'serve-by-letter': say(['邮件退回，请以公函送达', 'Mail bounced: serve by letter'],
    ['发给{firm}联系人的送达邮件被退回，未能电子送达。', 'The mail that serves {firm} bounced; it was not served electronically.'],
    { intake: ['以公函送达该机构，收到回执后在案件中记录“送达”（方式：公函，日期以实际送达为准）；对方已在平台打开的无需另行送达', 'serve the firm by letter and, with the receipt, record «Serve» on the case (by paper, dated as it was served); nothing more is needed where the firm opened it in the portal'] }),
} as const satisfies Record<string, Words>;
