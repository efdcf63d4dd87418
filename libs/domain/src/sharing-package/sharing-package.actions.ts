import { assign } from 'xstate';
import type { EventMeta, Province } from '../kernel/index.js';
import { openObjections } from './settlement.js';
import { emptyRound } from './sharing-package.context.js';
import type { PackageContext, RecordedAnswer, Resolution } from './sharing-package.context.js';
import type { PackageEvent } from './sharing-package.events.js';
import type { PackagePayloads } from './sharing-package.payloads.js';

type Change = Partial<PackageContext>;
/** A context change that reads the payload of the events it is named on. */
const on = <T extends keyof PackagePayloads>(change: (context: PackageContext, payload: PackagePayloads[T], meta: EventMeta) => Change) =>
  assign<PackageContext, PackageEvent, undefined, PackageEvent, never>(({ context, event }) =>
    change(context, event.payload as PackagePayloads[T], event.meta),
  );
const persons = (meta: EventMeta): readonly string[] =>
  [meta.actor.person, meta.onBehalfOf].filter((person): person is string => person !== null);
const latest = (instants: readonly string[]): string => [...instants].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? '';
const recorded = (payload: PackagePayloads['LEG_ANSWERED'], meta: EventMeta): RecordedAnswer => ({
  province: payload.province,
  answer: payload.answer,
  conditions: payload.conditions,
  reason: payload.reason,
  round: payload.round,
  code: payload.code,
  evidence: payload.evidence,
  late: payload.late === true,
  at: meta.at,
});
const resolve = (
  context: PackageContext,
  provinces: readonly Province[],
  how: Pick<Resolution, 'outcome' | 'reason'> & { document?: string },
  meta: EventMeta,
): Change => {
  const resolution: Resolution = {
    outcome: how.outcome,
    reason: how.reason,
    document: how.document ?? null,
    by: meta.actor.person,
    at: meta.at,
  };
  return { resolutions: { ...context.resolutions, ...Object.fromEntries(provinces.map((province) => [province, resolution])) } };
};

/** Context changes of sharing-package@1, by name. */
export const packageActions = {
  recordDisclosure: on<'SUBMIT_PACKAGE'>((_context, payload, meta) => ({
    disclosure: {
      tlp: payload.tlp,
      purpose: payload.purpose,
      legalBasis: payload.legalBasis,
      expiresOn: payload.expiresOn,
      withhold: payload.withhold,
      maximumLevel: payload.maximumLevel,
      note: payload.note,
    },
    authors: persons(meta),
  })),
  recordFields: on<'RELEASE'>((_context, payload) => ({ fields: payload.fields })),
  recordDelivery: on<'LEG_DELIVERED'>((context, payload) => ({ delivered: { ...context.delivered, [payload.province]: payload.at } })),
  /** The window counts from delivery to the last province (GDPR 60(4) by analogy: a window begins for all at once). */
  openWindow: on<'LEG_DELIVERED'>((context) => ({ windowFrom: latest(Object.values(context.delivered)) })),
  recordProgress: on<'LEG_REPORTED'>((context, { province, report, note, expectedOn }, meta) => ({
    progress: { ...context.progress, [province]: { report, note, expectedOn, at: meta.at } },
  })),
  /** Messages may overtake each other: what the leg said first never replaces what it said later. */
  recordAnswer: on<'LEG_ANSWERED'>((context, payload, meta) => {
    const known = context.answers[payload.province];
    const overtaken = known?.late === true && payload.late !== true;
    return overtaken ? {} : { answers: { ...context.answers, [payload.province]: recorded(payload, meta) } };
  }),
  recordLateAnswer: on<'LEG_ANSWERED'>((context, payload, meta) => ({ lateAnswers: [...context.lateAnswers, recorded(payload, meta)] })),
  /**
   * Taking an objection back is not recognition: the province then abstains, unless it releases another answer. The
   * withdrawal may overtake the objection itself.
   */
  recordWithdrawal: on<'OBJECTION_WITHDRAWN'>((context, { province, reason }, meta) =>
    resolve(context, [province], { outcome: 'withdrawn', reason }, meta),
  ),
  leaveOut: on<'LEAVE_PROVINCE_OUT'>((context, { province, reason }, meta) =>
    resolve(context, [province], { outcome: 'leftOut', reason }, meta),
  ),
  followLead: on<'LEAD_CHANGED'>((_context, { leadAuthority, province }) => ({ leadAuthority, province })),
  recordReferral: on<'REFER'>((_context, { superior }) => ({ superior })),
  recordSuperiorAnswer: on<'SUPERIOR_ANSWERED'>((context, { province, answer, document, reason }, meta) =>
    resolve(
      context,
      [province],
      { outcome: answer === 'recognised' ? 'superiorRecognised' : 'superiorNotRecognised', reason, document },
      meta,
    ),
  ),
  decideOwnTerritory: on<'DECIDE_OWN_TERRITORY'>((context, { reason }, meta) => {
    const provinces = openObjections(context).map(({ province }) => province);
    return resolve(context, provinces, { outcome: 'ownTerritory', reason }, meta);
  }),
  /** A later change voids the answers it touches; which of them it touches is for each province to say, so all are asked again. */
  openRound: on<'REVISION_SUBMITTED'>((context, payload) => ({
    ...emptyRound,
    round: context.round + 1,
    declarationHash: payload.declarationHash,
    serviceArea: payload.serviceArea ?? context.serviceArea,
    fields: [],
    authors: [],
  })),
  voidAnswers: assign<PackageContext, PackageEvent, undefined, PackageEvent, never>({ answers: {}, resolutions: {} }),
  markSettled: on<keyof PackagePayloads>((_context, _payload, meta) => ({ settledAt: meta.at })),
};
