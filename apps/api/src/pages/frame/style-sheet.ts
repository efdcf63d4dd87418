import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PARTS = ['base', 'frame', 'content', 'forms', 'cases', 'live', 'print'];

/** The one style sheet, read and joined once; its address changes with its content, so that it may be cached for ever. */
export const STYLE_SHEET = PARTS.map((part) => readFileSync(new URL(`../assets/${part}.css`, import.meta.url), 'utf8')).join('\n');
export const STYLE_SHEET_PATH = `/assets/pages-${createHash('sha256').update(STYLE_SHEET).digest('hex').slice(0, 12)}.css`;
