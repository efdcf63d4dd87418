import { and, setup } from 'xstate';
import type { StateMeta } from '../kernel/index.js';
import { packageActions } from './sharing-package.actions.js';
import type { PackageContext } from './sharing-package.context.js';
import type { PackageEvent } from './sharing-package.events.js';
import { packageFactActions } from './sharing-package.facts.js';
import { packageGuards } from './sharing-package.guards.js';
import { STAGES } from './sharing-package.stages.js';

const told = (clock: string) => ({ actions: { type: 'PackageOverdue', params: { clock } } }) as const;
const start = (clock: string) => ({ type: 'startClock', params: { clock } }) as const;

/** Not the author: disclosure, legal basis, secrecy declaration. */
const RELEASABLE = and(['releaserIsNotAuthor', 'secrecyDeclared', 'legalBasisChecked', 'fieldsDisclosed', 'fieldsKeepDisclosure'] as const);
const SUBMITTABLE = and(['disclosureComplete', 'labelFitsOffices', 'expiryAhead'] as const);

/** Once no objection is open the package settles: with an area, or without one. */
const SETTLING = [
  { guard: and(['noObjectionOpen', 'areaRemains']), target: '#settled', actions: ['markSettled', 'PackageSettled'] },
  { guard: 'noObjectionOpen', target: '#settled', actions: ['markSettled', 'PackageAreaLost'] },
] as const;

/** A message of an earlier round, or one to a package that has moved on, changes nothing and is recorded. */
const IGNORED = { actions: 'PackageMessageIgnored' } as const;

/** An answer that comes while objections are being dealt with: silence broken late, or an answer after an objection withdrawn. */
const ANSWERED_MEANWHILE = [{ guard: 'messageIsCurrent', actions: ['recordAnswer', 'ProvinceAnswerRecorded'] }, IGNORED] as const;
const PROGRESS = [{ guard: 'messageIsCurrent', actions: ['recordProgress', 'LegProgressRecorded'] }, IGNORED] as const;
const WITHDRAWN_OBJECTION = [{ guard: 'messageIsCurrent', actions: ['recordWithdrawal', 'ObjectionResolved'] }, IGNORED] as const;

