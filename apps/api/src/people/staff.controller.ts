import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ROLES } from '@sandbar/domain';
import type { Actor, Bilingual, Role } from '@sandbar/domain';
import { dayBegins, dayEnds } from '@sandbar/identity';
import type { Page } from '@sandbar/contracts';
import type { BulkChange, BulkProgress, PersonStatus } from '@sandbar/workflow';
import { limitOf, readCursor, writeCursor } from '../cases/cursor.js';
import { readBody, readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { DepartureBody, GrantBody, PeopleQuery } from './people.payloads.js';
import { idOf } from '../http/uuid.js';

const MOST = 50;

export interface StaffView {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly status: PersonStatus;
  readonly roles: readonly { readonly code: Role; readonly label: Bilingual }[];
}

/** The people of a unit, their roles, and who leaves. */
@Controller('v1')
export class StaffController {
  constructor(@Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'people' | 'staff' | 'bulk' | 'policy' | 'clock'>) {}

  @Get('people')
  async list(@Req() request: FastifyRequest): Promise<Page<StaffView>> {
    const { cursor, organisation, authority, ...query } = readQuery(request, PeopleQuery);
    const after = cursor === undefined ? undefined : String(readCursor(cursor, 'people', ['uuid'])[0]);
    const limit = Math.min(limitOf(query), MOST);
    const rows = await this.listOf(getActor(request), { organisation, authority }, after, limit + 1);
    return { data: rows.slice(0, limit), page: { next: rows.length > limit ? writeCursor('people', [rows[limit - 1]!.id]) : null } };
  }

  /** The people of a place with their roles. @throws RefusedException for a place that is not the reader's to administer */
  async listOf(
    actor: Actor,
    place: { organisation?: string | undefined; authority?: string | undefined },
    after: string | undefined,
    limit: number,
  ): Promise<readonly StaffView[]> {
    const named = place.organisation !== undefined || place.authority !== undefined;
    const barred = this.ports.policy.admit(actor, named ? 'people.read' : 'unit.people');
    if (barred !== undefined) throw new RefusedException(barred);
    const own = actor.authority !== null ? { authority: actor.authority } : { organisation: actor.organisation ?? '' };
    const wanted = named ? place : own;
    const filter = {
      ...(wanted.organisation === undefined ? {} : { organisation: wanted.organisation }),
      ...(wanted.authority === undefined ? {} : { authority: wanted.authority }),
    };
    const people = await this.ports.people.listPeople({ ...filter, ...(after === undefined ? {} : { after }), limit });
    const now = this.ports.clock.now();
    const identities = await Promise.all(people.map(({ id }) => this.ports.people.findIdentity(id, now)));
    return people.map(({ id, login, displayName, status }, index) => ({
      ...{ id, login, displayName, status },
      roles: (identities[index]?.roles ?? []).map((role) => ({ code: role, label: ROLES[role] })),
    }));
  }

  @Post('people/:id/roles')
  @HttpCode(204)
  async grant(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    const { role, from, until } = readBody(request, GrantBody);
    await this.give(getActor(request), id, role, from, until);
  }

  async give(by: Actor, person: string, role: Role, from: string | undefined, until: string | undefined): Promise<void> {
    const dates = { from: from === undefined ? null : dayBegins(from), until: until === undefined ? null : dayEnds(until) };
    const refusal = await this.ports.staff.grant(by, idOf('person', person), role, dates);
    if (refusal !== undefined) throw new RefusedException(refusal);
  }

  @Get('departures')
  async departures(@Req() request: FastifyRequest): Promise<{ data: readonly BulkProgress[] }> {
    return { data: accepted(await this.ports.bulk.listDepartures(getActor(request))) };
  }

  @Post('departures')
  @HttpCode(202)
  async leave(@Req() request: FastifyRequest): Promise<Pick<BulkChange, 'id' | 'effectiveAt'>> {
    const { person, roles, lastDay, reason } = readBody(request, DepartureBody);
    const draft = { person, roles: roles ?? null, lastDay: lastDay ?? null, reason };
    const { id, effectiveAt } = accepted(await this.ports.bulk.leave(getActor(request), draft));
    return { id, effectiveAt };
  }

  @Post('departures/:id/cancellation')
  @HttpCode(204)
  async stay(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    accepted(await this.ports.bulk.stay(getActor(request), idOf('departure', id)));
  }
}
