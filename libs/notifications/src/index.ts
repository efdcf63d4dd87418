export { Notifier, type Delivery } from './notifier.js';
export { Inbox, type InboxPage } from './inbox.js';
export { MailFolder, type MailStore } from './mail/mail-folder.js';
export { composeMail, type ComposedMail } from './mail/compose-mail.js';
