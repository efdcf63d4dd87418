import { refuse } from '@sandbar/domain';
import type { FastifyRequest } from 'fastify';
import type { Command } from '@sandbar/workflow';
import { PortalService } from './portal-service.js';

const CASE = '01990000-0000-7000-8000-000000000001';
const FIRM = { person: 'p', roles: ['applicant'], organisation: 'org-a', authority: null, province: '31' };
const PENDING = { id: '01990000-0000-7000-8000-0000000000d1', status: 'pending', court: 'firm' };

/** The service over a case that has those clocks, and what it sent. */
function over(deadlines: readonly object[], handle?: () => Promise<unknown>) {
  const sent: Command[] = [];
  const warned: unknown[] = [];
  const ports = {
    cases: {
      findCase: () => Promise.resolve({ kind: 'pilot-application', header: { parties: ['org-a'] } }),
      listDeadlines: () => Promise.resolve(deadlines),
    },
    road: {
      handle: (command: Command) => {
        sent.push(command);
        return handle?.() ?? Promise.resolve({ outcome: 'accepted' });
      },
    },
    clock: { now: () => '2026-11-28T02:00:00.000Z' },
    logger: { warn: (what: unknown) => void warned.push(what), debug: () => undefined },
  };
  const service = new PortalService(ports as unknown as ConstructorParameters<typeof PortalService>[0]);
  const open = (actor: object | undefined, more: { method?: string; headers?: object; id?: string } = {}) => {
    const signedIn = actor === undefined ? undefined : { actor, identity: { person: {}, roles: [], covers: [], changesAt: null } };
    const request = { method: 'GET', headers: {}, ...more, sandbar: { traceId: 't', signedIn } } as unknown as FastifyRequest;
    return service.noteOpening(request, more.id ?? CASE);
  };
  return { sent, warned, open };
}

describe('a letter that waits', () => {
  it('is served when a person of the firm opens the case, under one key however often', async () => {
    const { sent, open } = over([PENDING]);
    await open(FIRM);
    await open(FIRM);
    expect(sent[0]).toMatchObject({
      type: 'SERVE',
      caseId: CASE,
      payload: { method: 'portal', servedAt: '2026-11-28T02:00:00.000Z' },
      actor: FIRM,
    });
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  it.each<[string, object | undefined, Parameters<ReturnType<typeof over>['open']>[1]]>([
    ['nobody', undefined, {}],
    ['an officer', { ...FIRM, roles: ['intake-officer'], organisation: null, authority: 'office' }, {}],
    ['another firm', { ...FIRM, organisation: 'org-b' }, {}],
    ['another role of the firm', { ...FIRM, roles: ['observer'] }, {}],
    ['a browser that looks ahead', FIRM, { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['an older one', FIRM, { headers: { purpose: 'prefetch' } }],
    ['HEAD', FIRM, { method: 'HEAD' }],
    ['no id', FIRM, { id: 'new' }],
  ])('is not served by %s', async (_who, actor, more) => {
    const { sent, open } = over([PENDING]);
    await open(actor, more);
    expect(sent).toEqual([]);
  });

  it('and nothing is sent where no clock waits, nor anything shown as an error where the road says no or is down', async () => {
    const running = over([{ ...PENDING, status: 'running' }]);
    await running.open(FIRM);
    expect(running.sent).toEqual([]);
    await expect(over([PENDING], () => Promise.resolve(refuse('event.not_allowed'))).open(FIRM)).resolves.toBeUndefined();
    const down = over([PENDING], () => Promise.reject(new Error('down')));
    await expect(down.open(FIRM)).resolves.toBeUndefined();
    expect(down.warned).toHaveLength(1);
  });
});
