import type { Audience, CaseKind, Court, MovedClock } from '@sandbar/domain';
import type { NotifyJob, ReminderJob } from '@sandbar/workflow';

/** Who holds an authority's clock, by its name or the beginning of it; the longest one that fits counts. */
const HOLDERS: Readonly<Record<string, readonly Audience[]>> = {
  screening: ['intake'],
  'review.lane': ['laneOfficers'],
  'review.second': ['secondReviewers'],
  'review.total': ['laneOfficers'],
  interest: ['coordinatorsInformed'],
  'panel.convene': ['intake'],
  'panel.conclusion': ['intake'],
  'notice.published': ['intake'],
  'notice.answering': ['intake'],
  decision: ['proposers', 'deciders'],
  hold: ['head'],
  remedy: ['deciders'],
  'suspension.confirm': ['head'],
  'suspension.decide': ['head'],
  change: ['deciders'],
  'evaluation.audit': ['auditors', 'intake'],
  'evaluation.experts': ['panel', 'intake'],
  'evaluation.confirm': ['deciders'],
  'package.review': ['secondReviewers', 'coordinatorsOwner'],
  'package.rereview': ['secondReviewers', 'coordinatorsOwner'],
  package: ['coordinatorsOwner'],
  'leg.information': ['coordinatorsRecipient'],
  leg: ['coordinatorsRecipient'],
};
const BY_COURT: Readonly<Record<Court, readonly Audience[]>> = {
  firm: ['parties'],
  authority: ['intake'],
  peers: ['coordinatorsOwner'],
  experts: ['panel'],
  public: ['intake'],
  none: ['caseAdministrators'],
};

/** Who is reminded of a clock: its holder; once overdue, the head too, and then the case administrator (process.md §3). */
export function audiencesOfReminder(job: ReminderJob, kind: CaseKind): readonly Audience[] {
  const holders = holdersOf(job.clock, job.court, kind);
  if (job.step === 'overdue-administrator') return [...new Set<Audience>([...holders, 'caseAdministrators'])];
  return job.step === 'overdue-deputy' ? [...new Set<Audience>([...holders, 'head'])] : holders;
}

/** Whom a fact is told to: for `clockHolders` whoever holds a clock whose date moved, each audience once. */
export function audiencesOfFact({ audience, data, kind }: Pick<NotifyJob, 'audience' | 'data' | 'kind'>): readonly Audience[] {
  const listed = data['moved'];
  const moved = Array.isArray(listed) ? (listed as readonly MovedClock[]).filter((clock) => clock.days !== 0) : [];
  const holders = moved.flatMap(({ clock, court }) => holdersOf(clock, court, kind));
  return [...new Set((audience as readonly Audience[]).flatMap((one) => (one === 'clockHolders' ? holders : [one])))];
}

function holdersOf(clock: string, court: Court, kind: CaseKind): readonly Audience[] {
  // In a package the firm's time is watched by the coordinator: the firm is reminded by the application's own clock.
  if (court === 'firm' && kind === 'pilot-application') return BY_COURT.firm;
  const words = clock.split('.');
  for (let length = words.length; length > 0; length -= 1) {
    const found = HOLDERS[words.slice(0, length).join('.')];
    if (found !== undefined) return found;
  }
  return BY_COURT[court];
}
