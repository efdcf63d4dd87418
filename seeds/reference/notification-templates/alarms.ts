import { say, type Words } from './words.js';

/** What is told when the ordinary way fails. */
// prettier-ignore
export const ALARMS = {
  /** A step waits and nobody can take it. */
  nobody: say(['无人可办：{audience}', 'Nobody eligible: {audience}'],
    ['有一项通知找不到可接收的人员（{audience}），该环节可能无人可办。', 'A notification found nobody to go to ({audience}); the step may have nobody who can take it.'],
    { caseAdministrators: ['安排人员，或以限期借调、移送解决', 'see that somebody can act: a dated secondment, or a transfer'],
      head: ['安排人员，或以限期借调、移送解决', 'see that somebody can act: a dated secondment, or a transfer'] }),
  /** An endpoint of a firm or an office took nothing for days. */
  'webhook-disabled': say(['推送端点已停用', 'A webhook was switched off'],
    ['本单位的一个推送端点持续失败，已停用；最近未送达的推送涉及下列案件。', 'A webhook of your organisation kept failing and was switched off; the last delivery that failed was about the case below.']),
  /** No mail reaches a firm's person, or there is no address: the letter goes on paper (process.md §3). */
  'serve-by-letter': say(['邮件未能送达，请以公函送达', 'Not served by mail: serve by letter'],
    ['发给{firm}联系人的送达邮件被退回或未能投递，或该联系人没有邮箱地址，未能电子送达。', 'The mail that serves {firm} bounced or could not be delivered, or the person has no address; it was not served electronically.'],
    { intake: ['以公函送达该机构，收到回执后在案件中记录“送达”（方式：公函，日期以实际送达为准）；对方已在平台打开的无需另行送达', 'serve the firm by letter and, with the receipt, record «Serve» on the case (by paper, dated as it was served); nothing more is needed where the firm opened it in the portal'] }, 2),
  /** The State Council's notice for the coming year should be loaded by now. */
  'calendar-missing': say(['{year}放假通知尚未载入', 'The notice for {year} is not loaded'],
    ['国务院办公厅{year}放假通知尚未载入。跨入该年的期限均为暂定，通知载入前不会届满。', 'The State Council’s notice for {year} is not loaded. Clocks that reach into that year are provisional and do not expire before it is.'],
    { caseAdministrators: ['通知印发后，在“放假安排”中载入，并由另一人确认', 'once it is out, load it under «Calendar», and have another person confirm it'] }),
  /** A change of the calendar says that a period ended too early. */
  'expiry-questioned': say(['请核对：放假安排变动使到期日有疑', 'To be checked: the calendar puts an expiry in doubt'],
    ['按变动后的放假安排，本件“{clock}”的期限本应更晚届满，而该期限已经到期。到期的后果不会自动撤销。', 'By the changed calendar the period “{clock}” of this case would have ended later, and it has already expired. What followed from the expiry is not undone by itself.'],
    { caseAdministrators: ['查明影响，依法处理', 'find out what it did and put it right as the law provides'] }),
} as const satisfies Record<string, Words>;
