import type { ExampleVariant } from '../example/build-example-declaration.js';
import { buildExampleDeclaration } from '../example/build-example-declaration.js';
import { placeAt } from '../testing/place-at.js';
import { validate } from '../validation/validate.js';
import { listDeclarationRules } from './rules.js';

const today = '2026-03-02';
const forecast = { registration: '2026-07-02' };
const isWorkingDay = (day: string) => (day.startsWith('2030') ? undefined : day !== '2026-07-04');

type Change = Readonly<Record<string, unknown>>;
interface Case {
  readonly code: string;
  /** Places set on the example (undefined removes) so that the rule speaks. */
  readonly when: Change;
  /** The nearest change at which it must be silent; the untouched example where there is none. */
  readonly notWhen?: Change;
  readonly at: string;
  readonly of?: ExampleVariant;
}

const branch = { kind: 'branchAuthorisation', party: 'p1', file: buildExampleDeclaration().attachments.exitPlan };
const papers = (variant: ExampleVariant) => buildExampleDeclaration({ variant }).attachments.byParty;
const item = (variant: ExampleVariant = 'financialService') => buildExampleDeclaration({ variant }).data.items[0]!;

// One case a line, read as a table.
// prettier-ignore
const CASES: readonly Case[] = [
  { code: 'party.lead_not_one', when: { '/parties/1/role': 'lead' }, at: '/parties', of: 'jointTechnology' },
  { code: 'party.lead_not_one', when: { '/parties/0/role': 'joint' }, at: '/parties' },
  { code: 'party.none_licensed', when: { '/parties/1/licences': [] }, at: '/parties', of: 'jointTechnology' },
  { code: 'party.service_lead_unlicensed', when: { '/basics/kind': 'financialService' }, notWhen: { '/basics/kind': 'technologyProduct' }, at: '/parties/0/licences', of: 'jointTechnology' },
  { code: 'party.product_without_licensed_user', when: { '/division/2/owner': 'p1' }, notWhen: { '/division/2/owner': 'p2' }, at: '/division', of: 'jointTechnology' },
  { code: 'party.repeated', when: { '/parties/1/uscc': buildExampleDeclaration({ variant: 'jointTechnology' }).parties[0]!.uscc }, at: '/parties/1/uscc', of: 'jointTechnology' },
  { code: 'party.licence_ends_early', when: { '/parties/0/licences/0/validUntil': '2027-07-01' }, notWhen: { '/parties/0/licences/0/validUntil': '2027-07-02' }, at: '/parties/0/licences/0/validUntil' },
  { code: 'party.licence_copy_missing', when: { '/attachments/byParty': [] }, at: '/attachments/byParty' },
  { code: 'party.branch_without_authorisation', when: { '/parties/0/branch': true, '/parties/0/headOffice': '演示总行' }, notWhen: { '/parties/0/branch': true, '/parties/0/headOffice': '演示总行', '/attachments/byParty': [...papers('financialService'), { rid: 'b9', ...branch }] }, at: '/attachments/byParty' },
  { code: 'party.branch_without_authorisation', when: { '/parties/1/headOffice': undefined }, at: '/parties/1/headOffice', of: 'jointTechnology' },
  { code: 'party.cooperation_agreement_missing', when: { '/attachments/byParty': papers('jointTechnology').filter(({ kind }) => kind !== 'cooperationAgreement') }, at: '/attachments/byParty', of: 'jointTechnology' },
  { code: 'division.function_without_owner', when: { '/division/5/function': 'operation' }, at: '/division' },
  { code: 'promise.signatory_missing', when: { '/promises/signatories/1/party': 'p1' }, at: '/promises/signatories', of: 'jointTechnology' },
  { code: 'promise.delegate_without_authority', when: { '/promises/signatories/0/capacity': 'delegate' }, notWhen: { '/promises/signatories/0/capacity': 'delegate', '/attachments/byParty': [...papers('financialService'), { ...branch, rid: 'b9', kind: 'powerOfAttorney' }] }, at: '/promises/signatories/0/capacity' },
  { code: 'promise.dated_in_future', when: { '/promises/promisedOn': '2026-03-03' }, notWhen: { '/promises/promisedOn': today }, at: '/promises/promisedOn' },
  { code: 'basics.number_mismatch', when: { '/basics/number': '91350100M000100Y43-2026-0001' }, notWhen: { '/basics/number': `${buildExampleDeclaration().parties[0]!.uscc}-2026-0001` }, at: '/basics/number' },
  { code: 'basics.number_mismatch', when: { '/basics/number': `${buildExampleDeclaration().parties[0]!.uscc}-2025-0001` }, at: '/basics/number' },
  { code: 'schedule.start_before_forecast', when: { '/basics/plannedStart': '2026-07-01' }, notWhen: { '/basics/plannedStart': '2026-07-02' }, at: '/basics/plannedStart' },
  { code: 'schedule.start_not_working_day', when: { '/basics/plannedStart': '2026-07-04' }, notWhen: { '/basics/plannedStart': '2030-01-01' }, at: '/basics/plannedStart' },
  { code: 'schedule.end_before_start', when: { '/basics/plannedEnd': '2026-07-02' }, notWhen: { '/basics/plannedEnd': '2026-07-03' }, at: '/basics/plannedEnd' },
  { code: 'schedule.test_short', when: { '/basics/plannedEnd': '2027-01-01' }, notWhen: { '/basics/plannedEnd': '2027-01-02' }, at: '/basics/plannedEnd' },
  { code: 'area.outside_licence', when: { '/parties/0/licences/0/area': ['32'] }, notWhen: { '/parties/0/licences/0/area': ['32', '31'] }, at: '/basics/serviceArea' },
  { code: 'area.without_lead_home', when: { '/basics/serviceArea': ['32'] }, notWhen: { '/basics/serviceArea': ['32'], '/parties/0/home': '00' }, at: '/basics/serviceArea' },
  { code: 'scale.all_zero', when: { '/basics/scale': { institutionCustomers: 0, individualCustomers: 0, annualTransactions: 0, annualAmount: 0, annualFinancing: 0 } }, at: '/basics/scale' },
  { code: 'scale.users_differ', when: { '/basics/scale/individualCustomers': 5 }, at: '/basics/scale/individualCustomers' },
  { code: 'scale.users_differ', when: { '/basics/scale/individualCustomers': 0 }, at: '/basics/scale/individualCustomers', of: 'ruralFinance' },
  { code: 'service.agreement_incomplete', when: { '/service/agreementCovers': ['address', 'contact', 'quality', 'price', 'term', 'afterSales', 'civilLiability', 'inTest', 'leaving'] }, at: '/service/agreementCovers' },
  { code: 'service.no_alternative_path', when: { '/service/specialGroups': ['elderly'] }, notWhen: { '/service/specialGroups': ['elderly'], '/service/alternativePath': '可到网点办理。' }, at: '/service/alternativePath' },
  { code: 'suitability.no_product_level', when: { '/suitability': { investmentProduct: true, investorLevels: ['C5'], matching: '面谈' } }, notWhen: { '/suitability': { investmentProduct: true, productLevel: 'R3', investorLevels: ['C5'], matching: '面谈' } }, at: '/suitability/productLevel', of: 'ruralFinance' },
  { code: 'suitability.no_matching', when: { '/suitability': { investmentProduct: true, productLevel: 'R1', matching: '面谈' } }, notWhen: { '/suitability': { investmentProduct: true, productLevel: 'R1', investorLevels: ['C1'], matching: '面谈' } }, at: '/suitability/investorLevels' },
  { code: 'suitability.grade_below_product', when: { '/suitability': { investmentProduct: true, productLevel: 'R3', investorLevels: ['C2', 'C3'], matching: '面谈' } }, notWhen: { '/suitability': { investmentProduct: true, productLevel: 'R3', investorLevels: ['C3', 'C4'], matching: '面谈' } }, at: '/suitability/investorLevels' },
  { code: 'complaints.too_few_channels', when: { '/complaints/channels/1/kind': 'phone' }, at: '/complaints/channels' },
  { code: 'complaints.answer_too_slow', when: { '/complaints/answerDays': 16 }, notWhen: { '/complaints/answerDays': 15 }, at: '/complaints/answerDays' },
  { code: 'complaints.answer_too_slow', when: { '/complaints/longestDays': 61 }, notWhen: { '/complaints/longestDays': 60 }, at: '/complaints/longestDays' },
  { code: 'evaluation.ends_early', when: { '/evaluations/legality/validUntil': '2027-07-01' }, notWhen: { '/evaluations/legality/validUntil': '2027-07-02' }, at: '/evaluations/legality/validUntil' },
  { code: 'evaluation.dated_in_future', when: { '/evaluations/ethics/reviewedOn': '2026-03-03' }, notWhen: { '/evaluations/ethics/reviewedOn': today }, at: '/evaluations/ethics/reviewedOn' },
  { code: 'evaluation.failed', when: { '/evaluations/consumerProtection/conclusion': 'failed' }, notWhen: { '/evaluations/consumerProtection/conclusion': 'passedWithConditions' }, at: '/evaluations/consumerProtection/conclusion' },
  { code: 'evaluation.conditions_open', when: { '/evaluations/legality/conclusion': 'passedWithConditions' }, notWhen: { '/evaluations/legality/conclusion': 'passedWithConditions', '/evaluations/legality/conditions': [{ rid: 'k1', text: '补充', closed: true }] }, at: '/evaluations/legality/conditions' },
  { code: 'evaluation.conditions_open', when: { '/evaluations/legality/conclusion': 'passedWithConditions', '/evaluations/legality/conditions': [{ rid: 'k1', text: '补充', closed: false }] }, at: '/evaluations/legality/conditions' },
  { code: 'evaluation.standards_missing', when: { '/evaluations/technicalSecurity/standards': ['jrt0199', 'jrt0193'] }, notWhen: { '/evaluations/technicalSecurity/standards': ['jrt0199', 'jrt0171', 'jrt0193'] }, at: '/evaluations/technicalSecurity/standards' },
  { code: 'evaluation.version_differs', when: { '/technology/release/version': '1.4.1' }, at: '/evaluations/technicalSecurity/testedVersion' },
  { code: 'evaluation.high_risk_open', when: { '/evaluations/technicalSecurity/openHighRiskFindings': 1 }, at: '/evaluations/technicalSecurity/openHighRiskFindings' },
  { code: 'ethics.no_human_path', when: { '/evaluations/ethics/automatedDecisions': true, '/evaluations/ethics/humanPath': undefined }, notWhen: { '/evaluations/ethics/automatedDecisions': true }, at: '/evaluations/ethics/humanPath' },
  { code: 'impact_assessment.missing', when: { '/attachments/impactAssessment': undefined }, at: '/attachments/impactAssessment' },
  { code: 'impact_assessment.missing', when: { '/evaluations/personalInformation': undefined, '/data/items/0/personalClass': 'C2' }, notWhen: { '/evaluations/personalInformation': undefined }, at: '/evaluations/personalInformation/assessedOn' },
  { code: 'impact_assessment.kept_too_short', when: { '/evaluations/personalInformation/retainedUntil': '2029-02-01' }, notWhen: { '/evaluations/personalInformation/retainedUntil': '2029-02-02' }, at: '/evaluations/personalInformation/retainedUntil' },
  { code: 'data.level_without_safeguards', when: { '/data/highestLevel': '4', '/data/encryption': undefined }, notWhen: { '/data/encryption': undefined }, at: '/data/encryption' },
  { code: 'data.level_without_safeguards', when: { '/data/items/0/personalClass': 'C3', '/data/consent': undefined }, notWhen: { '/data/items/0/personalClass': 'C3' }, at: '/data/consent' },
  { code: 'data.level_understated', when: { '/data/highestLevel': '2' }, notWhen: { '/data/highestLevel': '3' }, at: '/data/items/0/level' },
  { code: 'data.class_above_level', when: { '/data/items/0': { ...item(), personalClass: 'C3' } }, notWhen: { '/data/items/0': { ...item(), personalClass: 'C2' } }, at: '/data/items/0/level' },
  { code: 'data.protection_proof_missing', when: { '/attachments/classifiedProtectionProof': undefined }, notWhen: { '/attachments/classifiedProtectionProof': undefined, '/data/classifiedProtection/level': '1' }, at: '/attachments/classifiedProtectionProof' },
  { code: 'data.leaves_despite_privacy_computing', when: { '/data/leavesParty': true }, notWhen: { '/data/leavesParty': true, '/technology/used/0/code': 'cloud' }, at: '/data/leavesParty' },
  { code: 'data.export_not_assessed', when: { '/data/crossBorder': true }, notWhen: { '/data/crossBorder': true, '/evaluations/personalInformation/reasons': ['exported'] }, at: '/evaluations/personalInformation/reasons', of: 'ruralFinance' },
  { code: 'technology.without_risk', when: { '/risk/points/1/technology': 't1' }, at: '/technology/used/1' },
  { code: 'compensation.below_exposure', when: { '/risk/compensation/amount': 14_999_999 }, notWhen: { '/risk/compensation/amount': 15_000_000 }, at: '/risk/compensation/amount' },
  { code: 'compensation.policy_without_end', when: { '/risk/compensation/policyValidUntil': undefined }, notWhen: { '/risk/compensation/policyValidUntil': undefined, '/risk/compensation/means': ['reserve'] }, at: '/risk/compensation/policyValidUntil' },
  { code: 'compensation.policy_ends_early', when: { '/risk/compensation/policyValidUntil': '2027-07-01' }, notWhen: { '/risk/compensation/policyValidUntil': '2027-07-02' }, at: '/risk/compensation/policyValidUntil' },
  { code: 'compensation.leaves_out_individuals', when: { '/risk/compensation/coversIndividuals': false }, notWhen: { '/risk/compensation/coversIndividuals': false, '/service/userGroups': ['microSmall'] }, at: '/risk/compensation/coversIndividuals', of: 'ruralFinance' },
  { code: 'emergency.drill_too_old', when: { '/risk/emergency/drilledOn': '2025-03-01' }, notWhen: { '/risk/emergency/drilledOn': '2025-03-02' }, at: '/risk/emergency/drilledOn' },
  { code: 'emergency.drill_in_future', when: { '/risk/emergency/drilledOn': '2026-03-03' }, notWhen: { '/risk/emergency/drilledOn': today }, at: '/risk/emergency/drilledOn' },
  { code: 'emergency.report_too_slow', when: { '/risk/emergency/incidentReportHours': 25 }, notWhen: { '/risk/emergency/incidentReportHours': 24 }, at: '/risk/emergency/incidentReportHours' },
  { code: 'emergency.report_too_slow', when: { '/risk/emergency/leakReportHours': 73 }, notWhen: { '/risk/emergency/leakReportHours': 72 }, at: '/risk/emergency/leakReportHours' },
  { code: 'wording.endorsement', when: { '/basics/name': '演示：央行认可的融资服务' }, notWhen: { '/basics/name': '演示：面向央行征信系统用户的融资服务' }, at: '/basics/name' },
  { code: 'wording.promised_return', when: { '/basics/effects/0/effect': '保证收益不低于5%' }, notWhen: { '/basics/effects/0/effect': '不承诺收益，仅提高效率' }, at: '/basics/effects/0/effect' },
  { code: 'reference.unknown_row', when: { '/division/0/owner': 'p9' }, at: '/division/0/owner' },
  { code: 'reference.unknown_row', when: { '/risk/points/2/technology': 't9' }, notWhen: { '/risk/points/2/technology': 't2' }, at: '/risk/points/2/technology' },
  { code: 'declaration.repeated_row_id', when: { '/complaints/channels/1/rid': 'c1' }, at: '/complaints/channels/1/rid' },
  { code: 'attachment.same_file_twice', when: { '/attachments/exitPlan': buildExampleDeclaration().attachments.emergencyPlan }, at: '/attachments/emergencyPlan' },
];

