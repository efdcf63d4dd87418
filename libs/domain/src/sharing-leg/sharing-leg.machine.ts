import { and, setup } from 'xstate';
import type { StateMeta } from '../kernel/index.js';
import { legActions } from './sharing-leg.actions.js';
import type { AnswerKind, LegContext } from './sharing-leg.context.js';
import type { LegEvent } from './sharing-leg.events.js';
import { legFactActions } from './sharing-leg.facts.js';
import { legGuards } from './sharing-leg.guards.js';
import { STAGES } from './sharing-leg.stages.js';

const start = (clock: string) => ({ type: 'startClock', params: { clock } }) as const;
const told = (clock: string) => ({ actions: { type: 'LegOverdue', params: { clock } } }) as const;
const draftIs = (answer: AnswerKind) => ({ type: 'draftIs', params: { answer } }) as const;

/** A message of an earlier round, or one to a leg that has moved on, changes nothing and is recorded. */
const IGNORED = { actions: 'LegMessageIgnored' } as const;

/** An objection has code, reasons and evidence, a refusal a reason, conditions can be enforced: else refused as incomplete. */
const COMPLETE = ['objectionComplete', 'refusalReasoned', 'conditionsStructured'] as const;

/** Release by another person than the preparer. */
const RELEASE = ['recordAnswer', 'LegAnswered'] as const;
const RELEASE_LATE = ['recordAnswer', 'LateAnswerReleased'] as const;

