import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalService } from '../../cases/portal-service.js';
import { AttachmentsController } from '../../cases/attachments.controller.js';
import { ctxOf } from '../../http/request-context.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, localPath, sendPage } from '../frame/page-frame.js';
import { casePage } from './case-page.js';
import { CaseScreens } from './case-screens.js';

/** `/cases/:id`, its print version, and the upload of a file. */
@Controller('cases/:id')
export class CasePagesController {
  constructor(
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(CaseScreens) private readonly screens: CaseScreens,
    @Inject(AttachmentsController) private readonly attachments: AttachmentsController,
    @Inject(PortalService) private readonly service: PortalService,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.service.noteOpening(request, id);
    const frame = await this.desk.frame(request);
    const done = this.desk.query(request, 'done');
    const wholeRecord = this.desk.query(request, 'record') === 'all';
    const model = await this.screens.getCase(ctxOf(request), id, frame, { done, wholeRecord });
    sendPage(request, reply, frame, casePage(frame, model));
  }

  @Get('print')
  async print(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.desk.frame(request);
    const model = await this.screens.getCase(ctxOf(request), id, frame, { done: undefined, wholeRecord: true });
    sendPage(request, reply, frame, casePage(frame, model, true));
  }

  /** The same upload as the API's; the browser then goes back to where the form stood. */
  @Post('files')
  async upload(
    @Req() request: FastifyRequest & Parameters<AttachmentsController['upload']>[0],
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attachments.upload(request, id, reply);
    goOn(reply, localPath(this.desk.query(request, 'back'), `/cases/${id}`));
  }
}
