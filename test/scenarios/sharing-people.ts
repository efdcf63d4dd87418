import type { Actor, PackagePayloads, Province, Role } from '@sandbar/domain';

const office = (province: Province): string => `office-${province}`;
export const officer = (person: string, province: Province, ...roles: Role[]): Actor => ({
  person,
  roles,
  organisation: office(province),
  authority: office(province),
  province,
});

/** The lead's people, and per recipient a coordinator who prepares, a second who releases, and a head. All fictional. */
export const AUTHOR = officer('author', '31', 'coordinator');
export const REVIEWER = officer('reviewer', '31', 'second-reviewer');
export const HEAD = officer('head', '31', 'head');
export const coordinatorOf = (province: Province): Actor => officer(`coordinator-${province}`, province, 'coordinator');
export const releaserOf = (province: Province): Actor => officer(`releaser-${province}`, province, 'second-reviewer');

export const OPENED: PackagePayloads['CREATE'] = {
  application: 'application',
  applicationNumber: '沪试〔2026〕1号',
  title: '演示·长三角供应链金融',
  round: 1,
  province: '31',
  leadAuthority: office('31'),
  recipients: ['32', '33', '34'],
  serviceArea: ['31', '32', '33', '34'],
  declarationHash: 'a'.repeat(64),
  urgent: false,
};
export const DISCLOSED: PackagePayloads['SUBMIT_PACKAGE'] = {
  tlp: 'AMBER+STRICT',
  purpose: '长三角监管协同',
  legalBasis: '政务数据共享条例',
  expiresOn: '2027-03-31',
  withhold: [{ pointer: '/risk/model', reason: '商业秘密' }],
  maximumLevel: 3,
  note: '',
};
const title = { zh: '字段', en: 'Field' };
export const RELEASED: PackagePayloads['RELEASE'] = {
  secrecyDeclared: true,
  legalBasisChecked: true,
  fields: [
    { pointer: '/title', title, level: 1, value: '演示' },
    { pointer: '/risk/model', title, level: 3, withheld: { code: 'trade-secret', zh: '商业秘密', en: 'Trade secret' } },
  ],
};

/** A complete answer of each kind. */
export const ANSWERS = {
  recognised: { answer: 'recognised', reason: null, code: null, evidence: [], conditions: [] },
  recognisedWithConditions: {
    answer: 'recognisedWithConditions',
    reason: null,
    code: null,
    evidence: [],
    conditions: [{ kind: 'cap', value: 1000, unit: 'person', area: [], text: '上限一千人', province: null }],
  },
  notRecognised: { answer: 'notRecognised', reason: '本地同类试点未结束', code: null, evidence: [], conditions: [] },
  objected: { answer: 'objected', reason: '数据出省', code: 'data-transfer', evidence: ['annex-1'], conditions: [] },
  abstained: { answer: 'abstained', reason: null, code: null, evidence: [], conditions: [] },
} as const;
export type Said = keyof typeof ANSWERS;
