import type { Role } from '@sandbar/domain';
import { pilotContextOf } from '@sandbar/domain';
import { accept, approve, assess, assign, expires, people } from './pilot-application-world.js';
import { inPanel, inReview, inScreening } from './pilot-application-stages.js';
import { says } from './pilot-application-world.js';

const leaves = (person: string, ...roles: Role[]) => expires('PERSON_LEFT', { person, roles, reason: '调离' });
const lawyer = people.lawyer.person;

describe('a leaver', () => {
  it('leaves unsigned work behind: it is to be assigned again, and the lane’s clock runs on', () => {
    const story = inReview().when(assign('legality', people.lawyer));
    const due = story.decision.clocks;
    story.when(leaves(lawyer, 'legality-reviewer')).then({ facts: ['PersonLeft', 'LaneReturned'] });
    expect(story.decision.leaves).toContain('review.legality.assigning');
    expect(pilotContextOf(story.snapshot).lanes.legality.assessor).toBeNull();
    expect(story.decision.clocks).toEqual(due);
    story.when(assign('legality', people.lawyerTwo), assess('legality', {}, people.lawyerTwo), approve('legality'));
  });

  it('leaves what was assessed but not second-reviewed behind as well, and may not second-review it later', () => {
    const story = inReview().when(assign('legality', people.lawyer), assess('legality', {}, people.lawyer));
    story.when(leaves(lawyer, 'legality-reviewer')).then({ facts: ['PersonLeft', 'LaneReturned'] });
    story.when(assign('legality', people.lawyerTwo), assess('legality', {}, people.lawyerTwo));
    story.refuses(approve('legality', { ...people.second, person: lawyer }), 'notAssessor');
  });

  it('changes nothing where the work was second-reviewed, or belongs to a role that is kept', () => {
    const settled = inReview().when(assign('legality', people.lawyer), assess('legality', {}, people.lawyer), approve('legality'));
    settled.refuses(leaves(lawyer, 'legality-reviewer'), 'leaverHoldsSeat');
    inReview().when(assign('legality', people.lawyer)).refuses(leaves(lawyer, 'second-reviewer'), 'leaverHoldsSeat');
    inScreening().refuses(leaves(lawyer, 'legality-reviewer'), 'leaverHoldsSeat');
  });

  it('in two lanes leaves both at once', () => {
    const both = { ...people.lawyer, roles: ['risk-reviewer', 'legality-reviewer'] as Role[] };
    const story = inReview().when(
      assign('risk', both),
      assign('legality', both),
      leaves(both.person, 'risk-reviewer', 'legality-reviewer'),
    );
    story.then({ facts: ['PersonLeft', 'LaneReturned', 'LaneReturned'] });
  });

  it('of the panel vacates the seat; an opinion that was given stands', () => {
    const story = inPanel().when(says(people.intake, 'CONVENE', { experts: ['expert-a', 'expert-b', 'expert-c', 'expert-d'] }));
    story.when(says(people.expertA, 'OPINE', { verdict: 'for', text: '-' }));
    story.refuses(leaves('expert-a', 'expert'), 'leaverHoldsSeat').when(leaves('expert-d', 'expert'));
    expect(pilotContextOf(story.snapshot).panel.members).toEqual(['expert-a', 'expert-b', 'expert-c']);
    story.when(leaves('expert-c', 'expert')).then({ stage: 'panel.convening' });
  });

  it('is told to the road only: nobody sends it', () => {
    inScreening()
      .when(accept())
      .refuses(says(people.intake, 'PERSON_LEFT', { person: lawyer, roles: [], reason: '-' }), 'actor.not_eligible');
  });
});
