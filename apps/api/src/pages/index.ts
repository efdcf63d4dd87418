import type { Provider, Type } from '@nestjs/common';
import type { ApiPorts, ApiSettings } from '../ports/index.js';
import { AssetsController } from './frame/assets.controller.js';
import { PageDesk } from './frame/page-desk.js';
import { InboxPagesController } from './inbox/inbox-pages.controller.js';
import { PublicPagesController } from './public/public-pages.controller.js';
import { RulesPagesController } from './rules/rules-pages.controller.js';
import { SessionPagesController } from './sign-in/session-pages.controller.js';

/** What people open in a browser. */
export const PAGE_CONTROLLERS: readonly Type[] = [
  PublicPagesController,
  RulesPagesController,
  SessionPagesController,
  InboxPagesController,
  AssetsController,
];

export function pageProviders(ports: ApiPorts, settings: ApiSettings): Provider[] {
  return [{ provide: PageDesk, useValue: new PageDesk(ports, settings) }];
}
