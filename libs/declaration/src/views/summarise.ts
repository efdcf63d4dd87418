import { Reader } from '../rules/reader.js';

/** What the workflow and the lists need of a declaration; read from data of any shape. */
export interface DeclarationSummary {
  readonly name: string | undefined;
  readonly kind: 'financialService' | 'technologyProduct' | undefined;
  readonly fieldsOfApplication: readonly string[];
  readonly technologies: readonly string[];
  readonly scene: string | undefined;
  /** Province codes, '31' … '34'. */
  readonly serviceArea: readonly string[];
  readonly plannedStart: string | undefined;
  readonly plannedEnd: string | undefined;
  readonly highestDataLevel: number | undefined;
  readonly servesIndividuals: boolean;
  readonly investmentProduct: boolean;
  readonly parties: readonly PartySummary[];
  /** Service area and homes of the parties among the four provinces, each once, sorted: their authorities are concerned. */
  readonly concernedProvinces: readonly string[];
}

export interface PartySummary {
  readonly rid: string;
  readonly role: 'lead' | 'joint';
  readonly name: string;
  readonly uscc: string;
  /** '31' … '34', or '00' for elsewhere. */
  readonly home: string;
  readonly licensed: boolean;
}

/** Reads the summary of a declaration of version 1; absent fields are undefined or empty, nothing throws. */
export function summarise(data: unknown): DeclarationSummary {
  const declaration = new Reader(data);
  const kind = declaration.text('basics/kind');
  const level = Number(declaration.text('data/highestLevel') ?? NaN);
  const serviceArea = declaration.codes('basics/serviceArea');
  const parties = declaration.rows('parties').map((party): PartySummary => ({
    rid: party.text('rid') ?? '',
    role: party.text('role') === 'lead' ? 'lead' : 'joint',
    name: party.text('name') ?? '',
    uscc: party.text('uscc') ?? '',
    home: party.text('home') ?? '00',
    licensed: party.rows('licences').length > 0,
  }));
  return {
    name: declaration.text('basics/name'),
    kind: kind === 'financialService' || kind === 'technologyProduct' ? kind : undefined,
    fieldsOfApplication: declaration.codes('basics/fieldsOfApplication'),
    technologies: declaration.rows('technology/used').flatMap((used) => used.text('code') ?? []),
    scene: declaration.text('basics/scene'),
    serviceArea,
    plannedStart: declaration.date('basics/plannedStart'),
    plannedEnd: declaration.date('basics/plannedEnd'),
    highestDataLevel: Number.isNaN(level) ? undefined : level,
    servesIndividuals: declaration.codes('service/userGroups').includes('individuals'),
    investmentProduct: declaration.flag('suitability/investmentProduct'),
    parties,
    concernedProvinces: [...new Set([...serviceArea, ...parties.map(({ home }) => home)])].filter((code) => code !== '00').sort(),
  };
}
