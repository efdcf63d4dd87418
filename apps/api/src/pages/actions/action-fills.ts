import { dayInShanghai } from '@sandbar/calendar';
import { checklistOf, LANES, PROVINCES } from '@sandbar/domain';
import type { Lane, Province, Role } from '@sandbar/domain';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { AllowedActionView } from '@sandbar/contracts';
import type { Ctx, RecordEntry } from '@sandbar/workflow';
import type { ApiPorts, CaseFile } from '../../ports/index.js';
import { checklistItems } from '../../reference/checklist-items.js';
import { clockTime } from '../html/parts.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Option } from '../forms/field.js';
import type { Fill, Fills } from '../forms/payload-form.js';
import { authorityOptions, fileOptions, peopleOptions, pointerOptions, reasonOptions } from './field-options.js';

type Action = Pick<AllowedActionView, 'type' | 'lane'>;
interface Asking {
  readonly ctx: Ctx;
  readonly file: CaseFile;
  readonly action: Action;
  readonly frame: Frame;
}
type Filler = (asking: Asking) => Promise<Fills>;

const REASONS: Readonly<Record<string, readonly [path: string, use: string]>> = {
  OUT_OF_SCOPE: ['/reasonCode', 'out-of-scope'],
  TERMINATE: ['/reasonCode', 'terminate'],
  DECLINE: ['/reasonCode', 'decline'],
  REVOKE: ['/reasonCode', 'revoke'],
  PROPOSE: ['/reasonCode', 'decline'],
  ASSESS: ['/reasonCode', 'decline'],
  PREPARE_ANSWER: ['/code', 'objection'],
};
const POINTERS: Readonly<Record<string, string>> = {
  CORRECT: '/points/*/pointer',
  REQUEST_INFORMATION: '/questions/*/pointer',
  PROPOSE_REDACTIONS: '/withhold/*/pointer',
  PUBLISH: '/withhold/*/pointer',
  SUBMIT_PACKAGE: '/withhold/*/pointer',
};
const FILES: Readonly<Record<string, string>> = {
  ANSWER: '/answers/*/attachments',
  SUBMIT_SELF_ASSESSMENT: '/attachments',
  SUBMIT_AUDIT: '/attachments',
  PROVE: '/attachments',
};
const COMMENTS: Readonly<Record<string, string>> = { ANSWERED: '/replies/*/comments', UPHELD: '/comments', MATERIAL: '/comments' };
const REVIEWERS: Readonly<Record<Lane, Role>> = { legality: 'legality-reviewer', risk: 'risk-reviewer', consumer: 'consumer-reviewer' };
const WRITERS = new Set(['SEAL', 'RESUBMIT', 'REVISE']);

/**
 * What the page of an action knows beside the class of its payload: what the case settles («revision 3 of the working copy»), and what an id is chosen
 * from. It offers and presets; it decides nothing: the road judges what is sent.
 */
export class ActionFills {
  constructor(
    private readonly ports: Pick<ApiPorts, 'cases' | 'workingCopies' | 'people' | 'reference' | 'names' | 'attachments' | 'clock'>,
  ) {}

  async fillsFor(asking: Asking): Promise<Fills> {
    const { type } = asking.action;
    const fillers: readonly Filler[] = [
      this.lane,
      ...(WRITERS.has(type) ? [this.revision] : []),
      ...(type === 'ATTEST' ? [this.sealedHash] : []),
      ...(type === 'ASSIGN' || type === 'REASSIGN' ? [this.assessors] : []),
      ...(type === 'CONVENE' ? [this.experts] : []),
      ...(type === 'ACCEPT' ? [this.laneOffices] : []),
      ...(type === 'ACCEPT' || type === 'ASSESS' ? [this.checklist] : []),
      ...(type === 'SERVE' ? [this.service] : []),
      ...(type === 'CLAIM_INTEREST' || type === 'PARTY_LEAVES' ? [this.own] : []),
      ...(type === 'TRANSFER' ? [this.offices] : []),
      ...(type === 'PUBLISH' ? [this.proposedRedactions] : []),
      ...(REASONS[type] === undefined ? [] : [this.reasons]),
      ...(POINTERS[type] === undefined ? [] : [this.pointers]),
      ...(FILES[type] === undefined ? [] : [this.files]),
      ...(COMMENTS[type] === undefined ? [] : [this.comments]),
      ...(type === 'ANSWER' ? [this.answers] : []),
    ];
    const found = await Promise.all(fillers.map((filler) => filler(asking)));
    const merged: Record<string, Fill> = {};
    for (const fills of found) for (const [path, fill] of Object.entries(fills)) merged[path] = { ...merged[path], ...fill };
    return merged;
  }

