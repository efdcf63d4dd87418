import { and } from 'xstate';
import type { Bilingual, Lane } from '../kernel/index.js';
import { awaits, begins, laneClocks, served } from './pilot-application.clocks.js';
import { pilot } from './pilot-application.setup.js';

const TITLES: Record<Lane, Bilingual> = {
  legality: { zh: '合法合规审查', en: 'Legality' },
  risk: { zh: '风险评估', en: 'Risk' },
  consumer: { zh: '消费者权益保护审查', en: 'Consumer protection' },
};

/** One lane of the review: assigning → assessing ⇄ awaitingInformation → secondReview → settled (process.md §2). */
export function reviewLane(lane: Lane) {
  const clocks = laneClocks(lane);
  const waits = clocks.information.name;
  const here = { type: 'ofLane', params: { lane } } as const;
  const byAssessor = { type: 'isAssessor', params: { lane } } as const;
  const assessorIsFree = { type: 'assessorIsFree', params: { lane } } as const;
  const notAssessor = { type: 'notAssessor', params: { lane } } as const;
  const reviewer = `${lane}-reviewer@laneAuthority`;
  /** Unsigned work of a person in conflict returns to assigning. */
  const returned = {
    target: 'assigning',
    guard: byAssessor,
    actions: ['declareConflict', 'ConflictDeclared', { type: 'LaneReturned', params: { lane } }],
  } as const;
  /** So does that of a leaver; what was second-reviewed stands. */
  const left = {
    target: 'assigning',
    guard: { type: 'leaverAssesses', params: { lane } },
    actions: ['releaseLeaver', 'PersonLeft', { type: 'LaneReturned', params: { lane } }],
  } as const;
  const REASSIGN = { guard: and([here, assessorIsFree]), actions: ['assign', 'LaneReassigned'] } as const;
  return pilot.createStateConfig({
    meta: { title: TITLES[lane], lane, court: 'authority', clock: clocks.lane },
    entry: begins(clocks.lane.name),
    initial: 'assigning',
    on: { LANE_EXPIRED: { guard: and([here, { type: 'laneUnsettled', params: { lane } }]), actions: 'LaneOverdue' } },
    states: {
      assigning: {
        meta: { title: { zh: '待分派', en: 'Assigning' }, actor: ['intake-officer@laneAuthority', 'case-administrator@laneAuthority'] },
        always: { guard: { type: 'laneStands', params: { lane } }, target: 'settled' },
        on: { ASSIGN: { guard: and([here, assessorIsFree]), target: 'assessing', actions: ['assign', 'LaneAssigned'] } },
      },
      assessing: {
        meta: { title: { zh: '审查中', en: 'Assessing' }, actor: [reviewer] },
        on: {
          ASSESS: {
            guard: and([
              here,
              byAssessor,
              { type: 'roleFitsLane', params: { lane } },
              { type: 'neverSecondReviewed', params: { lane } },
              'assessmentIsWhole',
              'everyItemAnswered',
            ]),
            target: 'secondReview',
            actions: ['assess', 'LaneAssessed'],
          },
          REQUEST_INFORMATION: {
            guard: and([here, byAssessor, 'asksQuestions']),
            target: 'awaitingInformation',
            actions: ['askInformation', 'InformationRequested'],
          },
          REASSIGN,
          DECLARE_CONFLICT: returned,
          PERSON_LEFT: left,
        },
      },
      awaitingInformation: {
        meta: {
          title: { zh: '等待补充说明', en: 'Awaiting information' },
          court: 'firm',
          actor: ['applicant@party', 'signatory@party'],
          clock: clocks.information,
        },
        entry: awaits(waits),
        on: {
          SERVE: served(waits),
          ANSWER: {
            guard: and([here, { type: 'answersEveryQuestion', params: { lane } }]),
            target: 'assessing',
            actions: 'InformationAnswered',
          },
          EXTEND_INFORMATION: {
            guard: and([here, byAssessor, { type: 'informationExtensionLeft', params: { lane } }]),
            actions: ['extendInformation', 'InformationExtended'],
          },
          INFORMATION_EXPIRED: { guard: here, target: 'assessing', actions: 'InformationNotGiven' },
          REASSIGN,
          DECLARE_CONFLICT: returned,
          PERSON_LEFT: left,
        },
      },
      secondReview: {
        meta: { title: { zh: '复核', en: 'Second review' }, actor: ['second-reviewer@laneAuthority'], clock: clocks.second },
        entry: begins(clocks.second.name),
        on: {
          APPROVE: { guard: and([here, notAssessor]), target: 'settled', actions: ['settle', 'LaneSettled'] },
          REJECT: { guard: and([here, notAssessor]), target: 'assessing', actions: ['reject', 'SecondReviewRejected'] },
          SECOND_REVIEW_EXPIRED: { guard: here, actions: 'SecondReviewOverdue' },
          DECLARE_CONFLICT: returned,
          PERSON_LEFT: left,
        },
      },
      settled: { type: 'final', meta: { title: { zh: '已复核', en: 'Settled' } } },
    },
  });
}
