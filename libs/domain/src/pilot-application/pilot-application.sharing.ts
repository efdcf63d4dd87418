import { and } from 'xstate';
import { awaits, begins, clock, served } from './pilot-application.clocks.js';
import { pilot } from './pilot-application.setup.js';

const SIGNATORY = ['signatory@leadApplicant'];
const DESK = ['intake-officer@leadAuthority', 'case-administrator@leadAuthority'];
const settled = { guard: 'sharingSettled', target: '#panel', actions: ['freshPanel', 'SharingSettled'] } as const;
/** What the package says, while the case is in sharing or on hold. */
export const packageSays = {
  SETTLED: { guard: 'isThisPackage', actions: 'settleSharing' },
  NO_AREA_LEFT: { guard: 'isThisPackage', actions: ['leaveNoArea', 'NoAreaLeft'] },
  REVISION_REQUESTED: { guard: 'isThisPackage', actions: ['noteRevisionWanted', 'RevisionRequested'] },
  PACKAGE_RECALLED: { guard: 'isThisPackage', actions: ['reopenSharing', 'SharingRecalled'] },
} as const;
/** That it is open; told at once who leads now, where that changed on the way. */
export const packageOpened = [
  { guard: and(['isThisRound', 'packageHasOldLead']), actions: ['notePackage', 'PackageNoted', 'PackageToldOfLead'] },
  { guard: 'isThisRound', actions: ['notePackage', 'PackageNoted'] },
] as const;
const voided = { guard: 'sharingVoided', target: 'claims' } as const;
const revision = ['contentIsNew', 'enoughLicensedParties', 'leadApplicantIsParty'] as const;

/**
 * Supervisory sharing: opening → awaitingSettlement ⇄ revising. Messages of the package only change the context and the
 * eventless transitions move the case: one that comes during a hold is kept and moves it when work resumes.
 */
export const sharing = pilot.createStateConfig({
  id: 'sharing',
  meta: {
    title: { zh: '监管协同', en: 'Supervisory sharing' },
    court: 'peers',
    actor: ['system@platform'],
    noClock: { reason: '协同材料包及各协同件自行计时 / the package and its legs hold the clocks' },
  },
  initial: 'claims',
  always: [settled, { guard: 'noAreaLeft', target: '#decision' }],
  on: packageSays,
  states: {
    claims: {
      meta: {
        title: { zh: '待关注期届满', en: 'Interest period' },
        noClock: { reason: '关注期在审查之外计时 / the interest clock runs beside the review' },
      },
      always: [
        settled,
        { guard: and(['interestOver', 'notConcerned']), target: '#panel', actions: ['notConcernedSharing', 'freshPanel', 'NotConcerned'] },
        { guard: 'interestOver', target: 'opening', actions: ['openSharing', 'SharingOpened'] },
      ],
    },
    opening: {
      meta: { title: { zh: '建立材料包', en: 'Opening' } },
      always: [voided, { guard: 'packageNoted', target: 'awaitingSettlement' }],
      on: { PACKAGE_OPENED: packageOpened },
    },
    awaitingSettlement: {
      meta: { title: { zh: '等待协同意见', en: 'Awaiting settlement' } },
      always: [voided, { guard: 'revisionWanted', target: 'revising' }],
    },
    revising: {
      meta: { title: { zh: '修改', en: 'Revising' }, court: 'firm', actor: SIGNATORY, clock: clock('sharing.revision') },
      entry: awaits('sharing.revision'),
      always: voided,
      on: {
        SERVE: served('sharing.revision'),
        REVISE: [
          {
            guard: and([...revision, 'isMaterial']),
            target: '#review',
            actions: ['replaceContent', 'voidSharing', 'reopenReview', 'MaterialRevisionSubmitted'],
          },
          { guard: and(revision), target: 'awaitingSettlement', actions: ['replaceContent', 'noteRevised', 'RevisionSubmitted'] },
        ],
        REVISION_EXPIRED: { actions: 'RevisionOverdue' },
      },
    },
  },
});

const skip = { target: '#weighing', actions: ['skipPanel', 'collectConditions', 'PanelSkipped'] } as const;

/** The panel of experts: convening → deliberating → concluded; its time is not counted in the review's total. */
export const panel = pilot.createStateConfig({
  id: 'panel',
  meta: { title: { zh: '专家论证', en: 'Expert panel' }, court: 'authority' },
  initial: 'convening',
  states: {
    convening: {
      meta: { title: { zh: '召集', en: 'Convening' }, actor: DESK, clock: clock('panel.convene') },
      entry: begins('panel.convene'),
      on: {
        CONVENE: { guard: and(['panelIsQuorate', 'expertsAreFree']), target: 'deliberating', actions: ['convene', 'PanelConvened'] },
        SKIP_PANEL: skip,
        CONVENING_EXPIRED: { actions: 'PanelOverdue' },
      },
    },
    deliberating: {
      meta: { title: { zh: '论证', en: 'Deliberating' }, court: 'experts', actor: ['expert@panel'], clock: clock('panel.opinion') },
      entry: begins('panel.opinion'),
      always: [
        { guard: 'panelBelowQuorum', target: 'convening', actions: ['emptyPanel', 'PanelRedrawn'] },
        { guard: 'everyOpinionGiven', target: 'concluded', actions: 'OpinionsComplete' },
      ],
      on: {
        OPINE: { guard: and(['isMember', 'notYetOpined']), actions: ['opine', 'OpinionGiven'] },
        SKIP_PANEL: skip,
        OPINION_EXPIRED: [
          { guard: 'opinionsReachQuorum', target: 'concluded', actions: 'OpinionsComplete' },
          { guard: 'redrawLeft', target: 'convening', actions: ['redraw', 'PanelRedrawn'] },
          { actions: 'PanelEscalated' },
        ],
      },
    },
    concluded: {
      meta: { title: { zh: '待形成结论', en: 'Concluded' }, actor: DESK, clock: clock('panel.conclusion') },
      entry: begins('panel.conclusion'),
      always: { guard: 'opinionsBelowQuorum', target: 'convening', actions: ['emptyPanel', 'PanelRedrawn'] },
      on: {
        CONCLUDE: [
          { guard: 'majorityFor', target: '#weighing', actions: ['concludeFor', 'collectConditions', 'PanelConcluded'] },
          { guard: 'majorityAgainst', target: '#decision', actions: ['concludeAgainst', 'PanelConcluded'] },
          { target: '#review', actions: ['takePart', 'reopenReview', 'PanelConcluded'] },
        ],
        CONCLUSION_EXPIRED: { actions: 'PanelOverdue' },
      },
    },
  },
});