  /** The record of the case, for what people said earlier. */
  async listRecord(ctx: Ctx, caseId: string): Promise<readonly RecordEntry[]> {
    return this.ports.cases.listRecord(ctx, caseId, { afterSeq: 0, limit: 1000 });
  }

  private readonly lane: Filler = async ({ action, frame }): Promise<Fills> =>
    action.lane === null ? {} : { '/lane': { fixed: action.lane.code, shown: action.lane.label[frame.lang] } };

  private readonly revision: Filler = async ({ ctx, file, frame }) => {
    const t = wordsIn(frame.lang);
    const copy = await this.ports.workingCopies.find(ctx, file.id);
    const shown =
      copy === undefined
        ? t('还没有保存过草稿', 'nothing was saved yet')
        : t(`第 ${copy.revision} 次保存，${clockTime(copy.updatedAt)}`, `save ${copy.revision}, ${clockTime(copy.updatedAt)}`);
    return { '/workingCopyRevision': { fixed: copy?.revision ?? 0, shown } };
  };

  private readonly sealedHash: Filler = async ({ ctx, file, frame }): Promise<Fills> => {
    const latest = (await this.ports.cases.listSealed(ctx, file.id)).at(-1);
    if (latest === undefined) return {};
    const shown = wordsIn(frame.lang)(
      `第 ${latest.revision} 版，SHA-256 ${latest.hash}`,
      `revision ${latest.revision}, SHA-256 ${latest.hash}`,
    );
    return { '/declarationHash': { fixed: latest.hash, shown } };
  };

  private readonly assessors: Filler = async ({ file, action, frame }): Promise<Fills> => {
    if (action.lane === null) return {};
    const lane = action.lane.code;
    const office = file.header.laneAuthorities[lane] ?? file.header.leadAuthority;
    const people = (await this.ports.people.listHolders(REVIEWERS[lane], this.ports.clock.now())).filter(
      ({ authority }) => authority === office,
    );
    return { '/assessor': { options: peopleOptions(people, frame.lang) } };
  };

  private readonly experts: Filler = async ({ frame }) => {
    const people = await this.ports.people.listHolders('expert', this.ports.clock.now());
    return { '/experts': { options: peopleOptions(people, frame.lang) } };
  };

  private readonly laneOffices: Filler = async ({ file, frame }) => {
    const offices = await this.ports.reference.list('authorities');
    const options = authorityOptions(offices, dayInShanghai(frame.now), frame.lang, file.province).map(({ value, label }): Option => ({
      value,
      label,
    }));
    return Object.fromEntries(LANES.map((lane) => [`/laneAuthorities/${lane}`, { options }]));
  };

  private readonly offices: Filler = async ({ file, frame }) => {
    const offices = await this.ports.reference.list('authorities');
    const options = authorityOptions(offices, dayInShanghai(frame.now), frame.lang).filter(
      ({ value }) => value !== file.header.leadAuthority,
    );
    return { '/to': { options } };
  };

  /** The items in force for the lead authority; the officer may reword, add and remove: the record holds what was found. */
  private readonly checklist: Filler = async ({ file, action, frame }): Promise<Fills> => {
    const name = checklistOf(action.type, action.lane?.code ?? null);
    const carried = { '/checklist/*/code': { carried: true } } as const;
    if (name === undefined) return carried;
    const items = checklistItems(await this.ports.reference.listRules(this.ports.clock.now()), name, file.header.leadAuthority);
    return {
      ...carried,
      '/checklist': { initial: items.map(({ code, title }) => ({ code, item: title[frame.lang], met: false, evidence: '' })) },
    };
  };

  private readonly service: Filler = async ({ ctx, frame }): Promise<Fills> => {
    const t = wordsIn(frame.lang);
    if (ctx.actor.authority !== null) return { '/method': { fixed: 'paper', shown: t('书面送达', 'On paper') } };
    return {
      '/method': { fixed: 'portal', shown: t('平台打开', 'Opened in the portal') },
      '/servedAt': { fixed: this.ports.clock.now(), shown: `${clockTime(frame.now)}` },
    };
  };

