import type { ActRow } from './reference-data.js';

/** National laws and regulations. */
// prettier-ignore
export const laws: readonly ActRow[] = [
  {
    code: 'civil-code', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国民法典', en: 'Civil Code' },
    issuedOn: '2020-05-28', inForceFrom: '2021-01-01', inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '施行日期为常识，未逐一核对', en: 'The date of entry into force is general knowledge, not checked' },
  },
  {
    code: 'administrative-licensing-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国行政许可法', en: 'Administrative Licensing Law' },
    issuedOn: '2019-04-23', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '所列为2019年修正文本的日期；登记不是行政许可，仅参照', en: 'The date is that of the 2019 amendment; registration is no licence, the law is followed by analogy only' },
  },
  {
    code: 'administrative-penalty-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国行政处罚法', en: 'Administrative Penalty Law' },
    issuedOn: '2021-01-22', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: null,
  },
  {
    code: 'administrative-reconsideration-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国行政复议法', en: 'Administrative Reconsideration Law' },
    issuedOn: '2023-09-01', inForceFrom: '2024-01-01', inForceTo: null,
    certainty: 'background', source: '常识 / general knowledge',
    unsure: { zh: '条文号与期限凭一般知识；复核不是行政复议，仅参照', en: 'Articles and periods are from general knowledge; the review here is no administrative reconsideration, the law is followed by analogy only' },
  },
  {
    code: 'personal-information-protection-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
    issuedOn: '2021-08-20', inForceFrom: '2021-11-01', inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '施行日期为常识，未逐一核对', en: 'The date of entry into force is general knowledge, not checked' },
  },
  {
    code: 'data-security-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国数据安全法', en: 'Data Security Law' },
    issuedOn: '2021-06-10', inForceFrom: '2021-09-01', inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '施行日期为常识，未逐一核对', en: 'The date of entry into force is general knowledge, not checked' },
  },
  {
    code: 'cybersecurity-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国网络安全法', en: 'Cybersecurity Law' },
    issuedOn: '2016-11-07', inForceFrom: '2017-06-01', inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '所读为2016年文本；2025年10月28日修正、2026年1月1日施行，等级保护条文由第二十一条改为第二十三条', en: 'The text read is that of 2016; the amendment of 2025-10-28 in force on 2026-01-01 renumbers art. 21 on graded protection to art. 23' },
  },
  {
    code: 'consumer-protection-law', kind: 'law', status: 'in-force',
    title: { zh: '中华人民共和国消费者权益保护法', en: 'Consumer Protection Law' },
    issuedOn: '2013-10-25', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '所列为2013年修正文本的日期', en: 'The date is that of the 2013 amendment' },
  },
  {
    code: 'government-information-regulation', kind: 'regulation', status: 'in-force',
    title: { zh: '中华人民共和国政府信息公开条例', en: 'Regulation on the Disclosure of Government Information' },
    issuedOn: '2019-04-03', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: null,
  },
  {
    code: 'network-data-regulation', kind: 'regulation', status: 'in-force',
    title: { zh: '网络数据安全管理条例', en: 'Regulation on Network Data Security Management' },
    issuedOn: '2024-09-24', inForceFrom: '2025-01-01', inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: null,
  },
  {
    code: 'government-data-sharing-regulation', kind: 'regulation', status: 'in-force',
    title: { zh: '政务数据共享条例', en: 'Regulation on Government Data Sharing' },
    issuedOn: null, inForceFrom: '2025-08-01', inForceTo: null,
    certainty: 'found', source: '国令第809号 / Decree 809',
    unsure: { zh: '各答复期限未核对原文', en: 'Its time limits were not checked against the text' },
  },
  {
    code: 'credit-reporting-regulation', kind: 'regulation', status: 'in-force',
    title: { zh: '征信业管理条例', en: 'Regulation on the Credit Reporting Industry' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: null,
  },
  {
    code: 'holiday-measure', kind: 'regulation', status: 'in-force',
    title: { zh: '全国年节及纪念日放假办法', en: 'Measure on National Festivals and Memorial Days' },
    issuedOn: '2024-11-10', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '所列为2024年修订的日期', en: 'The date is that of the 2024 revision' },
  },
  {
    code: 'holiday-notice-2026', kind: 'policy', status: 'in-force',
    title: { zh: '国务院办公厅关于2026年部分节假日安排的通知', en: 'Notice on the holidays of 2026' },
    issuedOn: '2025-11-04', inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'https://politics.gmw.cn/2025-11/04/content_38391083.htm',
    unsure: null,
  },
];
