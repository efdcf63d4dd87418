import { and, assign, setup } from 'xstate';
import type { CaseHeader } from './header.js';
import type { Definition, StateMeta, StoredSnapshot } from './definition.js';
import type { CaseEvent, EventMeta } from './event.js';
import { desiredClocks } from './desired-clocks.js';
import type { Actor } from './role.js';

/** A small machine with every feature the kernel knows: wrappers, lanes, history, clocks, facts, three kinds of guard. */
export interface ToyContext {
  readonly by: string | null;
  readonly served: string | null;
  readonly closedTo: readonly string[];
}
type ToyEvent = CaseEvent<string, { readonly ok?: boolean; readonly lane?: string }>;
const title = { zh: '状', en: 'State' };
const meta = (more: Partial<StateMeta> = {}): StateMeta => ({ title, ...more });

export const toyMachine = setup({
  types: { context: {} as ToyContext, events: {} as ToyEvent, input: {} as ToyContext },
  guards: {
    notTheSamePerson: ({ context, event }) => context.by !== event.meta.actor.person,
    payloadIsGood: ({ event }) => event.payload.ok === true,
    ofLane: ({ event }, params: { lane: string }) => event.payload.lane === params.lane,
  },
  actions: {
    remember: assign(({ event }) => ({ by: event.meta.actor.person })),
    serve: assign(({ event }) => ({ served: event.meta.at })),
    bar: assign(({ context, event }) => ({ closedTo: [...context.closedTo, event.meta.actor.person] })),
    startClock: (_, _params: { clock: string }) => {},
    Submitted: () => {},
    LaneDone: (_, _params: { lane: string }) => {},
    Approved: () => {},
    Withdrawn: () => {},
  },
}).createMachine({
  id: 'toy',
  context: ({ input }) => input,
  initial: 'inHand',
  states: {
    inHand: {
      meta: meta({ wrapper: true }),
      initial: 'draft',
      on: { WITHDRAW: { target: 'withdrawn', actions: 'Withdrawn' }, CONFLICT: { actions: 'bar' } },
      states: {
        draft: { meta: meta({ court: 'firm' }), on: { SUBMIT: { target: 'open', actions: ['remember', 'Submitted'] } } },
        open: {
          meta: meta({ wrapper: true }),
          initial: 'review',
          on: { HOLD: 'onHold' },
          states: {
            review: {
              type: 'parallel',
              meta: meta({ court: 'authority' }),
              entry: { type: 'startClock', params: { clock: 'review' } },
              states: {
                risk: {
                  meta: meta({
                    lane: 'risk',
                    clock: { name: 'review.risk', rule: 'clock.review.lane', court: 'authority', from: 'entry', expires: 'LANE_EXPIRED' },
                  }),
                  entry: { type: 'startClock', params: { clock: 'review.risk' } },
                  initial: 'working',
                  states: {
                    working: {
                      meta: meta(),
                      on: {
                        DONE: {
                          target: 'settled',
                          guard: { type: 'ofLane', params: { lane: 'risk' } },
                          actions: { type: 'LaneDone', params: { lane: 'risk' } },
                        },
                      },
                    },
                    settled: { type: 'final', meta: meta() },
                  },
                },
                legality: {
                  meta: meta({ lane: 'legality', court: 'firm' }),
                  initial: 'working',
                  states: {
                    working: {
                      meta: meta({ clock: { name: 'answer', rule: 'clock.information', court: 'firm', from: 'service', expires: 'OVER' } }),
                      entry: { type: 'startClock', params: { clock: 'answer' } },
                      on: {
                        SERVE: { actions: 'serve' },
                        DONE: {
                          target: 'settled',
                          guard: { type: 'ofLane', params: { lane: 'legality' } },
                          actions: { type: 'LaneDone', params: { lane: 'legality' } },
                        },
                      },
                    },
                    settled: { type: 'final', meta: meta() },
                  },
                },
              },
              onDone: 'decision',
            },
            decision: {
              meta: meta({ court: 'authority' }),
              on: { APPROVE: { target: '#toy.approved', guard: and(['notTheSamePerson', 'payloadIsGood']), actions: 'Approved' } },
            },
            before: { type: 'history', history: 'deep' },
          },
        },
        onHold: { meta: meta({ court: 'authority' }), on: { RESUME: 'open.before' } },
      },
    },
    approved: { type: 'final', meta: meta() },
    withdrawn: { type: 'final', meta: meta() },
  },
});

const header = (snapshot: StoredSnapshot): CaseHeader => ({
  title: 'toy',
  number: null,
  province: '31',
  leadAuthority: 'office',
  leadApplicant: 'firm',
  parties: ['firm'],
  laneAuthorities: { risk: 'risk-office', legality: 'office' },
  informedProvinces: [],
  recipientProvince: null,
  transferTo: null,
  panel: [],
  closedTo: (snapshot.context as unknown as ToyContext).closedTo,
  parent: null,
  holders: [],
});

const row = (by: Definition['events'][string]['by']): Definition['events'][string] => ({ title, by });
const basis = { basis: '家规', basisKind: 'house' } as const;

export const TOY: Definition = {
  id: 'toy@1',
  kind: 'pilot-application',
  machine: toyMachine,
  events: {
    CREATE: row(['applicant@anyone']),
    SUBMIT: row(['applicant@leadApplicant']),
    DONE: row(['risk-reviewer@laneAuthority', 'legality-reviewer@laneAuthority']),
    SERVE: row(['system@platform']),
    APPROVE: row(['decider@leadAuthority']),
    WITHDRAW: row(['applicant@leadApplicant']),
    CONFLICT: row(['decider@leadAuthority']),
    HOLD: row(['head@leadAuthority']),
    RESUME: row(['head@leadAuthority']),
  },
  facts: {
    Submitted: (context: ToyContext, event: ToyEvent) => ({ by: context.by, at: event.meta.at }),
    LaneDone: (_context, _event, params: { lane: string }) => ({ lane: params.lane }),
    Approved: () => ({}),
    Withdrawn: () => ({}),
  },
  reactions: {},
  guardReasons: {
    notTheSamePerson: { text: { zh: '须由他人办理', en: 'Another person must act' }, ...basis },
    payloadIsGood: { about: 'payload', text: { zh: '内容有误', en: 'The content is wrong' }, ...basis },
    ofLane: { about: 'route', text: { zh: '另一分项', en: 'Another lane' }, ...basis },
  },
  header,
  clocks: (snapshot) => desiredClocks(toyMachine, snapshot, () => ({ startsAt: (snapshot.context as unknown as ToyContext).served })),
  holding: (snapshot) => (snapshot.value as { inHand?: unknown }).inHand === 'onHold',
  create: () => ({ by: null, served: null, closedTo: [] }),
};

export const person = (name: string, roles: Actor['roles'], more: Partial<Actor> = {}): Actor => ({
  person: name,
  roles,
  organisation: 'office',
  authority: 'office',
  province: '31',
  ...more,
});
export const clerk = person('clerk', ['applicant'], { organisation: 'firm', authority: null, province: null });
export const decider = person('decider', ['decider', 'head']);

export const say = (type: string, payload: ToyEvent['payload'] = {}, actor: Actor = clerk, more: Partial<EventMeta> = {}): CaseEvent => ({
  type,
  payload,
  meta: { id: `id-${type}`, at: '2026-09-01T02:00:00.000Z', actor, onBehalfOf: null, rules: {}, ...more },
});
