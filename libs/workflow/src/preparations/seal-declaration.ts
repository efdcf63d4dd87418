import { addWorkingDays, dayInShanghai } from '@sandbar/calendar';
import type { Fault } from '@sandbar/declaration';
import { diff, materialChange, summarise, validate } from '@sandbar/declaration';
import type { Province, Refusal, SealedDeclaration } from '@sandbar/domain';
import { PROVINCES, refuse } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import type { WorkingCopyRow } from '../ports/unit-of-work.port.js';
import { valueInForce } from '../deadlines/rule-values.js';
import type { Prepared, PreparationInput } from './preparation.js';

const isProvince = (code: string): code is Province => (PROVINCES as readonly string[]).includes(code);

/**
 * Freezes the working copy the signatory looked at: checks all of it, refuses with every fault at once, and hands its hash and summary to
 * the machine. The frozen content is written with the case, in the same transaction.
 */
export async function sealDeclaration(input: PreparationInput): Promise<Prepared | Refusal> {
  const { tx, command } = input;
  const copy = await tx.workingCopies.find(command.caseId);
  if (copy === undefined) return refuse('working_copy.missing');
  if (copy.revision !== command.payload['workingCopyRevision'])
    return refuse('working_copy.stale', { expected: command.payload['workingCopyRevision'], current: copy.revision });
  const version = Number(copy.schemaVersion);
  const { errors } = validate(version, copy.content, { at: 'seal', today: dayInShanghai(input.at), forecast: forecastOf(input) });
  if (errors.length > 0) return invalid(errors);
  const faults = await missing(input, version, copy);
  if (faults.length > 0) return invalid(faults);
  return frozen(input, version, copy);
}

const invalid = (errors: readonly Fault[]): Refusal => ({ ...refuse('declaration.invalid', { count: errors.length }), errors });

/** The registration that the service target forecasts; earlier launch dates only warn. */
function forecastOf(input: PreparationInput): string {
  const authority = input.definition.header(input.snapshot!).leadAuthority;
  const target = valueInForce(input.rules, 'target.registration', authority, input.at);
  return addWorkingDays(input.calendar, dayInShanghai(input.at), target.value);
}

/** Faults that need the database: attachments that were never uploaded, parties that nobody registered. */
async function missing(input: PreparationInput, version: number, copy: WorkingCopyRow): Promise<Fault[]> {
  const summary = summarise(version, copy.content);
  const uploaded = new Set(await input.tx.attachments.listSha256(input.command.caseId));
  const known = new Map(
    (await input.tx.organisations.listByUscc(summary.parties.map((party) => party.uscc))).map((org) => [org.uscc, org.id]),
  );
  const lead = input.definition.header(input.snapshot!).leadApplicant;
  return [
    ...summary.attachments
      .filter(({ sha256 }) => !uploaded.has(sha256))
      .map(({ pointer, sha256 }) =>
        fault(
          `${pointer}/sha256`,
          'attachment.not_uploaded',
          { sha256 },
          '文件尚未上传，请先上传',
          'The file was never uploaded; upload it first',
        ),
      ),
    ...summary.parties.flatMap(({ uscc, lead: leads }, i) => {
      const id = known.get(uscc);
      if (id === undefined)
        return [
          fault(
            `/parties/${i}/uscc`,
            'party.not_registered',
            { uscc },
            '该机构尚未在本平台开户，请先邀请其注册',
            'This party has no account here; invite it first',
          ),
        ];
      return leads && id !== lead
        ? [
            fault(
              `/parties/${i}/uscc`,
              'party.not_lead',
              { uscc },
              '牵头机构须为建立本件的机构',
              'The lead must be the firm that opened this case',
            ),
          ]
        : [];
    }),
  ];
}

const fault = (pointer: string, code: string, params: Readonly<Record<string, unknown>>, zh: string, en: string): Fault =>
  ({ pointer, code, params, message: { zh, en } }) as Fault;

async function frozen(input: PreparationInput, version: number, copy: WorkingCopyRow): Promise<Prepared> {
  const { tx, command } = input;
  const summary = summarise(version, copy.content);
  const organisations = new Map(
    (await tx.organisations.listByUscc(summary.parties.map((party) => party.uscc))).map((org) => [org.uscc, org.id]),
  );
  const before = await tx.sealed.findLatest(command.caseId);
  const changes = before === undefined ? [] : diff(version, before.content, copy.content);
  const sealed: SealedDeclaration = {
    schemaVersion: copy.schemaVersion,
    revision: (before?.revision ?? 0) + 1,
    hash: hashJson(copy.content),
    title: summary.title,
    kind: summary.kind,
    parties: summary.parties.map((party) => ({
      organisation: organisations.get(party.uscc)!,
      name: party.name,
      licensed: party.licensed,
      homeProvince: isProvince(party.home) ? party.home : null,
    })),
    serviceArea: summary.serviceArea.filter(isProvince),
    plannedStart: summary.plannedStart,
    plannedEnd: summary.plannedEnd,
    attachments: [...new Set(summary.attachments.map(({ sha256 }) => sha256))],
    changed: changes.map((change) => change.pointer),
    material: before !== undefined && materialChange(version, before.content, copy.content).material,
  };
  return {
    payload: { ...command.payload, sealed },
    sealed: { revision: sealed.revision, hash: sealed.hash, schemaVersion: copy.schemaVersion, content: copy.content },
  };
}
