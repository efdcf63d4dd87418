import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one script of the pages, which they do without; its address changes with its content, so that it may be cached for ever. */
export const LIVE_SCRIPT = readFileSync(new URL('../assets/live.js', import.meta.url), 'utf8');
export const LIVE_SCRIPT_PATH = `/assets/live-${createHash('sha256').update(LIVE_SCRIPT).digest('hex').slice(0, 12)}.js`;