  private readonly own: Filler = async ({ ctx, frame }): Promise<Fills> => {
    const { organisation, province } = ctx.actor;
    const names = await this.ports.names.namesOf(organisation === null ? [] : [organisation]);
    return {
      ...(province === null ? {} : { '/province': { fixed: province, shown: PROVINCE_LABELS[province][frame.lang] } }),
      ...(organisation === null
        ? {}
        : { '/organisation': { fixed: organisation, shown: names.get(organisation)?.[frame.lang] ?? organisation } }),
    };
  };

  private readonly proposedRedactions: Filler = async ({ ctx, file }): Promise<Fills> => {
    const proposed = [...(await this.listRecord(ctx, file.id))].reverse().find(({ type }) => type === 'PROPOSE_REDACTIONS');
    return proposed === undefined ? {} : { '/withhold': { initial: proposed.payload['withhold'] } };
  };

  private readonly reasons: Filler = async ({ action, frame }): Promise<Fills> => {
    const row = REASONS[action.type];
    return row === undefined
      ? {}
      : { [row[0]]: { options: reasonOptions(await this.ports.reference.list('reason-codes'), row[1], frame.lang) } };
  };

  private readonly pointers: Filler = async ({ ctx, file, action, frame }): Promise<Fills> => {
    const path = POINTERS[action.type];
    // A package speaks of its application's declaration.
    const owner = file.kind === 'pilot-application' ? file.id : (file.header.parent ?? file.id);
    const revision = (await this.ports.cases.listSealed(ctx, owner)).at(-1)?.revision;
    const sealed = revision === undefined ? undefined : await this.ports.cases.findSealed(ctx, owner, revision);
    if (path === undefined || sealed === undefined) return {};
    return { [path]: { options: pointerOptions(Number(sealed.schemaVersion), sealed.content, frame.lang) } };
  };

  private readonly files: Filler = async ({ ctx, file, action, frame }): Promise<Fills> => {
    const path = FILES[action.type];
    return path === undefined ? {} : { [path]: { options: fileOptions(await this.ports.attachments.list(ctx, file.id), frame.lang) } };
  };

  private readonly comments: Filler = async ({ ctx, file, action }): Promise<Fills> => {
    const path = COMMENTS[action.type];
    if (path === undefined) return {};
    const received = (await this.listRecord(ctx, file.id)).filter(({ type }) => type === 'COMMENT');
    const options = received.map(({ payload }): Option => ({
      value: String(payload['comment']),
      label: `${String(payload['name'])}：${String(payload['text']).slice(0, 120)}`,
    }));
    return { [path]: { options } };
  };

  /** One answer for each question that was asked. */
  private readonly answers: Filler = async ({ ctx, file, action }): Promise<Fills> => {
    const asked = [...(await this.listRecord(ctx, file.id))]
      .reverse()
      .find(({ type, payload }) => type === 'REQUEST_INFORMATION' && payload['lane'] === action.lane?.code);
    const questions = (asked?.payload['questions'] ?? [null]) as readonly unknown[];
    return { '/answers': { initial: questions.map(() => ({ text: '', attachments: [] })) } };
  };
}

/** What the page that begins an application knows: where one may file, and with whom. */
export async function creationFills(ports: Pick<ApiPorts, 'reference' | 'cases'>, ctx: Ctx, frame: Frame): Promise<Fills> {
  const offices = await ports.reference.list('authorities');
  const leads = offices.filter(({ system }) => system === 'PBoC');
  const deferred = await ports.cases.listCases(ctx, {
    filter: { kind: 'pilot-application', stage: 'deferred', closed: true },
    order: '-updatedAt',
    limit: 50,
  });
  const home = PROVINCES.find((code: Province) => code === ctx.actor.province);
  return {
    '/leadAuthority': { options: authorityOptions(leads, dayInShanghai(frame.now), frame.lang) },
    '/province': home === undefined ? {} : { initial: home },
    '/linkedTo': { options: deferred.map(({ id, title, number }) => ({ value: id, label: `${number ?? ''} ${title}`.trim() })) },
  };
}
