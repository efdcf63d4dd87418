import { getDeclarationSchema, walk } from '@sandbar/declaration';
import { PROVINCE_LABELS } from '@sandbar/contracts';
import type { Province } from '@sandbar/domain';
import type { PersonRow } from '@sandbar/workflow';
import type { AttachmentFile } from '../../ports/index.js';
import type { Language } from '../../http/language.js';
import { bracketed } from '../frame/frame.js';
import type { Option } from '../forms/field.js';

type Data = Readonly<Record<string, unknown>>;

/** Every field of a declaration as somebody may point at it, under the title of its section. Row ids are nobody's to point at. */
export function pointerOptions(version: number, content: unknown, lang: Language): Option[] {
  const options: Option[] = [];
  for (const { pointer, labels } of walk(getDeclarationSchema(version), content)) {
    if (pointer.endsWith('/rid')) continue;
    const [section, ...below] = labels.map((label) => label[lang]);
    options.push({ value: pointer, label: below.length === 0 ? `${section ?? ''} *` : below.join(' › '), group: section ?? '' });
  }
  return options;
}

/** Offices in office on the day, under their province. */
export function authorityOptions(offices: readonly Data[], today: string, lang: Language, only?: Province): Option[] {
  return offices.flatMap((office): Option[] => {
    const { id, name, jurisdiction, validFrom, validTo } = office as {
      readonly [key: string]: unknown;
      readonly name: Record<Language, string>;
    };
    const open = (validFrom === null || String(validFrom) <= today) && (validTo === null || today <= String(validTo));
    if (!open || jurisdiction === null || (only !== undefined && jurisdiction !== only)) return [];
    const label = PROVINCE_LABELS[jurisdiction as Province]?.[lang];
    return [{ value: String(id), label: name[lang], ...(label === undefined ? {} : { group: label }) }];
  });
}

/** Reason codes that a decision of the kind may cite. */
export function reasonOptions(codes: readonly Data[], use: string, lang: Language): Option[] {
  return codes
    .filter(({ uses }) => Array.isArray(uses) && uses.includes(use))
    .map(({ code, title }) => ({
      value: String(code),
      label: `${(title as Record<Language, string>)[lang]}${bracketed(lang, String(code))}`,
    }));
}

/** Files of the case, by their hash. */
export function fileOptions(files: readonly Pick<AttachmentFile, 'sha256' | 'name'>[], lang: Language): Option[] {
  return files.map(({ sha256, name }) => ({ value: sha256, label: `${name}${bracketed(lang, `${sha256.slice(0, 8)}…`)}` }));
}

/** People, by their id; sign-in names tell namesakes apart. */
export function peopleOptions(people: readonly Pick<PersonRow, 'id' | 'displayName' | 'login'>[], lang: Language): Option[] {
  return people.map(({ id, displayName, login }) => ({ value: id, label: `${displayName}${bracketed(lang, login)}` }));
}
