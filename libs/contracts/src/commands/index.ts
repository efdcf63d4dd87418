export { COMMANDS, findPayloadClass, listSentEvents } from './registry.js';
export { parseBody, parsePayload } from './parse-payload.js';
export { BOUNDS } from './parts.js';
export { CreateApplicationPayload } from './pilot/filing.command.js';
export { CommentOnNoticePayload, PublicCommentBody } from './pilot/decision.command.js';
export type { PlatformEvent, Sent } from './sent.js';
