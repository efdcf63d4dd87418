/** A list of reference data, where it is stored, and what its members are called there. */
export interface ReferenceTable {
  readonly table: string;
  /** Key of the data in a load of reference data. */
  readonly source: string;
  /** Columns of the primary key (of the natural key for authorities, whose ids are fixed). */
  readonly key: readonly string[];
  /** [member, column, type] */
  readonly columns: readonly (readonly [string, string, string])[];
}

const same = (type: string, ...names: string[]): [string, string, string][] => names.map((name) => [name, name, type]);

/** The order matters: a row names rows of the tables before it. */
export const REFERENCE_TABLES: Readonly<Record<string, ReferenceTable>> = {
  jurisdictions: {
    table: 'jurisdiction',
    source: 'jurisdictions',
    key: ['code'],
    columns: [...same('text', 'code'), ['name', 'name', 'jsonb'], ['fullName', 'full_name', 'jsonb']],
  },
  authorities: {
    table: 'authority',
    source: 'authorities',
    key: ['id'],
    columns: [
      ['id', 'id', 'uuid'],
      ...same('text', 'code', 'system', 'jurisdiction', 'predecessor', 'successor', 'superior', 'certainty', 'source'),
      ...same('jsonb', 'name', 'city', 'note'),
      ['validFrom', 'valid_from', 'date'],
      ['validTo', 'valid_to', 'date'],
      ['datePrecision', 'date_precision', 'text'],
    ],
  },
  rules: {
    table: 'rule',
    source: 'rules',
    key: ['code', 'authority', 'version'],
    columns: [
      ...same('text', 'code', 'authority', 'unit', 'certainty'),
      ...same('jsonb', 'title', 'basis', 'reason'),
      ['version', 'version', 'integer'],
      ['value', 'value', 'numeric'],
      ['basisKind', 'basis_kind', 'text'],
      ['effectiveFrom', 'effective_from', 'date'],
      ['effectiveTo', 'effective_to', 'date'],
      ['verifiedBy', 'verified_by', 'text'],
    ],
  },
  standards: {
    table: 'standard',
    source: 'standardsAndLaws',
    key: ['code'],
    columns: [
      ...same('text', 'code', 'kind', 'status', 'certainty', 'source'),
      ...same('jsonb', 'title', 'unsure'),
      ['issuedOn', 'issued_on', 'date'],
      ['inForceFrom', 'in_force_from', 'date'],
      ['inForceTo', 'in_force_to', 'date'],
    ],
  },
  technologies: {
    table: 'technology',
    source: 'technologies',
    key: ['code'],
    columns: [
      ...same('text', 'code'),
      ...same('jsonb', 'name'),
      ['planItem', 'plan_item', 'integer'],
      ['group', 'tech_group', 'text'],
      ['declarationCode', 'declaration_code', 'text'],
    ],
  },
  fields: {
    table: 'field',
    source: 'fields',
    key: ['code'],
    columns: [...same('text', 'code'), ...same('jsonb', 'name', 'examples'), ['planItem', 'plan_item', 'integer']],
  },
  places: {
    table: 'place',
    source: 'places',
    key: ['code'],
    columns: [
      ...same('text', 'code'),
      ...same('jsonb', 'name', 'role'),
      ['group', 'place_group', 'text'],
      ['planItem', 'plan_item', 'integer'],
    ],
  },
  targets: {
    table: 'target',
    source: 'targets',
    key: ['code'],
    columns: [...same('text', 'code'), ...same('jsonb', 'name', 'text', 'unit'), ['amount', 'amount', 'numeric']],
  },
  'reason-codes': {
    table: 'reason_code',
    source: 'reasonCodes',
    key: ['code'],
    columns: [
      ...same('text', 'code', 'certainty'),
      ['uses', 'uses', 'text[]'],
      ...same('jsonb', 'title', 'basis'),
      ['basisKind', 'basis_kind', 'text'],
    ],
  },
  'notification-templates': {
    table: 'notification_template',
    source: 'notificationTemplates',
    key: ['code', 'version'],
    columns: [
      ...same('text', 'code', 'type'),
      ...same('integer', 'version'),
      ...same('jsonb', 'subject', 'text', 'todo'),
      ['validFrom', 'valid_from', 'date'],
    ],
  },
  precedents: {
    table: 'precedent',
    source: 'precedents',
    key: ['no'],
    columns: [
      ...same('integer', 'no'),
      ...same('text', 'batch', 'jurisdiction', 'name', 'type', 'notice', 'registration', 'completion', 'certainty'),
      ...same('text[]', 'applicants', 'technology', 'unsure'),
      ...same('jsonb', 'city', 'source'),
      ['plannedStart', 'planned_start', 'text'],
      ['documentedStep', 'documented_step', 'text'],
    ],
  },
};