function faultsAt(change: Change, variant: ExampleVariant | undefined) {
  const start = buildExampleDeclaration({ today, ...(variant && { variant }) });
  const data = Object.entries(change).reduce<unknown>((declaration, [pointer, value]) => placeAt(declaration, pointer, value), start);
  return validate(1, data, { at: 'seal', today, forecast, isWorkingDay });
}

describe('cross-field rules', () => {
  const rules = listDeclarationRules();

  it('each have a true and a false case below', () => {
    expect(rules.map(({ code }) => code).sort()).toEqual([...new Set(CASES.map(({ code }) => code))].sort());
  });

  it('name their basis in both languages, and have a code of their own', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { basis, message } of rules)
      for (const text of [basis, message])
        expect([text.zh, text.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/[A-Za-z]{3}/)]);
  });

  it.each(CASES)('$code speaks at $at', ({ code, when, at, of }) => {
    const { errors, warnings } = faultsAt(when, of);
    const rule = rules.find((candidate) => candidate.code === code)!;
    const found = (rule.severity === 'error' ? errors : warnings).filter((fault) => fault.code === code);
    expect(found.map(({ pointer }) => pointer)).toContain(at);
    for (const { message, basis } of found) {
      expect(`${message.zh}${message.en}`).not.toMatch(/[{}]|undefined|NaN/);
      expect(basis).toEqual(rule.basis);
    }
  });

  it.each(CASES)('$code is silent when it should be ($at)', ({ code, notWhen, of }) => {
    const { errors, warnings } = faultsAt(notWhen ?? {}, of);
    expect([...errors, ...warnings].filter((fault) => fault.code === code)).toEqual([]);
  });

  it('only warn of a launch before the forecast registration', () => {
    expect(faultsAt({ '/basics/plannedStart': '2026-03-16' }, undefined)).toEqual({
      errors: [],
      warnings: [
        expect.objectContaining({ code: 'schedule.start_before_forecast', params: { start: '2026-03-16', forecast: '2026-07-02' } }),
      ],
    });
  });

  it('take their numbers from the rule table', () => {
    const data = buildExampleDeclaration({ today });
    expect(validate(1, data, { at: 'seal', today, limits: { complaintAnswerDays: 10 } }).errors).toEqual([
      expect.objectContaining({ code: 'complaints.answer_too_slow', params: { days: 15, limit: 10 } }),
    ]);
  });

  it('report all faults of several rules and of form at once', () => {
    const { errors } = faultsAt(
      { '/basics/name': '央行背书', '/risk/compensation/amount': 1, '/risk/emergency/drilledOn': '2020-01-01', '/basics/scene': '' },
      undefined,
    );
    expect(errors.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['wording.endorsement', 'compensation.below_exposure', 'emergency.drill_too_old', 'declaration.required']),
    );
    expect(errors).toHaveLength(4);
  });
});
