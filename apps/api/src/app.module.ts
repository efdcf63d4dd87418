import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AttachmentsController } from './cases/attachments.controller.js';
import { CaseDesk } from './cases/case-desk.js';
import { PortalService } from './cases/portal-service.js';
import { CasesController } from './cases/cases.controller.js';
import { EventsController } from './cases/events.controller.js';
import { RecordController } from './cases/record.controller.js';
import { WorkingCopyController } from './cases/working-copy.controller.js';
import { WorkList } from './cases/work-list.js';
import { ProblemFilter } from './http/problem.filter.js';
import { InboxController } from './inbox/inbox.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { PreferencesController } from './inbox/preferences.controller.js';
import { HealthController } from './meta/health.controller.js';
import { MetricsController } from './meta/metrics.controller.js';
import { ProblemsController } from './meta/problems.controller.js';
import { DocsController } from './openapi/docs.controller.js';
import { LiveController } from './live/live.controller.js';
import { liveGauges } from './live/live-gauges.js';
import { LiveHub } from './live/live-hub.js';
import { OPENAPI, openApiWhenAsked } from './openapi/openapi-document.js';
import { PAGE_CONTROLLERS, pageProviders } from './pages/index.js';
import { ErrorPages } from './pages/errors/error-pages.js';
import { API_PORTS, API_SETTINGS } from './ports/index.js';
import type { ApiPorts, ApiSettings } from './ports/index.js';
import { DelegationsController } from './people/delegations.controller.js';
import { InvitationsController } from './people/invitations.controller.js';
import { StaffController } from './people/staff.controller.js';
import { SuccessionsController } from './people/successions.controller.js';
import { ReferenceController } from './reference/reference.controller.js';
import { PublicComments } from './register/public-comments.js';
import { RegisterController } from './register/register.controller.js';
import { ApiKeysController } from './sessions/api-keys.controller.js';
import { IdentitiesController } from './sessions/identities.controller.js';
import { OpenSessionsController } from './sessions/open-sessions.controller.js';
import { SecondFactorController } from './sessions/second-factor.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SimilarController } from './similarity/similar.controller.js';
import { SimilarDesk } from './similarity/similar-desk.js';
import { ForecastDesk } from './statistics/forecast-desk.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { StatisticsDesk } from './statistics/statistics-desk.js';

/** The HTTP side over whatever ports it is given. */
@Module({})
export class AppModule {
  static over(ports: ApiPorts, settings: ApiSettings): DynamicModule {
    const hub = new LiveHub(ports);
    liveGauges(ports.metrics, hub);
    return {
      module: AppModule,
      controllers: [
        CasesController,
        EventsController,
        RecordController,
        WorkingCopyController,
        AttachmentsController,
        RegisterController,
        SessionsController,
        OpenSessionsController,
        ApiKeysController,
        SecondFactorController,
        IdentitiesController,
        InboxController,
        PreferencesController,
        WebhooksController,
        CalendarController,
        LiveController,
        DelegationsController,
        StaffController,
        InvitationsController,
        SuccessionsController,
        ReferenceController,
        StatisticsController,
        SimilarController,
        HealthController,
        MetricsController,
        ProblemsController,
        DocsController,
        ...PAGE_CONTROLLERS,
      ],
      providers: [
        { provide: API_PORTS, useValue: ports },
        { provide: API_SETTINGS, useValue: settings },
        { provide: CaseDesk, useValue: new CaseDesk(ports) },
        { provide: WorkList, useValue: new WorkList(ports, new CaseDesk(ports)) },
        { provide: PortalService, useValue: new PortalService(ports) },
        { provide: LiveHub, useValue: hub },
        { provide: StatisticsDesk, useValue: new StatisticsDesk(ports) },
        { provide: SimilarDesk, useValue: new SimilarDesk(ports) },
        { provide: ForecastDesk, useValue: new ForecastDesk(ports) },
        { provide: PublicComments, useValue: new PublicComments(ports) },
        { provide: OPENAPI, useValue: openApiWhenAsked(settings.publicUrl) },
        { provide: APP_FILTER, useValue: new ProblemFilter(ports.logger, new ErrorPages(settings.demo, ports)) },
        ...pageProviders(ports, settings, hub),
      ],
    };
  }
}
