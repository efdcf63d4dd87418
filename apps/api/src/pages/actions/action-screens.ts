import type { Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import type { Ctx } from '@sandbar/workflow';
import type { AllowedActionView, PayloadClass } from '@sandbar/contracts';
import type { Ways } from '@sandbar/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { calendarsAt } from '../../cases/case-calendar.js';
import { soonDays } from '../../cases/due-soon.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import { stageLabel } from '../../cases/stage-labels.js';
import { ctxOf } from '../../http/request-context.js';
import type { ApiPorts, CaseFile } from '../../ports/index.js';
import { ownCourt } from '../cases/own-court.js';
import type { CaseScreens, HistoryRead } from '../cases/case-screens.js';
import { declarationHref, declarationLabel } from '../declaration/places.js';
import { withQuery } from '../html/parts.js';
import { dueOf } from '../html/due.js';
import { payloadFields } from '../forms/payload-form.js';
import type { Fills } from '../forms/payload-form.js';
import type { FormFault } from '../forms/field.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { IRREVOCABLE } from '../words/action-groups.js';
import type { ActionFills } from './action-fills.js';
import { actionContext, answeredBy } from './action-context.js';
import { actionPage } from './action-page.js';
import type { DeclarationFault } from './action-page.js';

export interface Attempt {
  readonly file: CaseFile;
  readonly action: AllowedActionView;
  readonly of: PayloadClass;
  readonly fills: Fills;
  /** What the form holds: what was typed, or nothing yet. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The version the person looked at. */
  readonly version: number;
  /** Why it was not taken. */
  readonly refusal?: Refusal;
  /** The person must show once more who they are, in one of these ways. */
  readonly proof?: Ways;
}

/** Sends the form of an action: empty, with more rows, or with what kept it from being taken. */
export class ActionScreens {
  constructor(
    private readonly ports: Pick<ApiPorts, 'rules' | 'cases'>,
    private readonly desk: PageDesk,
    private readonly cases: CaseDesk,
    private readonly screens: CaseScreens,
    private readonly fills: ActionFills,
  ) {}

  async send(request: FastifyRequest, reply: FastifyReply, attempt: Attempt): Promise<void> {
    const { file, action, refusal } = attempt;
    const frame = await this.desk.frame(request);
    const ctx = ctxOf(request);
    const [calendarOf, soon] = await Promise.all([calendarsAt(this.ports, frame.now), soonDays(this.ports, frame.now)]);
    const calendar = calendarOf(file.header);
    const dueAt = (await this.ownDue(ctx, file, frame)) ?? file.dueAt;
    const errors = refusal?.errors ?? [];
    const ofDeclaration = refusal?.code === 'declaration.invalid';
    const fields = payloadFields(attempt.of, attempt.payload, {
      event: action.type,
      fills: attempt.fills,
      lang: frame.lang,
      faults: ofDeclaration ? [] : errors,
    });
    const record = answeredBy(action.type) === undefined ? [] : await this.fills.listRecord(ctx, file.id);
    const moved = refusal?.code === 'version.stale';
    const page = actionPage(frame, {
      caseId: file.id,
      caseTitle: file.title,
      stage: stageLabel(this.cases.definitionOf(file), file.stage),
      due: dueAt === null || file.closed ? null : dueOf(dueAt, frame.now, calendar, wordsIn(frame.lang), soon),
      title: action.title,
      lane: action.lane?.label ?? null,
      path: withQuery(`/cases/${file.id}/actions/${action.type}`, { lane: action.lane?.code, as: ctx.onBehalfOf }),
      decision: action.decision,
      inSteadOf: ctx.covers.find((cover) => cover.onBehalfOf === ctx.onBehalfOf)?.name,
      irrevocable: IRREVOCABLE.has(action.type),
      fields,
      // Having read what happened, the person sends at the version that it led to.
      version: moved ? file.version : attempt.version,
      key: uuidv7(),
      faults: refusal === undefined || moved || ofDeclaration ? [] : faultsOf(refusal, frame),
      declarationFaults: ofDeclaration ? declarationFaults(file.id, errors, frame) : [],
      since: moved ? await this.since(request, file.id, attempt.version) : undefined,
      context: actionContext(frame, action, record, await this.screens.knownIn(record), pendingConditions(file)),
      proof: attempt.proof,
    });
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }

  /** When the first of the clocks ends that run in the reader's own time: another's may end before. */
  private async ownDue(ctx: Ctx, file: CaseFile, frame: Frame): Promise<string | undefined> {
    const court = ownCourt(frame, file.kind, file.header);
    const own = (await this.ports.cases.listDeadlines(ctx, file.id)).filter((row) => row.closedSeq === null && row.court === court);
    return own.flatMap((row) => row.dueAt ?? []).sort()[0];
  }

  private async since(request: FastifyRequest, id: string, version: number): Promise<HistoryRead> {
    return this.screens.listSince(ctxOf(request), id, Number.isSafeInteger(version) ? version : 0);
  }
}

/** Texts of the conditions that wait for the firm's answer. */
function pendingConditions({ snapshot }: CaseFile): readonly string[] {
  const { conditions } = snapshot.context as { readonly conditions?: { readonly pending?: readonly { readonly text: string }[] } };
  return (conditions?.pending ?? []).map(({ text }) => text);
}

/** Each fault at its field; a refusal of the case as a whole is one fault, with the reasons of the machine where it gives them. */
function faultsOf(refusal: Refusal, frame: Frame): FormFault[] {
  if (refusal.errors !== undefined) return refusal.errors.map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }));
  const row = problemOf(refusal.code);
  const reasons = (refusal.params['reasons'] ?? []) as readonly { readonly text?: Record<'zh' | 'en', string>; readonly basis?: string }[];
  const said = reasons.flatMap(({ text, basis }) =>
    text === undefined ? [] : `${text[frame.lang]}${basis === undefined ? '' : ` [${basis}]`}`,
  );
  const stop = frame.lang === 'zh' ? '。' : '. ';
  return [
    {
      pointer: '',
      message: [row.title[frame.lang], ...(said.length > 0 ? said : [(refusal.detail ?? row.remedy)[frame.lang]])].join(stop),
    },
  ];
}

function declarationFaults(caseId: string, errors: NonNullable<Refusal['errors']>, frame: Frame): DeclarationFault[] {
  return errors.map(({ pointer, message }) => ({
    href: declarationHref(caseId, pointer),
    label: declarationLabel(pointer, frame.lang),
    message: message[frame.lang],
  }));
}
