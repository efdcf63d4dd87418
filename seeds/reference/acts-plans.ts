import type { ActRow } from './reference-data.js';

/** Plans, local regulations of the four jurisdictions, and the foreign acts that some rules follow by analogy. */
// prettier-ignore
export const plansAndLocalActs: readonly ActRow[] = [
  {
    code: 'shanghai-plan-2020', kind: 'policy', status: 'to-be-checked',
    title: { zh: '加快推进上海金融科技中心建设实施方案（沪府办规〔2020〕1号）', en: 'Implementation Plan for Accelerating the Construction of the Shanghai Fintech Centre' },
    issuedOn: '2020-01-08', inForceFrom: '2020-02-01', inForceTo: null,
    certainty: 'read', source: 'https://www.shanghai.gov.cn/nw49654/20201010/6976b8b7b7e346dbaaa3b8b30ec2dd69.html',
    unsure: { zh: '目标期为五年，是否续期或失效未核', en: 'Its targets run for five years; whether it was renewed or has lapsed was not checked' },
  },
  {
    code: 'shanghai-plan-2024', kind: 'policy', status: 'in-force',
    title: { zh: '上海高质量推进全球金融科技中心建设行动方案（沪府办发〔2024〕14号）', en: 'Action Plan for a Global Fintech Centre in Shanghai' },
    issuedOn: '2024-09-04', inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'https://english.shanghai.gov.cn/en-Bulletin/20250307/142923c0d78e4adb9c3a891eabd2785a.html',
    unsure: null,
  },
  {
    code: 'fintech-plan-2019', kind: 'policy', status: 'superseded',
    title: { zh: '金融科技（FinTech）发展规划（2019—2021年）（银发〔2019〕209号）', en: 'FinTech Development Plan 2019–2021' },
    issuedOn: null, inForceFrom: null, inForceTo: '2021-12-31',
    certainty: 'found', source: 'https://www.nameidi.com/n/wo06q6ew.html',
    unsure: { zh: '规划期届满；发布日只知2019年8月', en: 'The plan’s period is over; of its issue only August 2019 is known' },
  },
  {
    code: 'opinions-2020', kind: 'policy', status: 'in-force',
    title: { zh: '关于进一步加快推进上海国际金融中心建设和金融支持长三角一体化发展的意见', en: 'Opinions on Shanghai as an International Financial Centre and Financial Support for the Integration of the Delta' },
    issuedOn: '2020-02-14', inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'https://www.cititic.com/news/mm/1392195-20200217.htm',
    unsure: { zh: '文号银发〔2020〕46号凭一般知识', en: 'Its number, 银发〔2020〕46号, is from general knowledge' },
  },
  {
    code: 'shanghai-local-finance', kind: 'local-regulation', status: 'in-force',
    title: { zh: '上海市地方金融监督管理条例', en: 'Shanghai Regulation on Local Financial Supervision' },
    issuedOn: '2020-04-10', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '第八条：长三角金融监管协作；2023年改革后是否修改未核', en: 'Art. 8 on supervision in the Delta; whether it changed after the reform of 2023 was not checked' },
  },
  {
    code: 'shanghai-financial-centre', kind: 'local-regulation', status: 'in-force',
    title: { zh: '上海市推进国际金融中心建设条例', en: 'Shanghai Regulation on Building an International Financial Centre' },
    issuedOn: '2024-08-22', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '第四十一条：配合中央金融管理部门在沪机构开展金融科技创新试点', en: 'Art. 41: the city supports the central authorities’ offices in running fintech pilots' },
  },
  {
    code: 'shanghai-data', kind: 'local-regulation', status: 'in-force',
    title: { zh: '上海市数据条例', en: 'Shanghai Data Regulation' },
    issuedOn: '2021-11-25', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '第七十二至七十七条：长三角数据合作', en: 'Arts. 72–77 on data in the Delta' },
  },
  {
    code: 'shanghai-demonstration-area', kind: 'local-regulation', status: 'in-force',
    title: { zh: '上海市促进长三角生态绿色一体化发展示范区高质量发展条例', en: 'Shanghai Regulation on the Delta Demonstration Area' },
    issuedOn: '2024-09-27', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '江苏、浙江同文立法凭一般知识，未取得文本', en: 'That Jiangsu and Zhejiang passed the same text is from general knowledge; the texts were not found' },
  },
  {
    code: 'zhejiang-local-finance', kind: 'local-regulation', status: 'in-force',
    title: { zh: '浙江省地方金融条例', en: 'Zhejiang Local Finance Regulation' },
    issuedOn: '2020-05-15', inForceFrom: null, inForceTo: null,
    certainty: 'read', source: 'github.com/LawRefBook/Laws@2f4c5c2',
    unsure: { zh: '第三十八条：支持合规的金融科技创新；江苏、安徽的相应条例未找到', en: 'Art. 38 supports compliant fintech innovation; the acts of Jiangsu and Anhui were not found' },
  },
  {
    code: 'gdpr', kind: 'foreign', status: 'in-force',
    title: { zh: '欧盟《通用数据保护条例》(EU) 2016/679', en: 'General Data Protection Regulation (EU) 2016/679' },
    issuedOn: '2016-04-27', inForceFrom: '2018-05-25', inForceTo: null,
    certainty: 'found', source: 'https://gdprhub.eu/Article_66_GDPR',
    unsure: { zh: '仅作参照：第60条第6款的“逾期视为同意”不采用', en: 'For analogy only: that silence is consent (art. 60(6)) is not taken over' },
  },
  {
    code: 'mica-its', kind: 'foreign', status: 'in-force',
    title: { zh: '欧盟委员会实施条例 (EU) 2024/2545', en: 'Commission Implementing Regulation (EU) 2024/2545' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'https://springlex.netlify.app',
    unsure: { zh: '仅作参照', en: 'For analogy only' },
  },
  {
    code: 'rasff', kind: 'foreign', status: 'in-force',
    title: { zh: '欧盟委员会实施条例 (EU) 2019/1715', en: 'Commission Implementing Regulation (EU) 2019/1715' },
    issuedOn: null, inForceFrom: null, inForceTo: null,
    certainty: 'found', source: 'https://gesetze.legal/eu/vo_eu_2019_1715/24',
    unsure: { zh: '仅作参照', en: 'For analogy only' },
  },
];
