import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { atShanghai } from '@sandbar/calendar';
import { refuse } from '@sandbar/domain';
import { CURRENT_DECLARATION_VERSION, getDeclarationSchema } from '@sandbar/declaration';
import type { FastifyRequest } from 'fastify';
import { readQuery } from '../http/read-input.js';
import { RefusedException } from '../http/refused.exception.js';
import { API_PORTS, REFERENCE_LISTS } from '../ports/index.js';
import type { ApiPorts, ReferenceList } from '../ports/index.js';
import { deviationsOf } from './deviations.js';
import { RulesQuery } from './rules-query.js';

/** What everybody may read: rules, the alignment board, reference data, the schema of the declaration. */
@Controller('v1')
export class ReferenceController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('rules')
  async rules(@Req() request: FastifyRequest): Promise<unknown> {
    const { code, at } = readQuery(request, RulesQuery);
    const rows = await this.ports.reference.listRules(at === undefined ? this.ports.clock.now() : atShanghai(at, 12));
    return { data: code === undefined ? rows : rows.filter((row) => row.code === code || row.code.startsWith(`${code}.`)) };
  }

  @Get('rules/deviations')
  async deviations(): Promise<unknown> {
    return { data: deviationsOf(await this.ports.reference.listRules(this.ports.clock.now())) };
  }

  @Get('reference')
  lists(): unknown {
    return { data: REFERENCE_LISTS.map((code) => ({ code, href: `/v1/reference/${code}` })) };
  }

  @Get('reference/:list')
  async list(@Param('list') list: string): Promise<unknown> {
    if (!(REFERENCE_LISTS as readonly string[]).includes(list)) throw new RefusedException(refuse('reference.not_found'));
    return { data: await this.ports.reference.list(list as ReferenceList) };
  }

  @Get('declaration-schema')
  declarationSchema(): unknown {
    return { version: CURRENT_DECLARATION_VERSION, schema: getDeclarationSchema(CURRENT_DECLARATION_VERSION) };
  }
}
