import { date, formatted, group, line, oneOf, rows, someOf, yesNo } from '../model/field-builders.js';
import { HOMES, PROVINCES } from './code-lists.js';

export const INSTITUTION_KINDS = {
  bank: ['银行', 'Bank'],
  ruralBank: ['农村金融机构', 'Rural financial institution'],
  nonBankPayment: ['非银行支付机构', 'Non-bank payment institution'],
  creditReporting: ['征信机构', 'Credit reporting agency'],
  securities: ['证券期货基金机构', 'Securities, futures or fund institution'],
  insurance: ['保险机构', 'Insurance institution'],
  otherFinancial: ['其他持牌金融机构', 'Other licensed financial institution'],
  technology: ['科技企业', 'Technology company'],
  telecom: ['电信运营商', 'Telecommunications carrier'],
  research: ['科研院所', 'Research institute'],
  publicBody: ['公共机构', 'Public body'],
} as const;

/** 机构信息: the lead and the joint applicants, with their licences. */
export const parties = rows(
  {
    title: ['机构信息', 'Parties'],
    row: ['机构', 'Party'],
    help: ['一家牵头机构，其余为联合申请机构；至少一家持牌。', 'One lead, the others joint applicants; at least one is licensed.'],
    material: 'partner',
    atMost: 20,
  },
  {
    role: oneOf(
      { lead: ['牵头机构', 'Lead'], joint: ['联合机构', 'Joint applicant'] },
      { title: ['角色', 'Role'], help: ['只能有一家牵头机构。', 'There is exactly one lead.'], level: 1 },
    ),
    name: line({
      title: ['机构名称', 'Name'],
      help: ['与营业执照一致的全称。', 'Full name as on the business licence.'],
      max: 120,
      level: 1,
    }),
    englishName: line({
      title: ['英文名称', 'English name'],
      help: ['供英文页面使用。', 'For the English pages.'],
      max: 200,
      level: 1,
      optional: true,
    }),
    uscc: formatted('uscc', {
      title: ['统一社会信用代码', 'Unified social credit code'],
      help: ['18位，按 GB 32100-2015 校验。', '18 characters, checked by GB 32100-2015.'],
      level: 1,
    }),
    lei: formatted('lei', {
      title: ['全球法人识别编码', 'Legal entity identifier'],
      help: ['20位 LEI，按 ISO 17442 校验；没有可留空。', '20 characters, checked by ISO 17442; leave empty if there is none.'],
      level: 1,
      optional: true,
    }),
    institutionKind: oneOf(INSTITUTION_KINDS, {
      title: ['机构类别', 'Kind of institution'],
      help: ['按主营业务选择。', 'By its main business.'],
      level: 1,
    }),
    home: oneOf(HOMES, {
      title: ['所在地', 'Home'],
      help: [
        '注册地；分支机构填其所在地。该地管理部门视为相关方。',
        'Where it is registered, for a branch where it sits; the authority there counts as concerned.',
      ],
      level: 1,
      material: 'region',
    }),
    branch: yesNo({
      title: ['是否分支机构', 'Is a branch'],
      help: ['分支机构须附法人授权书。', 'A branch needs an authorisation of its legal person.'],
      level: 1,
    }),
    headOffice: line({
      title: ['所属法人', 'Legal person of the branch'],
      help: ['分支机构填写总行、总公司全称。', 'For a branch: full name of its head office.'],
      max: 120,
      level: 1,
      optional: true,
    }),
    licences: rows(
      {
        title: ['持有金融牌照', 'Financial licences'],
        row: ['牌照', 'Licence'],
        help: ['没有牌照的科技企业留空。', 'Leave empty for a technology company without a licence.'],
        optional: true,
        atMost: 20,
      },
      {
        name: line({ title: ['牌照名称', 'Licence'], help: ['如“金融许可证”。', 'For example 金融许可证.'], max: 100, level: 1 }),
        institutionCode: line({
          title: ['机构编码', 'Institution code'],
          help: ['牌照上的机构编码。', 'Code of the institution on the licence.'],
          max: 60,
          level: 1,
        }),
        issuer: line({ title: ['发证机关', 'Issued by'], help: ['发证机关全称。', 'Full name of the authority.'], max: 100, level: 1 }),
        validUntil: date({
          title: ['有效期至', 'Valid until'],
          help: ['长期有效的留空。', 'Leave empty when it has no end.'],
          level: 1,
          optional: true,
        }),
        area: someOf(PROVINCES, {
          title: ['许可地域', 'Licensed area'],
          help: ['全国有效的留空。', 'Leave empty when it holds in the whole country.'],
          level: 1,
          optional: true,
          atLeast: 0,
        }),
      },
    ),
    contact: group(
      { title: ['联系人', 'Contact'], help: ['仅供管理部门联系，不公示。', 'Only for the authorities; never published.'] },
      {
        name: line({
          title: ['姓名', 'Name'],
          help: ['办理本申请的人。', 'The person who handles this application.'],
          max: 60,
          level: 3,
          secret: 'personal',
        }),
        phone: formatted('phone', {
          title: ['电话', 'Telephone'],
          help: ['工作时间能接通的号码。', 'A number that answers in working hours.'],
          level: 3,
          secret: 'personal',
        }),
        email: formatted('email', {
          title: ['电子邮箱', 'E-mail'],
          help: ['接收通知的邮箱。', 'Where messages go.'],
          level: 3,
          secret: 'personal',
        }),
      },
    ),
  },
);
