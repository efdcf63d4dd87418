import { say, type Words } from './words.js';

/**
 * What an e-mail says: that something waits, in which number and until when, and the link; nothing above public level. A line whose value is missing
 * is left out. `{url}` link · `{case}` «case number», or one without · `{ofCase}` the same at the end of a subject · `{due}` day · `{count}` · `{name}` ·
 * `{provider}` the identity provider.
 */
// prettier-ignore
export const MAILS = {
  todo: say(['【沙洲】您有一项待办{ofCase}', '[Sandbar] Something waits for you{ofCase}'],
    ['您好：\n{case}有一项事项等待您办理。\n期限：{due}（北京时间当日24:00止）。\n请登录查看：{url}\n本邮件由系统自动发送，不含案件内容，请勿回复。',
      'Hello,\n{case} in Sandbar waits for you to act.\nDue: {due} (24:00 Beijing time).\nSign in to read it: {url}\nThis message was sent by the system and carries nothing of the case. Please do not reply.']),
  news: say(['【沙洲】您有一条消息{ofCase}', '[Sandbar] A notification for you{ofCase}'],
    ['您好：\n{case}有一条新消息。\n期限：{due}（北京时间当日24:00止）。\n请登录查看：{url}\n本邮件由系统自动发送，不含案件内容，请勿回复。',
      'Hello,\n{case} in Sandbar has a new notification.\nDue: {due} (24:00 Beijing time).\nSign in to read it: {url}\nThis message was sent by the system and carries nothing of the case. Please do not reply.']),
  digest: say(['【沙洲】每日摘要：{count}条新消息', '[Sandbar] Daily digest: {count} new'],
    ['您好：\n自上次摘要以来您有{count}条新消息，其中{todos}条等待您办理：\n{lines}\n请登录查看：{url}\n接收方式可在此更改：{settings}\n本邮件由系统自动发送，不含案件内容，请勿回复。',
      'Hello,\nSince the last digest you have {count} new notifications, of which {todos} wait for you to act:\n{lines}\nSign in to read them: {url}\nTo change what comes by mail: {settings}\nThis message was sent by the system and carries nothing of a case. Please do not reply.']),
  invitation: say(['【沙洲】请启用您的账号', '[Sandbar] Your account is ready to be enrolled'],
    ['{name}，您好：\n{place}邀请您使用沙洲。\n请在{expires}（北京时间）前打开以下链接并设置口令，链接只能使用一次：{url}\n如您并不知情，请忽略本邮件。',
      'Hello {name},\n{place} invites you to Sandbar.\nOpen this link before {expires} (Beijing time) and set your password; it works once: {url}\nIf you expected nothing of the kind, ignore this message.']),
  invitationKnown: say(['【沙洲】您已有账号', '[Sandbar] You have an account already'],
    ['{name}，您好：\n{place}邀请您使用沙洲。此邮箱已有在用账号，一个邮箱只对应一个账号；如需变更单位，请先由原单位办理离岗。\n如您并不知情，请忽略本邮件。',
      'Hello {name},\n{place} invites you to Sandbar. This address has an account already, and one address has one account: to change your place of work, the unit before has to record that you left.\nIf you expected nothing of the kind, ignore this message.']),
  identityLinked: say(['【沙洲】您的账号关联了统一身份', '[Sandbar] An identity was linked to your account'],
    ['{name}，您好：\n安全管理员已将{provider}的一个身份关联到您的账号，凭该身份可登录您的账号。\n如您并不知情，请登录后解除关联，并告知安全管理员：{url}\n本邮件由系统自动发送，请勿回复。',
      'Hello {name},\nThe security administrator linked an identity at {provider} to your account: whoever holds it can sign in to your account.\nIf you expected nothing of the kind, sign in, take the link away and tell the security administrator: {url}\nThis message was sent by the system. Please do not reply.']),
  identityUnlinked: say(['【沙洲】您的账号解除了统一身份关联', '[Sandbar] An identity was unlinked from your account'],
    ['{name}，您好：\n安全管理员已解除{provider}的身份与您账号的关联，今后不能再凭该身份登录。\n如您并不知情，请告知安全管理员；您的登录方式见：{url}\n本邮件由系统自动发送，请勿回复。',
      'Hello {name},\nThe security administrator took the link between your account and an identity at {provider} away: it signs you in no more.\nIf you expected nothing of the kind, tell the security administrator; how you sign in: {url}\nThis message was sent by the system. Please do not reply.']),
  secondFactorReset: say(['【沙洲】您账号的验证器已重置', '[Sandbar] The authenticator of your account was reset'],
    ['{name}，您好：\n安全管理员已重置您账号的验证器，您的全部会话已结束。请登录后重新设置验证器：{url}\n如您并未提出重置，请立即更改口令，并告知安全管理员。\n本邮件由系统自动发送，请勿回复。',
      'Hello {name},\nThe security administrator reset the authenticator of your account, and all your sessions have ended. Sign in and set up a new one: {url}\nIf you did not ask for it, change your password at once and tell the security administrator.\nThis message was sent by the system. Please do not reply.']),
} as const satisfies Record<string, Words>;
