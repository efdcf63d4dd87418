import type { LegPayloads, PackagePayloads, PilotPayloads } from '@sandbar/domain';

/** What the road puts into a payload in the command's own transaction; nobody may send it. */
type PutIn = 'sealed' | 'caseNumber' | 'registrationNumber' | 'fields';

/** What a person sends of a payload; nothing where the event carries nothing. */
export type Sent<P> = string extends keyof P ? object : { [K in Exclude<keyof P, PutIn>]: P[K] };
export type PilotSent<T extends keyof PilotPayloads> = Sent<PilotPayloads[T]>;
export type PackageSent<T extends keyof PackagePayloads> = Sent<PackagePayloads[T]>;
export type LegSent<T extends keyof LegPayloads> = Sent<LegPayloads[T]>;

/** Events that only the platform sends: messages between cases and expiries of clocks. A test holds it equal to the catalogues of events. */
export type PlatformEvent = {
  'pilot-application':
    | 'PACKAGE_OPENED'
    | 'REVISION_REQUESTED'
    | 'SETTLED'
    | 'NO_AREA_LEFT'
    | 'PACKAGE_RECALLED'
    | 'AUTHORITY_SUCCEEDED'
    | 'PERSON_LEFT'
    | 'CALENDAR_CHANGED'
    | 'SUSPENSION_UNCONFIRMED'
    | Extract<keyof PilotPayloads, `${string}_EXPIRED`>;
  'sharing-package':
    | 'CREATE'
    | 'LEG_DELIVERED'
    | 'LEG_REPORTED'
    | 'LEG_ANSWERED'
    | 'OBJECTION_WITHDRAWN'
    | 'REVISION_SUBMITTED'
    | 'SUPERSEDE'
    | 'APPLICATION_ENDED'
    | 'LEAD_CHANGED'
    | 'CALENDAR_CHANGED'
    | Extract<keyof PackagePayloads, `${string}_EXPIRED`>;
  'sharing-leg':
    | 'CREATE'
    | 'SENT'
    | 'DELIVERED'
    | 'WINDOW_OPENED'
    | 'NEW_ROUND'
    | 'LEAD_CHANGED'
    | 'CALENDAR_CHANGED'
    | 'WITHDRAW_LEG'
    | 'CLOSE_LEG'
    | Extract<keyof LegPayloads, `${string}_EXPIRED`>;
};