/** sharing-package@1 (process.md §5): rounds, windows and settlement; the legs hold what each province does. */
export const packageMachine = setup({
  types: { context: {} as PackageContext, events: {} as PackageEvent, input: {} as PackageContext, meta: {} as StateMeta },
  guards: packageGuards,
  actions: { ...packageActions, ...packageFactActions, startClock: (_, _params: { clock: string }) => {} },
}).createMachine({
  id: 'sharing-package',
  context: ({ input }) => input,
  entry: 'PackageOpened',
  initial: 'open',
  states: {
    open: {
      meta: STAGES.open,
      initial: 'drafting',
      on: {
        LEG_DELIVERED: IGNORED,
        LEG_REPORTED: IGNORED,
        LEG_ANSWERED: IGNORED,
        OBJECTION_WITHDRAWN: IGNORED,
        REVISION_SUBMITTED: IGNORED,
        SUPERSEDE: { target: '#superseded', actions: 'PackageSuperseded' },
        APPLICATION_ENDED: { target: '#withdrawn', actions: 'PackageWithdrawn' },
        CALENDAR_CHANGED: [{ guard: 'someDateMoves', actions: 'PackageDeadlinesMoved' }, { actions: 'PackageDeadlinesSettled' }],
        LEAD_CHANGED: [{ guard: 'leadIsNew', actions: ['followLead', 'PackageLeadChanged'] }, IGNORED],
        RECALL_PACKAGE: { guard: 'notSettled', target: '#withdrawn', actions: 'PackageRecalled' },
        WITHDRAW_PACKAGE: [
          {
            guard: and(['notSettled', 'ownAreaRemains']),
            target: '#withdrawn',
            actions: ['voidAnswers', 'PackageWithdrawn', 'PackageSettled'],
          },
          { guard: 'notSettled', target: '#withdrawn', actions: ['voidAnswers', 'PackageWithdrawn', 'PackageAreaLost'] },
        ],
      },
      states: {
        drafting: {
          meta: STAGES.drafting,
          entry: start('package.drafting'),
          on: {
            SUBMIT_PACKAGE: {
              guard: SUBMITTABLE,
              target: 'inReview',
              actions: ['recordDisclosure', 'PackageSubmitted'],
            },
            DRAFTING_EXPIRED: told('package.drafting'),
          },
        },
        inReview: {
          meta: STAGES.inReview,
          entry: start('package.review'),
          on: {
            RELEASE: {
              guard: RELEASABLE,
              target: 'released',
              actions: ['recordFields', 'PackageReleased'],
            },
            SEND_BACK: { target: 'drafting', actions: 'PackageSentBack' },
            PACKAGE_REVIEW_EXPIRED: told('package.review'),
          },
        },
        released: {
          meta: STAGES.released,
          entry: start('package.validity'),
          initial: 'consulting',
          on: {
            PACKAGE_EXPIRED: [
              { guard: 'areaRemains', target: '#expired', actions: ['PackageExpired', 'PackageSettled'] },
              { target: '#expired', actions: ['PackageExpired', 'PackageAreaLost'] },
            ],
          },
          states: {
            consulting: {
              id: 'consulting',
              meta: STAGES.consulting,
              entry: start('package.consultation'),
              always: [
                { guard: and(['everyoneAnswered', 'someObjectionOpen']), target: 'contested', actions: 'PackageContested' },
                { guard: and(['everyoneAnswered', 'areaRemains']), target: 'settled', actions: ['markSettled', 'PackageSettled'] },
                { guard: 'everyoneAnswered', target: 'settled', actions: ['markSettled', 'PackageAreaLost'] },
              ],
              on: {
                LEG_DELIVERED: [
                  {
                    guard: and(['messageIsCurrent', 'lastDelivery']),
                    actions: ['recordDelivery', 'openWindow', 'LegDeliveryRecorded', 'WindowOpened'],
                  },
                  { guard: 'messageIsCurrent', actions: ['recordDelivery', 'LegDeliveryRecorded'] },
                  IGNORED,
                ],
                LEG_REPORTED: PROGRESS,
                LEG_ANSWERED: ANSWERED_MEANWHILE,
                OBJECTION_WITHDRAWN: WITHDRAWN_OBJECTION,
                CONSULTATION_EXPIRED: told('package.consultation'),
              },
            },
            contested: {
              meta: STAGES.contested,
              entry: start('package.contested'),
              always: SETTLING,
              on: {
                REQUEST_REVISION: { target: 'revised', actions: 'PackageRevisionRequested' },
                ESCALATE: { target: 'escalated', actions: 'PackageEscalated' },
                OBJECTION_WITHDRAWN: WITHDRAWN_OBJECTION,
                LEG_ANSWERED: ANSWERED_MEANWHILE,
                LEG_REPORTED: PROGRESS,
                CONTESTED_EXPIRED: told('package.contested'),
              },
            },
            revised: {
              meta: STAGES.revised,
              initial: 'awaiting',
              states: {
                awaiting: {
                  meta: STAGES.awaiting,
                  entry: start('package.revision'),
                  on: {
                    REVISION_SUBMITTED: { target: 'redrafting', actions: ['openRound', 'PackageRevisionReceived'] },
                    OBJECTION_WITHDRAWN: WITHDRAWN_OBJECTION,
                    LEG_ANSWERED: ANSWERED_MEANWHILE,
                    LEG_REPORTED: PROGRESS,
                    ESCALATE: { target: '#escalated', actions: 'PackageEscalated' },
                    REVISED_EXPIRED: told('package.revision'),
                  },
                },
                redrafting: {
                  meta: STAGES.redrafting,
                  entry: start('package.redrafting'),
                  on: {
                    SUBMIT_PACKAGE: {
                      guard: SUBMITTABLE,
                      target: 'inReview',
                      actions: ['recordDisclosure', 'PackageSubmitted', start('package.validity')],
                    },
                    DRAFTING_EXPIRED: told('package.redrafting'),
                  },
                },
                inReview: {
                  meta: STAGES.rereview,
                  entry: start('package.rereview'),
                  on: {
                    RELEASE: {
                      guard: RELEASABLE,
                      target: '#consulting',
                      actions: ['recordFields', 'PackageRoundReleased'],
                    },
                    SEND_BACK: { target: 'redrafting', actions: 'PackageSentBack' },
                    PACKAGE_REVIEW_EXPIRED: told('package.rereview'),
                  },
                },
              },
            },
            escalated: {
              id: 'escalated',
              meta: STAGES.escalated,
              entry: start('package.escalation'),
              always: SETTLING,
              on: {
                OBJECTION_WITHDRAWN: WITHDRAWN_OBJECTION,
                LEAVE_PROVINCE_OUT: { guard: 'objectionIsOpen', actions: ['leaveOut', 'ObjectionResolved'] },
                REFER: { actions: ['recordReferral', 'PackageReferred'] },
                SUPERIOR_ANSWERED: {
                  guard: and(['wasReferred', 'objectionIsOpen']),
                  actions: ['recordSuperiorAnswer', 'ObjectionResolved'],
                },
                DECIDE_OWN_TERRITORY: { actions: ['decideOwnTerritory', 'ObjectionResolved'] },
                LEG_ANSWERED: ANSWERED_MEANWHILE,
                LEG_REPORTED: PROGRESS,
                ESCALATION_EXPIRED: told('package.escalation'),
              },
            },
            settled: {
              id: 'settled',
              meta: STAGES.settled,
              entry: start('package.settled'),
              on: {
                LEG_ANSWERED: [
                  { guard: and(['messageIsCurrent', 'answerIsLate']), actions: ['recordLateAnswer', 'LateAnswerRecorded'] },
                  IGNORED,
                ],
                CLOSE: { target: '#closed', actions: 'PackageClosed' },
                SETTLED_EXPIRED: { target: '#closed', actions: 'PackageClosed' },
                PACKAGE_EXPIRED: { target: '#closed', actions: 'PackageClosed' },
              },
            },
          },
        },
      },
    },
    closed: { id: 'closed', type: 'final', meta: STAGES.closed },
    superseded: { id: 'superseded', type: 'final', meta: STAGES.superseded },
    withdrawn: { id: 'withdrawn', type: 'final', meta: STAGES.withdrawn },
    expired: { id: 'expired', type: 'final', meta: STAGES.expired },
  },
});
