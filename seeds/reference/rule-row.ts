import type { BasisKind, Bilingual, RuleRow, RuleUnit } from './reference-data.js';

/** The ground of a rule. Whoever prints it prints its kind with it: a letter never cites an analogy as law. */
export interface Basis {
  kind: BasisKind;
  text: Bilingual;
}

/** The day the plan took effect. House rules reach back to it so that no recorded case is without a rule. */
export const BASELINE_FROM = '2020-02-01';

/** No outside source: our own default, to be settled by the four provinces. */
export const HOUSE: Basis = {
  kind: 'house',
  text: { zh: '本平台默认值，待四省市商定', en: 'Default of this platform, for the four jurisdictions to settle' },
};
/** What the reference gives as a range or an observation, not as a rule. */
export const house = (zh: string, en: string): Basis => ({
  kind: 'house',
  text: { zh: `本平台默认值：${zh}`, en: `Default of this platform: ${en}` },
});
/** A rule about something else, followed because it is alike. It binds nobody here. */
export const analogy = (zh: string, en: string): Basis => ({
  kind: 'analogy',
  text: { zh: `参照${zh}（非直接适用）`, en: `By analogy with ${en} (does not apply directly)` },
});

/** One row of the Delta baseline, first version. */
export const baseline = (code: string, value: number, unit: RuleUnit, zh: string, en: string, basis: Basis = HOUSE): RuleRow => ({
  code,
  title: { zh, en },
  authority: null,
  value,
  unit,
  basis: basis.text,
  basisKind: basis.kind,
  effectiveFrom: BASELINE_FROM,
  effectiveTo: null,
  verifiedBy: null,
  version: 1,
  reason: null,
  certainty: 'house',
});
