import type { ActRow } from './reference-data.js';

/** Rules of the national financial authorities. */
// prettier-ignore
export const departmentRules: readonly ActRow[] = [
  {
    code: 'bank-insurance-complaints', kind: 'department-rule', status: 'in-force',
    title: { zh: '银行业保险业消费投诉处理管理办法（银保监会令2020年第3号）', en: 'Measure on Handling Consumer Complaints in Banking and Insurance' },
    issuedOn: '2020-01-17', inForceFrom: '2020-03-01', inForceTo: null,
    certainty: 'found', source: 'http://www.jianbiaoku.com/webarbs/book/164455/4714059.shtml',
    unsure: { zh: '施行日期凭一般知识', en: 'The date of entry into force is from general knowledge' },
  },
  {
    code: 'pbc-consumer-protection', kind: 'department-rule', status: 'to-be-checked',
    title: { zh: '中国人民银行金融消费者权益保护实施办法（令〔2020〕第5号）', en: 'PBoC Measure on Protecting Financial Consumers' },
    issuedOn: '2020-09-15', inForceFrom: '2020-11-01', inForceTo: null,
    certainty: 'found', source: '二手摘录 / secondary copy',
    unsure: { zh: '未取得全文；2026年5月可能被修改，待核', en: 'The full text was not found; it may have been amended in May 2026, to be checked' },
  },
  {
    code: 'bank-insurance-consumer-protection', kind: 'department-rule', status: 'in-force',
    title: { zh: '银行保险机构消费者权益保护管理办法（银保监会令2022年第9号）', en: 'Measure on Consumer Protection by Banking and Insurance Institutions' },
    issuedOn: null, inForceFrom: '2023-03-01', inForceTo: null,
    certainty: 'found', source: 'https://www.233.com/ccbp/zhishiku/385/202512/31170747131180.html',
    unsure: { zh: '第九条要求建立消费者权益保护审查机制；未取得全文', en: 'Art. 9 makes consumer-protection review a duty; the full text was not found' },
  },
  {
    code: 'nfra-suitability', kind: 'department-rule', status: 'in-force',
    title: { zh: '金融机构产品适当性管理办法（金融监管总局令2025年第7号）', en: 'Measure on Suitability of Products of Financial Institutions' },
    issuedOn: '2025-07-11', inForceFrom: '2026-02-01', inForceTo: null,
    certainty: 'found', source: 'https://www.yuhaojiang.com/redian/1093673.html',
    unsure: null,
  },
  {
    code: 'csrc-suitability', kind: 'department-rule', status: 'in-force',
    title: { zh: '证券期货投资者适当性管理办法（证监会令第130号）', en: 'Measure on Suitability of Securities and Futures Investors' },
    issuedOn: '2016-12-16', inForceFrom: '2017-07-01', inForceTo: null,
    certainty: 'found', source: 'http://www.ccstock.cn/subject/tzzsdxgl/index.html',
    unsure: { zh: '2020年、2022年修正的内容未核对', en: 'The amendments of 2020 and 2022 were not checked' },
  },
  {
    code: 'pbc-data-security', kind: 'department-rule', status: 'to-be-checked',
    title: { zh: '中国人民银行业务领域数据安全管理办法（令〔2025〕第3号）', en: 'PBoC Measure on Data Security in its Fields of Business' },
    issuedOn: null, inForceFrom: '2025-06-30', inForceTo: null,
    certainty: 'doubtful', source: '常识 / general knowledge',
    unsure: { zh: '编号与施行日期均待核', en: 'Number and date are to be checked' },
  },
  {
    code: 'nfra-data-security', kind: 'department-rule', status: 'to-be-checked',
    title: { zh: '银行保险机构数据安全管理办法', en: 'Measure on Data Security of Banking and Insurance Institutions' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '2024年12月发布；未取得全文', en: 'Issued in December 2024; the full text was not found' },
  },
];
