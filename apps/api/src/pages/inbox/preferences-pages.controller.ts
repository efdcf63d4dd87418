import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { NOTIFICATION_TYPES } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAIL_CHOICES, type MailChoice } from '@sandbar/workflow';
import { getActor } from '../../http/request-context.js';
import { preferencesView, TYPES } from '../../inbox/preferences-view.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { preferencesPage } from './preferences-page.js';

const PATH = '/me/notifications';

/** How e-mails come to a person, as a page. */
@Controller('me/notifications')
export class PreferencesPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [frame, stored] = await Promise.all([this.desk.frame(request), this.ports.preferences.read(getActor(request).person)]);
    const saved = this.desk.query(request, 'saved') === '1';
    sendPage(request, reply, frame, preferencesPage(frame, preferencesView(stored), saved));
  }

  /** What is no choice is passed over, as are letters: a form made by hand cannot switch them off. */
  @Post()
  async save(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const { person } = getActor(request);
    if (valueOf(body, 'do') === 'works') await this.ports.preferences.forgetBounce(person);
    else {
      const chosen = TYPES.filter((type) => !NOTIFICATION_TYPES[type].statutory).flatMap((type) => {
        const choice = MAIL_CHOICES.find((one) => one === valueOf(body, type));
        return choice === undefined ? [] : [[type, choice] as const];
      });
      await this.ports.preferences.write(person, Object.fromEntries(chosen) as Record<string, MailChoice>, this.ports.clock.now());
    }
    goOn(reply, `${PATH}?saved=1`);
  }
}