/** sharing-leg@1 (process.md §5): one recipient province, from the sending to its answer. */
export const legMachine = setup({
  types: { context: {} as LegContext, events: {} as LegEvent, input: {} as LegContext, meta: {} as StateMeta },
  guards: legGuards,
  actions: { ...legActions, ...legFactActions, startClock: (_, _params: { clock: string }) => {} },
}).createMachine({
  id: 'sharing-leg',
  context: ({ input }) => input,
  entry: 'LegOpened',
  initial: 'open',
  states: {
    open: {
      meta: STAGES.open,
      initial: 'underway',
      on: {
        SENT: IGNORED,
        DELIVERED: IGNORED,
        WINDOW_OPENED: [{ guard: 'windowOfThisRound', actions: ['recordWindow', 'LegWindowStarted'] }, IGNORED],
        NEW_ROUND: [
          {
            guard: and(['roundIsNewer', 'reachedByLetterOnly']),
            target: '#letter',
            actions: ['openRound', 'LegRoundOpened', 'LegLetterRequired'],
          },
          { guard: 'roundIsNewer', target: '#window', actions: ['openRound', 'recordArrival', 'LegRoundOpened', 'LegDelivered'] },
          IGNORED,
        ],
        CALENDAR_CHANGED: [{ guard: 'someDateMoves', actions: 'LegDeadlinesMoved' }, { actions: 'LegDeadlinesSettled' }],
        LEAD_CHANGED: [{ guard: 'leadIsNew', actions: ['followLead', 'LegLeadChanged'] }, IGNORED],
        WITHDRAW_LEG: { target: '#withdrawn', actions: 'LegWithdrawn' },
        CLOSE_LEG: { target: '#closed', actions: 'LegClosed' },
      },
      states: {
        underway: {
          meta: STAGES.underway,
          entry: start('leg.delivery'),
          initial: 'queued',
          on: {
            DELIVERED: { target: '#window', actions: ['recordReceipt', 'LegDelivered'] },
            DELIVERY_EXPIRED: { target: '#letter', actions: 'LegLetterRequired' },
          },
          states: {
            queued: {
              meta: STAGES.queued,
              on: {
                SENT: { target: 'sent', actions: ['recordSending', 'LegSent'] },
                OUTAGE: { guard: 'outageNotUsed', target: 'outage', actions: ['recordOutage', 'LegOutageRecorded'] },
              },
            },
            sent: {
              meta: STAGES.sent,
              on: { OUTAGE: { guard: 'outageNotUsed', target: 'outage', actions: ['recordOutage', 'LegOutageRecorded'] } },
            },
            outage: {
              meta: STAGES.outage,
              entry: start('leg.outage'),
              on: {
                OUTAGE_OVER: { target: 'queued', actions: 'LegQueued' },
                OUTAGE_EXPIRED: { target: '#letter', actions: 'LegLetterRequired' },
              },
            },
          },
        },
        letter: {
          id: 'letter',
          meta: STAGES.letter,
          on: {
            RECORD_LETTER_SERVICE: {
              guard: 'servedInTheRound',
              target: 'window',
              actions: ['recordLetter', 'LegLetterServed', 'LegDelivered'],
            },
            DELIVERED: { target: 'window', actions: ['recordReceipt', 'LegDelivered'] },
          },
        },
        window: {
          id: 'window',
          meta: STAGES.window,
          entry: start('leg.objection'),
          initial: 'delivered',
          on: { OBJECTION_EXPIRED: { guard: 'windowIsOpen', target: 'answered.noAnswer', actions: 'NoAnswerRecorded' } },
          states: {
            delivered: {
              meta: STAGES.delivered,
              entry: start('leg.open'),
              on: { OPEN: { target: 'opened', actions: 'LegContentOpened' }, OPENING_EXPIRED: told('leg.open') },
            },
            opened: {
              meta: STAGES.opened,
              entry: start('leg.acknowledge'),
              on: {
                ACKNOWLEDGE: { guard: 'expectedAhead', target: 'answering', actions: ['recordAcknowledgement', 'LegAcknowledged'] },
                ACKNOWLEDGEMENT_EXPIRED: told('leg.acknowledge'),
              },
            },
            answering: {
              meta: STAGES.answering,
              initial: 'preparing',
              states: {
                preparing: {
                  meta: STAGES.preparing,
                  on: {
                    PREPARE_ANSWER: { guard: and(COMPLETE), target: 'prepared', actions: ['recordDraft', 'LegAnswerPrepared'] },
                    REQUEST_FURTHER_INFORMATION: {
                      guard: and(['windowIsOpen', 'informationNotAskedYet', 'questionsAsked']),
                      target: '#awaitingInformation',
                      actions: ['recordQuestions', 'LegInformationRequested'],
                    },
                  },
                },
                prepared: {
                  meta: STAGES.prepared,
                  on: {
                    RETURN_ANSWER: { target: 'preparing', actions: 'LegAnswerReturned' },
                    RELEASE_ANSWER: [
                      { guard: and([draftIs('recognised'), 'releaserIsNotPreparer']), target: '#recognised', actions: RELEASE },
                      {
                        guard: and([draftIs('recognisedWithConditions'), 'releaserIsNotPreparer']),
                        target: '#conditional',
                        actions: RELEASE,
                      },
                      { guard: and([draftIs('notRecognised'), 'releaserIsNotPreparer']), target: '#notRecognised', actions: RELEASE },
                      { guard: and([draftIs('objected'), 'releaserIsNotPreparer']), target: '#objected', actions: RELEASE },
                      { guard: and([draftIs('abstained'), 'releaserIsNotPreparer']), target: '#abstained', actions: RELEASE },
                    ],
                  },
                },
              },
            },
            awaitingInformation: {
              id: 'awaitingInformation',
              meta: STAGES.awaitingInformation,
              entry: start('leg.information'),
              on: {
                INFORMATION_SUPPLIED: { target: 'answering', actions: ['recordInformation', 'LegInformationSupplied'] },
                LEG_INFORMATION_EXPIRED: { target: 'answering', actions: 'LegInformationOverdue' },
              },
            },
          },
        },
        answered: {
          meta: STAGES.answered,
          initial: 'noAnswer',
          states: {
            recognised: { id: 'recognised', meta: STAGES.recognised },
            recognisedWithConditions: { id: 'conditional', meta: STAGES.recognisedWithConditions },
            notRecognised: { id: 'notRecognised', meta: STAGES.notRecognised },
            objected: {
              id: 'objected',
              meta: STAGES.objected,
              on: {
                WITHDRAW_OBJECTION: {
                  guard: 'withdrawalReasoned',
                  target: 'abstained',
                  actions: ['recordWithdrawal', 'LegObjectionWithdrawn'],
                },
              },
            },
            abstained: {
              id: 'abstained',
              meta: STAGES.abstained,
              on: {
                PREPARE_ANSWER: {
                  guard: and(['objectionWasWithdrawn', 'objectionInTime', ...COMPLETE]),
                  target: '#late',
                  actions: ['recordDraft', 'LegAnswerPrepared'],
                },
              },
            },
            noAnswer: {
              id: 'noAnswer',
              meta: STAGES.noAnswer,
              on: {
                PREPARE_ANSWER: {
                  guard: and(['objectionInTime', ...COMPLETE]),
                  target: '#late',
                  actions: ['recordDraft', 'LegAnswerPrepared'],
                },
              },
            },
          },
        },
        late: {
          id: 'late',
          meta: STAGES.late,
          on: {
            RETURN_ANSWER: [
              { guard: 'objectionWasWithdrawn', target: '#abstained', actions: 'LegAnswerReturned' },
              { target: '#noAnswer', actions: 'LegAnswerReturned' },
            ],
            RELEASE_ANSWER: [
              { guard: and([draftIs('recognised'), 'releaserIsNotPreparer']), target: '#recognised', actions: RELEASE_LATE },
              { guard: and([draftIs('recognisedWithConditions'), 'releaserIsNotPreparer']), target: '#conditional', actions: RELEASE_LATE },
              { guard: and([draftIs('notRecognised'), 'releaserIsNotPreparer']), target: '#notRecognised', actions: RELEASE_LATE },
              { guard: and([draftIs('abstained'), 'releaserIsNotPreparer']), target: '#abstained', actions: RELEASE_LATE },
            ],
          },
        },
      },
    },
    closed: { id: 'closed', type: 'final', meta: STAGES.closed },
    withdrawn: { id: 'withdrawn', type: 'final', meta: STAGES.withdrawn },
  },
});
