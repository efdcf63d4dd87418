import { FUNCTIONS } from '../sections/division.section.js';
import { bilingualParam } from '../validation/bilingual-param.js';
import type { Reader } from './reader.js';
import type { Rule } from './rule.js';
import { basis } from './rule.js';

const rid = (party: Reader): string => party.text('rid') ?? '';
const licensed = (party: Reader): boolean => party.rows('licences').length > 0;
const named = (party: Reader): { party: string } => ({ party: party.text('name') ?? rid(party) });
const owners = (declaration: Reader, code: string): Set<string | undefined> =>
  new Set(
    declaration
      .rows('division')
      .filter((row) => row.text('function') === code)
      .map((row) => row.text('owner')),
  );
const hasPaper = (declaration: Reader, kind: string, party: Reader): boolean =>
  declaration.rows('attachments/byParty').some((paper) => paper.text('kind') === kind && paper.text('party') === rid(party));

const LICENSED_ONLY = basis(
  'house',
  '人民银行公开说明：申请机构须持牌，科技企业须与持牌机构联合申请',
  'Public statements of the PBoC: applicants are licensed, a technology company applies with a licensed institution',
);
const FORM = basis('standard', 'JR/T 0198-2020 测试声明（声明书格式）', 'JR/T 0198-2020, test declaration (form)');

