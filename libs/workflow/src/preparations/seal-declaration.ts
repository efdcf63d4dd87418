import { addWorkingDays, dayInShanghai } from '@sandbar/calendar';
import type { Fault, PartySummary } from '@sandbar/declaration';
import { diff, listAttachments, materialChange, summarise, validate } from '@sandbar/declaration';
import type { Province, Refusal, SealedDeclaration } from '@sandbar/domain';
import { PROVINCES, refuse } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import { valueInForce } from '../deadlines/rule-values.js';
import type { WorkingCopyRow } from '../ports/unit-of-work.port.js';
import type { Prepared, PreparationInput } from './preparation.js';

const isProvince = (code: string): code is Province => (PROVINCES as readonly string[]).includes(code);

/**
 * Freezes the working copy the signatory looked at: checks all of it, refuses with every fault at once, and hands its hash and summary to
 * the machine. The frozen content is written with the case, in the same transaction.
 */
export async function sealDeclaration(input: PreparationInput): Promise<Prepared | Refusal> {
  const { tx, command, calendar } = input;
  const copy = await tx.workingCopies.find(command.caseId);
  if (copy === undefined) return refuse('working_copy.missing');
  if (copy.revision !== command.payload['workingCopyRevision'])
    return refuse('working_copy.stale', { expected: command.payload['workingCopyRevision'] ?? null, current: copy.revision });
  const today = dayInShanghai(input.at);
  const isWorkingDay = (day: string): boolean | undefined => (calendar.isKnown(day) ? calendar.isWorkingDay(day) : undefined);
  const { errors } = validate(Number(copy.schemaVersion), copy.content, {
    at: 'seal',
    today,
    forecast: forecastOf(input, today),
    isWorkingDay,
  });
  if (errors.length > 0) return invalid(errors);
  const parties = await accountsOf(input, copy);
  const faults = [...(await filesNotUploaded(input, copy)), ...partiesWithoutAccount(input, parties)];
  return faults.length > 0 ? invalid(faults) : frozen(input, copy, parties);
}

const invalid = (errors: readonly Fault[]): Refusal => ({ ...refuse('declaration.invalid', { count: errors.length }), errors });

/** The registration that the service target forecasts; an earlier launch date only warns. */
function forecastOf(input: PreparationInput, today: string): { registration: string } {
  const authority = input.definition.header(input.snapshot!).leadAuthority;
  const target = valueInForce(input.rules, 'target.registration', authority, input.at);
  return { registration: addWorkingDays(input.calendar, today, target.value) };
}

type Account = PartySummary & { readonly organisation: string | undefined };

async function accountsOf(input: PreparationInput, copy: WorkingCopyRow): Promise<readonly Account[]> {
  const { parties } = summarise(copy.content);
  const known = await input.tx.organisations.listByUscc(parties.map((party) => party.uscc));
  const byUscc = new Map(known.map((organisation) => [organisation.uscc, organisation.id]));
  return parties.map((party) => ({ ...party, organisation: byUscc.get(party.uscc) }));
}

/** A file the declaration refers to must have been uploaded to this case. */
async function filesNotUploaded(input: PreparationInput, copy: WorkingCopyRow): Promise<Fault[]> {
  const uploaded = new Set(await input.tx.attachments.listSha256(input.command.caseId));
  return listAttachments(Number(copy.schemaVersion), copy.content)
    .filter(({ file }) => file !== undefined && !uploaded.has(file.sha256))
    .map(({ pointer, file }) => ({
      pointer: `${pointer}/sha256`,
      code: 'attachment.not_uploaded',
      params: { sha256: file!.sha256 },
      message: { zh: '文件尚未上传到本件，请先上传', en: 'The file has not been uploaded to this case; upload it first' },
    }));
}

/** Every party must be able to sign here, and the lead is the firm that opened the case. */
function partiesWithoutAccount(input: PreparationInput, parties: readonly Account[]): Fault[] {
  const lead = input.definition.header(input.snapshot!).leadApplicant;
  return parties.flatMap((party, i): Fault[] => {
    const at = { pointer: `/parties/${i}/uscc`, params: { uscc: party.uscc } };
    if (party.organisation === undefined)
      return [
        {
          ...at,
          code: 'party.not_registered',
          message: { zh: '该机构尚未在本平台开户，请先邀请其注册', en: 'This party has no account here; invite it first' },
        },
      ];
    if (party.role !== 'lead' || party.organisation === lead) return [];
    return [
      {
        ...at,
        code: 'party.not_lead',
        message: { zh: '牵头机构须为建立本件的机构', en: 'The lead must be the firm that opened this case' },
      },
    ];
  });
}

async function frozen(input: PreparationInput, copy: WorkingCopyRow, parties: readonly Account[]): Promise<Prepared> {
  const { tx, command } = input;
  const version = Number(copy.schemaVersion);
  const summary = summarise(copy.content);
  const before = await tx.sealed.findLatest(command.caseId);
  const files = listAttachments(version, copy.content).flatMap(({ file }) => (file === undefined ? [] : [file.sha256]));
  const sealed: SealedDeclaration = {
    schemaVersion: copy.schemaVersion,
    revision: (before?.revision ?? 0) + 1,
    hash: hashJson(copy.content),
    title: summary.name!,
    kind: summary.kind === 'financialService' ? 'financial-service' : 'technology-product',
    parties: parties.map((party) => ({
      organisation: party.organisation!,
      name: party.name,
      licensed: party.licensed,
      homeProvince: isProvince(party.home) ? party.home : null,
    })),
    serviceArea: summary.serviceArea.filter(isProvince),
    plannedStart: summary.plannedStart!,
    plannedEnd: summary.plannedEnd!,
    attachments: [...new Set(files)],
    changed: before === undefined ? [] : diff(version, before.content, copy.content).map((change) => change.pointer),
    material: before !== undefined && materialChange(version, before.content, copy.content).material,
  };
  const { revision, hash, schemaVersion } = sealed;
  return { payload: { ...command.payload, sealed }, sealed: { revision, hash, schemaVersion, content: copy.content } };
}
