import type { CaseHeader, ClockMeta, ClockTelling, Definition, StoredSnapshot } from '../kernel/index.js';
import { desiredClocks, oncePerSnapshot } from '../kernel/index.js';
import { beginningOfShanghaiDay } from './shanghai-day.js';
import { newPackage } from './sharing-package.context.js';
import type { PackageContext } from './sharing-package.context.js';
import { PACKAGE_EVENTS } from './sharing-package.events.js';
import { packageFacts, packageReactions } from './sharing-package.facts.js';
import { packageGuardReasons } from './sharing-package.guard-reasons.js';
import { packageMachine } from './sharing-package.machine.js';
import type { PackagePayloads } from './sharing-package.payloads.js';

const contextOf = (snapshot: StoredSnapshot): PackageContext => snapshot.context as unknown as PackageContext;

/** The disclosure ends with the last instant of its day: an hour rule of one day that begins with that day, and never rolls. */
const tell = (context: PackageContext, clock: ClockMeta): ClockTelling =>
  clock.name === 'package.validity' ? { startsAt: beginningOfShanghaiDay(context.disclosure?.expiresOn ?? '') } : {};

function header(snapshot: StoredSnapshot): CaseHeader {
  const context = contextOf(snapshot);
  return {
    title: context.title,
    number: context.applicationNumber,
    province: context.province,
    leadAuthority: context.leadAuthority,
    leadApplicant: null,
    parties: [],
    laneAuthorities: {},
    informedProvinces: [],
    recipientProvince: null,
    transferTo: null,
    panel: [],
    closedTo: [],
    parent: context.application,
    holders: [{ holder: `authority:${context.leadAuthority}`, level: 'full' }],
  };
}

/** The sharing package of one application, owned by the lead's province. */
export const SHARING_PACKAGE: Definition = {
  id: 'sharing-package@1',
  kind: 'sharing-package',
  machine: packageMachine,
  events: PACKAGE_EVENTS,
  facts: packageFacts,
  reactions: packageReactions,
  guardReasons: packageGuardReasons,
  header: oncePerSnapshot(header),
  clocks: (snapshot) => desiredClocks(packageMachine, snapshot, (clock) => tell(contextOf(snapshot), clock)),
  holding: () => false,
  create: (payload: PackagePayloads['CREATE'], meta, caseId) => ({ ...newPackage(payload, meta, caseId) }),
};
