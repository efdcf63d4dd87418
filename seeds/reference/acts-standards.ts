import type { ActRow } from './reference-data.js';

/** The standards that the process and the declaration cite. */
// prettier-ignore
export const standards: readonly ActRow[] = [
  {
    code: 'JR/T 0198-2020', kind: 'standard', status: 'in-force',
    title: { zh: '金融科技创新应用测试规范', en: 'Specification for testing of fintech innovative applications' },
    issuedOn: '2020-10-21', inForceFrom: '2020-10-21', inForceTo: null,
    certainty: 'found', source: 'http://csres.com/info/54398.html',
    unsure: { zh: '未取得全文，只知章节：测试声明、测试运行、测试通过、测试退出、自律要求', en: 'The full text was not found; only its chapters are known: declaration, operation, completion, exit, self-regulation' },
  },
  {
    code: 'JR/T 0199-2020', kind: 'standard', status: 'in-force',
    title: { zh: '金融科技创新安全通用规范', en: 'General security specification for fintech innovation' },
    issuedOn: '2020-10-21', inForceFrom: '2020-10-21', inForceTo: null,
    certainty: 'found', source: 'https://std.samr.gov.cn/hb/search/stdHBDetailed?id=B3E1D9362EDD66CEE05397BE0A0A4509',
    unsure: { zh: '备案号78168-2020；只取得目录，检查项为推断', en: 'Record no. 78168-2020; only the table of contents was found, the checklist items are inferred' },
  },
  {
    code: 'JR/T 0200-2020', kind: 'standard', status: 'in-force',
    title: { zh: '金融科技创新风险监控规范', en: 'Specification for risk monitoring of fintech innovation' },
    issuedOn: '2020-10-21', inForceFrom: '2020-10-21', inForceTo: null,
    certainty: 'found', source: 'http://csres.com/info/54398.html',
    unsure: { zh: '未取得全文', en: 'The full text was not found' },
  },
  {
    code: 'JR/T 0171-2020', kind: 'standard', status: 'in-force',
    title: { zh: '个人金融信息保护技术规范', en: 'Personal financial information protection technical specification' },
    issuedOn: '2020-02-13', inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'http://www.duoshoushopping.com/product/29.html',
    unsure: { zh: '与JR/T 0197级别的对应关系为粗略对照', en: 'The mapping to the levels of JR/T 0197 is rough' },
  },
  {
    code: 'JR/T 0197-2020', kind: 'standard', status: 'in-force',
    title: { zh: '金融数据安全 数据安全分级指南', en: 'Financial data security: guidelines for data security classification' },
    issuedOn: '2020-09-23', inForceFrom: '2020-09-23', inForceTo: null,
    certainty: 'found', source: 'https://scribd.com/document/645539111/',
    unsure: { zh: '五个级别的含义凭一般知识', en: 'The meaning of the five levels is from general knowledge' },
  },
  {
    code: 'JR/T 0193-2020', kind: 'standard', status: 'to-be-checked',
    title: { zh: '区块链技术金融应用 评估规则', en: 'Financial application of blockchain technology: evaluation rules' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '仅见标准名称，编号、日期与内容均未核对', en: 'Only the name is known; number, dates and content were not checked' },
  },
  {
    code: 'JR/T 0221-2021', kind: 'standard', status: 'to-be-checked',
    title: { zh: '人工智能算法金融应用评价规范', en: 'Evaluation specification of artificial intelligence algorithm in financial application' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '仅见标准名称，编号、日期与内容均未核对', en: 'Only the name is known; number, dates and content were not checked' },
  },
  {
    code: 'JR/T 0068', kind: 'standard', status: 'to-be-checked',
    title: { zh: '网上银行系统信息安全通用规范', en: 'General specification of information security for internet banking systems' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '仅见标准名称，编号、日期与内容均未核对', en: 'Only the name is known; number, dates and content were not checked' },
  },
  {
    code: 'JR/T 0092', kind: 'standard', status: 'to-be-checked',
    title: { zh: '移动金融客户端应用软件安全管理规范', en: 'Security management specification for mobile financial client applications' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '仅见标准名称，编号、日期与内容均未核对', en: 'Only the name is known; number, dates and content were not checked' },
  },
  {
    code: 'JR/T 0258-2022', kind: 'standard', status: 'to-be-checked',
    title: { zh: '金融领域科技伦理指引', en: 'Guidelines for science and technology ethics in the financial field' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '仅见标准名称，编号、日期与内容均未核对', en: 'Only the name is known; number, dates and content were not checked' },
  },
  {
    code: 'GB 32100-2015', kind: 'standard', status: 'in-force',
    title: { zh: '法人和其他组织统一社会信用代码编码规则', en: 'Coding rule of the unified social credit identifier for legal entities and other organisations' },
    issuedOn: null, inForceFrom: '2015-10-01', inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '施行日期为常识，未逐一核对', en: 'The date of entry into force is general knowledge, not checked' },
  },
  {
    code: 'ISO 17442', kind: 'standard', status: 'in-force',
    title: { zh: '金融服务 法人识别编码', en: 'Financial services: legal entity identifier' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: null,
  },
];
