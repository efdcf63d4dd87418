import { LANES_PASS, PANEL_FOR, convene, expires, because, opine, people, propose, says } from './pilot-application-world.js';
import { inPanel } from './pilot-application-stages.js';

const conclude = says(people.intake, 'CONCLUDE', { minutes: '纪要' });

describe('the panel', () => {
  it('needs a quorum of free experts', () => {
    const { expertA, expertB } = people;
    inPanel()
      .refuses(convene(expertA, expertB), 'panelIsQuorate')
      .refuses(convene(expertA, expertB, expertB), 'panelIsQuorate');
    inPanel().refuses(convene(expertA, expertB, { ...people.lawyer }), 'expertsAreFree');
  });

  it('hears each member once and goes by the majority of the opinions', () => {
    const { expertA, expertB, expertC, expertD } = people;
    const story = inPanel()
      .when(convene(), opine(expertA))
      .refuses(opine(expertA), 'notYetOpined')
      .refuses(opine(expertD), 'actor.not_eligible');
    story.when(opine(expertB, 'against'), opine(expertC, 'against')).then({ stage: 'panel.concluded' });
    story
      .when(conclude)
      .then({ stage: 'decision.proposing', facts: ['PanelConcluded'] })
      .refuses(propose('register'), 'outcomeIsOpen');
    const tie = inPanel().when(
      convene(expertA, expertB, expertC, expertD),
      opine(expertA),
      opine(expertB),
      opine(expertC, 'against'),
      opine(expertD, 'questions'),
    );
    tie
      .when(conclude)
      .then({ stage: 'review', leaves: ['review.legality.assigning', 'review.risk.assigning', 'review.consumer.assigning'] });
    tie
      .when(...LANES_PASS)
      .then({ stage: 'panel.convening' })
      .when(...PANEL_FOR)
      .then({ stage: 'notice.preparing' });
  });

  it('concludes with a quorum when time is over; else draws once more, then leaves it to the head', () => {
    const { expertA, expertB, expertC, expertD } = people;
    const over = expires('OPINION_EXPIRED', {});
    inPanel()
      .when(convene(expertA, expertB, expertC, expertD), opine(expertA), opine(expertB), opine(expertC), over)
      .then({ stage: 'panel.concluded' });
    const story = inPanel()
      .when(convene(), opine(expertA), over)
      .then({ stage: 'panel.convening', facts: ['PanelRedrawn'] });
    story.when(expires('CONVENING_EXPIRED', {})).then({ facts: ['PanelOverdue'], stage: 'panel.convening' });
    story.when(convene(), over).then({ stage: 'panel.deliberating', facts: ['PanelEscalated'] });
    story.when(says(people.head, 'SKIP_PANEL', because)).then({ stage: 'notice.preparing', facts: ['PanelSkipped'] });
  });

  it('recomputes the quorum when a member declares a conflict', () => {
    const { expertA, expertB, expertC, expertD } = people;
    const conflict = says(expertA, 'DECLARE_CONFLICT', { ground: 'prior-work', note: '参与过' });
    const story = inPanel()
      .when(convene(), opine(expertA), conflict)
      .then({ stage: 'panel.convening', facts: ['ConflictDeclared', 'PanelRedrawn'] });
    story.refuses(convene(), 'expertsAreFree').when(convene(expertB, expertC, expertD));
    const four = inPanel().when(convene(expertA, expertB, expertC, expertD), opine(expertB), opine(expertC), opine(expertD), conflict);
    four.then({ stage: 'panel.concluded', facts: ['ConflictDeclared', 'OpinionsComplete'] });
    const late = inPanel().when(convene(), opine(expertA), opine(expertB), opine(expertC)).then({ stage: 'panel.concluded' });
    late
      .when(expires('CONCLUSION_EXPIRED', {}))
      .then({ facts: ['PanelOverdue'] })
      .when(conflict)
      .then({ stage: 'panel.convening' });
    expect(late.decision.header.panel).toEqual([]);
  });
});