export const partyRules: readonly Rule[] = [
  {
    code: 'party.lead_not_one',
    severity: 'error',
    basis: FORM,
    message: {
      zh: '牵头机构应当恰好一家，现有{count}家，请更正各机构的角色。',
      en: 'There must be exactly one lead, there are {count}: correct the roles.',
    },
    *check(declaration) {
      const parties = declaration.rows('parties');
      const count = parties.filter((party) => party.text('role') === 'lead').length;
      if (parties.length > 0 && count !== 1) yield { pointer: '/parties', params: { count } };
    },
  },
  {
    code: 'party.none_licensed',
    severity: 'error',
    basis: LICENSED_ONLY,
    message: {
      zh: '申请机构中没有持牌机构，请邀请一家持牌机构联合申请并填写其牌照。',
      en: 'No party holds a licence: apply together with a licensed institution and enter its licence.',
    },
    *check(declaration) {
      const parties = declaration.rows('parties');
      if (parties.length > 0 && !parties.some(licensed)) yield { pointer: '/parties' };
    },
  },
  {
    code: 'party.service_lead_unlicensed',
    severity: 'error',
    basis: LICENSED_ONLY,
    message: {
      zh: '金融服务须由持牌机构牵头；「{party}」没有填写牌照，请填写牌照或改由持牌机构牵头。',
      en: 'A financial service is led by a licensed institution; “{party}” has no licence here: enter it or let a licensed party lead.',
    },
    *check(declaration) {
      if (declaration.text('basics/kind') !== 'financialService') return;
      for (const party of declaration.rows('parties'))
        if (party.text('role') === 'lead' && !licensed(party)) yield { pointer: party.to('licences'), params: named(party) };
    },
  },
  {
    code: 'party.product_without_licensed_user',
    severity: 'error',
    basis: LICENSED_ONLY,
    message: {
      zh: '科技产品须至少有一家持牌机构提供应用场景，请在“分工”中指定持牌机构。',
      en: 'A technology product needs a licensed institution that provides the scene of use: name it in the division of work.',
    },
    *check(declaration) {
      const parties = declaration.rows('parties');
      if (declaration.text('basics/kind') !== 'technologyProduct' || parties.length === 0) return;
      const users = owners(declaration, 'scenario');
      if (!parties.some((party) => licensed(party) && users.has(rid(party)))) yield { pointer: '/division' };
    },
  },
  {
    code: 'party.repeated',
    severity: 'error',
    basis: FORM,
    message: { zh: '统一社会信用代码 {uscc} 出现两次，请删除重复的机构。', en: 'The code {uscc} stands twice: remove the repeated party.' },
    *check(declaration) {
      const seen = new Set<string>();
      for (const party of declaration.rows('parties')) {
        const uscc = party.text('uscc');
        if (uscc !== undefined && seen.has(uscc)) yield { pointer: party.to('uscc'), params: { uscc } };
        else if (uscc !== undefined) seen.add(uscc);
      }
    },
  },
  {
    code: 'party.licence_ends_early',
    severity: 'error',
    basis: basis('house', '测试期内须始终持牌', 'The licence must hold throughout the test'),
    message: {
      zh: '牌照有效期至{until}，早于拟结束测试时间{end}；请续期或缩短测试期。',
      en: 'The licence ends on {until}, before the planned end {end}: renew it or shorten the test.',
    },
    *check(declaration) {
      const end = declaration.date('basics/plannedEnd');
      for (const licence of declaration.rows('parties').flatMap((party) => party.rows('licences'))) {
        const until = licence.date('validUntil');
        if (end !== undefined && until !== undefined && until < end) yield { pointer: licence.to('validUntil'), params: { until, end } };
      }
    },
  },
  {
    code: 'party.licence_copy_missing',
    severity: 'error',
    basis: FORM,
    message: {
      zh: '「{party}」填写了牌照但未附牌照复印件，请在“各机构文件”中上传。',
      en: '“{party}” has a licence but no copy of it: upload it among the documents of the parties.',
    },
    *check(declaration) {
      for (const party of declaration.rows('parties')) {
        if (licensed(party) && !hasPaper(declaration, 'licenceCopy', party))
          yield { pointer: '/attachments/byParty', params: named(party) };
      }
    },
  },
  {
    code: 'party.branch_without_authorisation',
    severity: 'error',
    basis: basis('law', '民法典第七十四条：分支机构的民事责任由法人承担', 'Civil Code art. 74: the legal person answers for its branch'),
    message: {
      zh: '「{party}」是分支机构，须填写所属法人并上传法人授权书。',
      en: '“{party}” is a branch: name its legal person and upload the authorisation.',
    },
    *check(declaration) {
      for (const party of declaration.rows('parties')) {
        if (!party.flag('branch')) continue;
        if (party.text('headOffice') === undefined) yield { pointer: party.to('headOffice'), params: named(party) };
        if (!hasPaper(declaration, 'branchAuthorisation', party)) yield { pointer: '/attachments/byParty', params: named(party) };
      }
    },
  },
  {
    code: 'party.cooperation_agreement_missing',
    severity: 'error',
    basis: FORM,
    message: { zh: '联合申请须上传各方的合作协议。', en: 'Joint applicants must upload their cooperation agreement.' },
    *check(declaration) {
      const agreed = declaration.rows('attachments/byParty').some((paper) => paper.text('kind') === 'cooperationAgreement');
      if (declaration.rows('parties').length > 1 && !agreed) yield { pointer: '/attachments/byParty' };
    },
  },
  {
    code: 'division.function_without_owner',
    severity: 'error',
    basis: FORM,
    message: { zh: '「{function}」没有负责机构，请在“分工”中补充。', en: 'Nobody owns “{function}”: add it to the division of work.' },
    *check(declaration) {
      for (const [code, [zh, en]] of Object.entries(FUNCTIONS)) {
        if (declaration.has('division') && owners(declaration, code).size === 0)
          yield { pointer: '/division', params: bilingualParam('function', { zh, en }) };
      }
    },
  },
  {
    code: 'promise.signatory_missing',
    severity: 'error',
    basis: FORM,
    message: {
      zh: '「{party}」没有签署人，每个申请机构都须签署承诺。',
      en: 'Nobody signs for “{party}”: each applicant signs the promises.',
    },
    *check(declaration) {
      const signed = new Set(declaration.rows('promises/signatories').map((row) => row.text('party')));
      for (const party of declaration.rows('parties'))
        if (!signed.has(rid(party))) yield { pointer: '/promises/signatories', params: named(party) };
    },
  },
  {
    code: 'promise.delegate_without_authority',
    severity: 'error',
    basis: basis('law', '民法典第一百六十五条：授权委托书', 'Civil Code art. 165: power of attorney'),
    message: { zh: '「{party}」由授权代表签署，须上传签署授权书。', en: 'A delegate signs for “{party}”: upload his authorisation.' },
    *check(declaration) {
      for (const signatory of declaration.rows('promises/signatories')) {
        const party = declaration.rows('parties').find((row) => rid(row) === signatory.text('party'));
        if (signatory.text('capacity') === 'delegate' && party && !hasPaper(declaration, 'powerOfAttorney', party))
          yield { pointer: signatory.to('capacity'), params: named(party) };
      }
    },
  },
  {
    code: 'promise.dated_in_future',
    severity: 'error',
    basis: FORM,
    message: { zh: '承诺日期{day}晚于提交日，请更正。', en: 'The promises are dated {day}, after the day of filing: correct it.' },
    *check(declaration, { today }) {
      const day = declaration.date('promises/promisedOn');
      if (day !== undefined && day > today) yield { pointer: '/promises/promisedOn', params: { day } };
    },
  },
  {
    code: 'basics.number_mismatch',
    severity: 'error',
    basis: FORM,
    message: {
      zh: '创新应用编号应由牵头机构的统一社会信用代码和提交年份（{year}）组成，请更正。',
      en: 'The pilot number must hold the lead’s code and the year of filing ({year}): correct it.',
    },
    *check(declaration, { today }) {
      const number = declaration.text('basics/number');
      const lead = declaration
        .rows('parties')
        .find((party) => party.text('role') === 'lead')
        ?.text('uscc');
      const year = today.slice(0, 4);
      if (number !== undefined && lead !== undefined && !number.startsWith(`${lead}-${year}-`))
        yield { pointer: '/basics/number', params: { year } };
    },
  },
];
