export { Notifier, type Delivery } from './notifier.js';
export { Inbox, type InboxPage } from './inbox.js';
export { MailFolder, type MailStore } from './mail/mail-folder.js';
export { composeMail, type ComposedMail } from './mail/compose-mail.js';
export { FACT_TEMPLATES } from './templates/catalogue.js';
export { NOBODY, REMINDERS } from './templates/reminder.templates.js';
export type { Template } from './templates/template.js';
