import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style sheet, read once; its address changes with its content, so that it may be cached for ever. */
export const STYLE_SHEET = readFileSync(new URL('../assets/pages.css', import.meta.url), 'utf8');
export const STYLE_SHEET_PATH = `/assets/pages-${createHash('sha256').update(STYLE_SHEET).digest('hex').slice(0, 12)}.css`;
