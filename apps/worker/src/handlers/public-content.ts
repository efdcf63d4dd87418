import { redactForPublic } from '@sandbar/declaration';
import type { NoticeCase, PublishJob, SealedRow } from '@sandbar/workflow';

type Content = Readonly<Record<string, unknown>>;
interface Party {
  readonly name: string;
  readonly licensed: boolean;
}
/** What of a fact may be read by anybody, beside its state; free text of officers and firms never is. */
const PUBLIC_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  NoticePublished: [],
  NoticeRestarted: [],
  CommentsAnswered: ['replies'],
  ApplicationRegistered: ['registrationNumber', 'area', 'conditions', 'registeredAt'],
  TestStarted: ['startedOn', 'plannedEnd'],
  TestSuspended: ['scope'],
  TestExtended: ['plannedEnd'],
  ExitStarted: ['cause'],
  TestExited: ['cause'],
  ApplicationTerminated: ['reasonCode'],
  RegistrationRevoked: ['reasonCode'],
};
/** The word of the register for what happened; labels are the glossary's. */
const STATE: Readonly<Record<string, string>> = {
  NoticePublished: 'published',
  NoticeRestarted: 'published',
  NoticeSuspended: 'suspended',
  NoticeEnded: 'ended',
  CommentsAnswered: 'answered',
  ObjectionUpheld: 'upheld',
  MaterialChangeFound: 'material',
  ApplicationRegistered: 'registered',
  RegistrationExtended: 'registered',
  TestStarted: 'live',
  TestResumed: 'live',
  TestExtended: 'live',
  TestSuspended: 'suspended',
  ExitStarted: 'exiting',
  TestCompleted: 'completed',
  TestExited: 'exited',
  ApplicationWithdrawn: 'withdrawn',
  RegistrationWithdrawn: 'withdrawn',
  ApplicationTerminated: 'terminated',
  RegistrationRevoked: 'revoked',
  RegistrationLapsed: 'lapsed',
};
/** These open a page with the declaration as the public reads it; the others add to it. */
const WITH_DECLARATION: ReadonlySet<string> = new Set(['NoticePublished', 'ApplicationRegistered']);

/**
 * What the public register gains by a fact: members to lay over the page that stands. Pure.
 * @throws Error for a fact the register does not know: the job fails and is seen
 */
export function publicContent(job: PublishJob, subject: NoticeCase, sealed: SealedRow | undefined): Content {
  const state = STATE[job.fact];
  if (state === undefined) throw new Error(`the public register does not know ${job.fact}`);
  const { header, snapshot } = subject;
  const parties = ((snapshot.context['parties'] ?? []) as readonly Party[]).map(({ name, licensed }) => ({ name, licensed }));
  const said = Object.fromEntries((PUBLIC_MEMBERS[job.fact] ?? []).map((member) => [member, job.data[member] ?? null]));
  const since = job.fact === 'NoticePublished' || job.fact === 'NoticeRestarted' ? { publishedAt: job.at } : {};
  return {
    title: header.title,
    number: header.number,
    province: header.province,
    leadAuthority: header.leadAuthority,
    parties,
    state,
    stateSince: job.at,
    ...since,
    ...said,
    ...(WITH_DECLARATION.has(job.fact) && sealed !== undefined ? { declaration: declarationOf(job, sealed) } : {}),
  };
}

function declarationOf(job: PublishJob, sealed: SealedRow): Content {
  const withhold = ((job.data['withhold'] ?? []) as readonly { pointer: string }[]).map(({ pointer }) => pointer);
  const version = Number(sealed.schemaVersion);
  const { shown, withheld } = redactForPublic(version, sealed.content, withhold);
  return { schemaVersion: sealed.schemaVersion, revision: sealed.revision, hash: sealed.hash, shown, withheld };
}
