import type { Provider, Type } from '@nestjs/common';
import { AttachmentsController } from '../cases/attachments.controller.js';
import { CaseDesk } from '../cases/case-desk.js';
import { WorkList } from '../cases/work-list.js';
import type { LiveHub } from '../live/live-hub.js';
import { DelegationsController } from '../people/delegations.controller.js';
import { InvitationsController } from '../people/invitations.controller.js';
import { StaffController } from '../people/staff.controller.js';
import { SuccessionsController } from '../people/successions.controller.js';
import type { ApiPorts, ApiSettings } from '../ports/index.js';
import { ActionFills } from './actions/action-fills.js';
import { ActionPagesController } from './actions/action-pages.controller.js';
import { ActionScreens } from './actions/action-screens.js';
import { CalendarPagesController } from './calendar/calendar-pages.controller.js';
import { CalendarScreens } from './calendar/calendar-screens.js';
import { CaseListController } from './cases/case-list.controller.js';
import { CaseLists } from './cases/case-lists.js';
import { CasePagesController } from './cases/case-pages.controller.js';
import { CaseScreens } from './cases/case-screens.js';
import { NewCaseController } from './cases/new-case.controller.js';
import { DeclarationDesk } from './declaration/declaration-desk.js';
import { DeclarationPagesController } from './declaration/declaration-pages.controller.js';
import { AssetsController } from './frame/assets.controller.js';
import { PageDesk } from './frame/page-desk.js';
import { InboxPagesController } from './inbox/inbox-pages.controller.js';
import { PreferencesPagesController } from './inbox/preferences-pages.controller.js';
import { DelegationPagesController } from './people/delegation-pages.controller.js';
import { IdentityPagesController } from './people/identity-pages.controller.js';
import { InvitationPagesController } from './people/invitation-pages.controller.js';
import { PeoplePagesController } from './people/people-pages.controller.js';
import { PublicPagesController } from './public/public-pages.controller.js';
import { RulesPagesController } from './rules/rules-pages.controller.js';
import { KeyPagesController } from './security/key-pages.controller.js';
import { SecurityPagesController } from './security/security-pages.controller.js';
import { TotpPagesController } from './security/totp-pages.controller.js';
import { SecurityScreens } from './security/security-screens.js';
import { StatisticsPagesController } from './statistics/statistics-pages.controller.js';
import { SuccessionPagesController } from './successions/succession-pages.controller.js';
import { WebhookPagesController } from './webhooks/webhook-pages.controller.js';
import { SimilarDesk } from '../similarity/similar-desk.js';
import { ForecastDesk } from '../statistics/forecast-desk.js';
import { OidcPagesController } from './sign-in/oidc-pages.controller.js';
import { SessionPagesController } from './sign-in/session-pages.controller.js';

/** What people open in a browser. A fixed path stands before one with a parameter. */
export const PAGE_CONTROLLERS: readonly Type[] = [
  PublicPagesController,
  RulesPagesController,
  StatisticsPagesController,
  SessionPagesController,
  SecurityPagesController,
  KeyPagesController,
  OidcPagesController,
  TotpPagesController,
  InboxPagesController,
  PreferencesPagesController,
  WebhookPagesController,
  CalendarPagesController,
  SuccessionPagesController,
  DelegationPagesController,
  PeoplePagesController,
  IdentityPagesController,
  InvitationPagesController,
  AssetsController,
  CaseListController,
  NewCaseController,
  CasePagesController,
  ActionPagesController,
  DeclarationPagesController,
];

/** What the controllers of the pages stand on, over the same ports as the API. */
export function pageProviders(ports: ApiPorts, settings: ApiSettings, live: Pick<LiveHub, 'position'>): Provider[] {
  const cases = new CaseDesk(ports);
  const desk = new PageDesk(ports, settings, live);
  const lists = new CaseLists(ports, cases, new WorkList(ports, cases));
  const screens = new CaseScreens(ports, cases, lists, new ForecastDesk(ports), new SimilarDesk(ports));
  const fills = new ActionFills(ports);
  return [
    { provide: PageDesk, useValue: desk },
    { provide: SecurityScreens, useValue: new SecurityScreens(ports, desk) },
    { provide: CalendarScreens, useValue: new CalendarScreens(ports) },
    { provide: CaseLists, useValue: lists },
    { provide: CaseScreens, useValue: screens },
    { provide: ActionFills, useValue: fills },
    { provide: ActionScreens, useValue: new ActionScreens(ports, desk, cases, screens, fills) },
    { provide: DeclarationDesk, useValue: new DeclarationDesk(ports, cases) },
    { provide: DelegationsController, useValue: new DelegationsController(ports) },
    { provide: StaffController, useValue: new StaffController(ports) },
    { provide: SuccessionsController, useValue: new SuccessionsController(ports) },
    { provide: InvitationsController, useValue: new InvitationsController(ports) },
    { provide: AttachmentsController, useValue: new AttachmentsController(ports, settings, cases) },
  ];
}
