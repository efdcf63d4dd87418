import { readFileSync } from 'node:fs';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { refuse } from '@sandbar/domain';
import type { FastifyReply } from 'fastify';
import { RefusedException } from '../../http/refused.exception.js';
import { LIVE_SCRIPT, LIVE_SCRIPT_PATH } from './live-script.js';
import { STYLE_SHEET, STYLE_SHEET_PATH } from './style-sheet.js';

const ICON = readFileSync(new URL('../assets/sandbar.svg', import.meta.url), 'utf8');
const FOR_EVER = 'public, max-age=31536000, immutable';
const FILES: ReadonlyMap<string, { readonly type: string; readonly content: string; readonly cache: string }> = new Map([
  [STYLE_SHEET_PATH, { type: 'text/css; charset=utf-8', content: STYLE_SHEET, cache: FOR_EVER }],
  [LIVE_SCRIPT_PATH, { type: 'text/javascript; charset=utf-8', content: LIVE_SCRIPT, cache: FOR_EVER }],
  ['/assets/sandbar.svg', { type: 'image/svg+xml', content: ICON, cache: 'public, max-age=86400' }],
]);

/** The style sheet, the script and the icon: all that the pages need, from this server. */
@Controller('assets')
export class AssetsController {
  @Get(':file')
  show(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const found = FILES.get(`/assets/${file}`);
    if (found === undefined) throw new RefusedException(refuse('route.not_found'));
    void reply.header('Content-Type', found.type).header('Cache-Control', found.cache).send(found.content);
  }
}
