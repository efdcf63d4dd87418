import { Controller, Get, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import { RefusedException } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { API_PORTS, API_SETTINGS } from '../ports/index.js';
import type { ApiPorts, ApiSettings, AttachmentFile } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';
import { UUID } from '../http/uuid.js';

/** Files of a case: streamed in, capped, kept by hash; given out only as downloads. */
@Controller('v1/cases/:id/attachments')
export class AttachmentsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('id') caseId: string): Promise<{ data: readonly AttachmentFile[] }> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, caseId, 'attachment.read');
    return { data: await this.ports.attachments.list(ctx, caseId) };
  }

  @Post()
  async upload(
    @Req() request: FastifyRequest & { file(): Promise<MultipartFile | undefined> },
    @Param('id') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttachmentFile> {
    const ctx = ctxOf(request);
    const file = await this.desk.getFile(ctx, caseId, 'attachment.upload');
    if (file.closed) throw new RefusedException(refuse('case.closed', { stage: file.stage }));
    const taken = (await this.ports.attachments.list(ctx, caseId)).reduce((sum, one) => sum + one.size, 0);
    if (taken >= this.settings.upload.total) throw new RefusedException(refuse('attachment.quota', { limit: this.settings.upload.total }));
    const part = await request.file();
    if (part === undefined) throw new RefusedException(refuse('attachment.missing'));
    const stored = await this.ports.documents.store({ content: part.file, fileName: part.filename, claimedMediaType: part.mimetype });
    const attachment: AttachmentFile = {
      id: uuidv7(),
      caseId,
      sha256: stored.sha256,
      name: stored.fileName,
      mediaType: stored.mediaType,
      size: stored.size,
      status: 'not-scanned',
      uploadedBy: ctx.actor.person,
      uploadedAt: this.ports.clock.now(),
    };
    await this.ports.attachments.add(ctx, attachment);
    void reply.code(201).header('Location', `/v1/cases/${caseId}/attachments/${attachment.id}`);
    return attachment;
  }

  @Get(':attachment')
  async download(
    @Req() request: FastifyRequest,
    @Param('id') caseId: string,
    @Param('attachment') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const ctx = ctxOf(request);
    await this.desk.getFile(ctx, caseId, 'attachment.read');
    const found = UUID.test(id) ? await this.ports.attachments.find(ctx, caseId, id) : undefined;
    if (found === undefined) throw new RefusedException(refuse('attachment.not_found'));
    const { stream, size } = await this.ports.documents.open(found.sha256);
    void reply.header('ETag', `"${found.sha256}"`);
    // RFC 6266: the name in UTF-8; never shown in the browser, whatever it is.
    return new StreamableFile(stream, {
      type: found.mediaType,
      length: size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replaceAll("'", '%27')}`,
    });
  }
}
