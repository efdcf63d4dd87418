import { pilotContextOf } from '@sandbar/domain';
import { TALES } from './pilot-application-tales.js';
import { accept, because, expires, people, says } from './pilot-application-world.js';
import { inNotice, inReview, inScreening } from './pilot-application-stages.js';
import { publish, redact } from './pilot-application-world.js';

const LANES = 'review.total review.lane.legality review.lane.risk review.lane.consumer';
const inLane = (lane: string): Record<string, string> => ({
  [`review.${lane}.assigning`]: `${LANES} interest`,
  [`review.${lane}.assessing`]: `${LANES} interest`,
  [`review.${lane}.awaitingInformation`]: `${LANES.replace(`lane.${lane}`, `lane.${lane}=stopped review.information.${lane}=pending`)} interest`,
  [`review.${lane}.secondReview`]: `${LANES.replace(`lane.${lane}`, `lane.${lane} review.second.${lane}`)} interest`,
  [`review.${lane}.settled`]: `${LANES.replace(` review.lane.${lane}`, '')} interest`,
});

/** The clocks open in every leaf, and how they stand there. */
const CLOCKS: Readonly<Record<string, string>> = {
  draft: 'draft',
  signing: 'signing',
  screening: 'screening',
  correction: 'correction=pending',
  ...inLane('legality'),
  ...inLane('risk'),
  ...inLane('consumer'),
  'sharing.claims': 'interest',
  'sharing.opening': '',
  'sharing.awaitingSettlement': '',
  'sharing.revising': 'sharing.revision=pending',
  'panel.convening': 'panel.convene',
  'panel.deliberating': 'panel.opinion',
  'panel.concluded': 'panel.conclusion',
  conditions: 'conditions=pending',
  'notice.preparing': 'notice.preparing',
  'notice.published': 'notice.published',
  'notice.answering': 'notice.answering',
  'decision.proposing': 'decision',
  'decision.secondDecision': 'decision',
  onHold: 'hold',
  declined: 'remedy.request=pending',
  remedy: 'remedy',
  registered: 'registered',
  'live.service.running': 'live.winding-down',
  'live.service.suspended.unconfirmed': 'live.winding-down suspension.confirm',
  'live.service.suspended.confirmed': 'live.winding-down suspension.decide',
  'live.change.none': 'live.winding-down',
  'live.change.requested': 'live.winding-down change',
  'live.evaluation.none': 'live.winding-down',
  'live.evaluation.self': 'live.winding-down=stopped evaluation.self',
  'live.evaluation.audit': 'live.winding-down=stopped evaluation.audit',
  'live.evaluation.experts': 'live.winding-down=stopped evaluation.experts',
  'live.evaluation.confirming': 'live.winding-down=stopped evaluation.confirm',
  exiting: 'exit',
};

it.each(Object.entries(TALES))('wants in %s the clocks of the process', (leaf, tell) => {
  const { clocks, closed } = tell().decision;
  const found = clocks.map(({ name, state }) => (state === 'running' ? name : `${name}=${state}`)).join(' ');
  expect(found).toBe(closed ? '' : CLOCKS[leaf]);
});

describe('a hold', () => {
  const hold = says(people.head, 'HOLD', because);
  const resume = says(people.head, 'RESUME', because);

  it('suspends every clock but its own; what it resumes is entered again and continues', () => {
    const story = inReview();
    const before = story.decision.clocks;
    story.when(hold).then({ clocks: ['hold'] });
    story.when(resume);
    expect(story.decision.clocks).toEqual(before);
    expect(story.decision.clocks.every((clock) => clock.afterHold === 'continue')).toBe(true);
    expect(story.decision.clocksStarted).toEqual(['review.total', 'review.lane.legality', 'review.lane.risk', 'review.lane.consumer']);
  });

  it('keeps the interest period open over the hold, and closes it only in time', () => {
    const story = inReview().when(hold).refuses(expires('INTEREST_EXPIRED', {}), 'event.not_allowed').when(resume);
    expect(pilotContextOf(story.snapshot).interest).toBe('open');
    story.when(expires('INTEREST_EXPIRED', {}));
    expect(story.decision.clocks.map((clock) => clock.name)).not.toContain('interest');
  });

  it('makes a notice run its full period again, and no other clock', () => {
    const story = inNotice().when(redact, publish, hold, resume);
    expect(story.decision.clocks.map((clock) => [clock.name, clock.afterHold])).toEqual([['notice.published', 'restart']]);
    expect(story.decision.clocksStarted).toEqual(['notice.published']);
  });

  it('counts its one extension anew at every hold', () => {
    const extend = says(people.head, 'EXTEND_HOLD', because);
    const story = inScreening()
      .when(accept(), hold, extend, resume, hold)
      .then({ clocks: ['hold'] });
    expect(story.decision.clocks[0]?.extensions).toEqual([]);
    story.when(extend);
  });
});
