import { someDateMoves } from '../kernel/index.js';
import type { CaseEvent } from '../kernel/index.js';
import { LABEL_RULES, labelCeiling } from './label.js';
import { areaOf, openObjections, unanswered } from './settlement.js';
import { shanghaiDayOf, beginningOfShanghaiDay } from './shanghai-day.js';
import type { PackageContext } from './sharing-package.context.js';
import type { PackageEvent } from './sharing-package.events.js';
import type { PackagePayloads } from './sharing-package.payloads.js';

interface Args {
  readonly context: PackageContext;
  readonly event: PackageEvent;
}
/** The payload that a transition of `T` sees; the machine names a guard only on events that carry it. */
const payload = <T extends keyof PackagePayloads>(event: CaseEvent): PackagePayloads[T] => event.payload as PackagePayloads[T];
const written = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
type OfProvince = 'LEG_ANSWERED' | 'LEG_DELIVERED' | 'LEG_REPORTED' | 'OBJECTION_WITHDRAWN';

/** Meaning of every guard of sharing-package@1; reasons and legal bases stand in sharing-package.guard-reasons.ts. */
export const packageGuards = {
  releaserIsNotAuthor: ({ context, event: { meta } }: Args): boolean =>
    ![meta.actor.person, meta.onBehalfOf].some((person) => person !== null && context.authors.includes(person)),
  secrecyDeclared: ({ event }: Args): boolean => payload<'RELEASE'>(event).secrecyDeclared === true,
  legalBasisChecked: ({ event }: Args): boolean => payload<'RELEASE'>(event).legalBasisChecked === true,
  fieldsDisclosed: ({ event }: Args): boolean => (payload<'RELEASE'>(event).fields ?? []).some((field) => field.withheld === undefined),
  /** TLP:RED is for persons named one by one; a package goes to offices and names nobody. What was submitted before labels had rules stands. */
  labelFitsOffices: ({ event }: Args): boolean =>
    payload<'SUBMIT_PACKAGE'>(event).tlp !== 'RED' || LABEL_RULES.every((code) => event.meta.rules[code] === undefined),
  /**
   * What goes out is what was decided: nothing above the level or above what the label permits, nothing withheld with its value, nothing within what the
   * author withholds (a section, a row, a field). A release of before the labels had rules keeps to its level alone.
   */
  fieldsKeepDisclosure: ({ context, event }: Args): boolean => {
    const disclosure = context.disclosure;
    if (disclosure === null) return false;
    const most = Math.min(
      disclosure.maximumLevel,
      labelCeiling(disclosure.tlp, (code) => event.meta.rules[code]) ?? disclosure.maximumLevel,
    );
    const held = (at: string): boolean => disclosure.withhold.some(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`));
    return (payload<'RELEASE'>(event).fields ?? []).every((field) =>
      field.withheld === undefined ? field.level <= most && !held(field.pointer) : field.value === undefined,
    );
  },
  disclosureComplete: ({ event }: Args): boolean => {
    const { purpose, legalBasis, maximumLevel, withhold } = payload<'SUBMIT_PACKAGE'>(event);
    const level = Number.isInteger(maximumLevel) && maximumLevel >= 1 && maximumLevel <= 5;
    return written(purpose) && written(legalBasis) && level && withhold.every((one) => written(one.pointer) && written(one.reason));
  },
  expiryAhead: ({ event }: Args): boolean => {
    const { expiresOn } = payload<'SUBMIT_PACKAGE'>(event);
    return beginningOfShanghaiDay(expiresOn) !== null && expiresOn > shanghaiDayOf(event.meta.at);
  },
  messageIsCurrent: ({ context, event }: Args): boolean => {
    const { province, round } = payload<OfProvince>(event);
    return round === context.round && context.recipients.includes(province);
  },
  answerIsLate: ({ event }: Args): boolean => payload<'LEG_ANSWERED'>(event).late === true,
  lastDelivery: ({ context, event }: Args): boolean => {
    const { province } = payload<'LEG_DELIVERED'>(event);
    return context.windowFrom === null && context.recipients.every((one) => one === province || context.delivered[one] !== undefined);
  },
  everyoneAnswered: ({ context }: Args): boolean => unanswered(context).length === 0,
  someObjectionOpen: ({ context }: Args): boolean => openObjections(context).length > 0,
  noObjectionOpen: ({ context }: Args): boolean => openObjections(context).length === 0,
  areaRemains: ({ context }: Args): boolean => areaOf(context).length > 0,
  ownAreaRemains: ({ context }: Args): boolean => context.serviceArea.includes(context.province),
  objectionIsOpen: ({ context, event }: Args): boolean => {
    const { province } = payload<'LEAVE_PROVINCE_OUT' | 'SUPERIOR_ANSWERED'>(event);
    return openObjections(context).some((objection) => objection.province === province);
  },
  wasReferred: ({ context }: Args): boolean => context.superior !== null,
  someDateMoves: ({ event }: Args): boolean => someDateMoves(payload<'CALENDAR_CHANGED'>(event)),
  leadIsNew: ({ context, event }: Args): boolean => {
    const { leadAuthority, province } = payload<'LEAD_CHANGED'>(event);
    return leadAuthority !== context.leadAuthority || province !== context.province;
  },
  notSettled: ({ context }: Args): boolean => context.settledAt === null,
} as const;
export type PackageGuard = keyof typeof packageGuards;
