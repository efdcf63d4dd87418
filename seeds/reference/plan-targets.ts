import type { TargetRow } from './reference-data.js';

/** The targets of the plan's part three, for five years from 2020: 五个高地、一个试验区. A number stands only where the plan gives one («左右»: about). */
export const targets: readonly TargetRow[] = [
  {
    code: 'technology',
    name: { zh: '技术研发高地', en: 'High ground of research' },
    text: {
      zh: '加强大数据、人工智能、区块链、5G、量子计算等新兴技术研发攻关，支持芯片、算法、云计算等基础技术理论研究',
      en: 'Research in big data, artificial intelligence, blockchain, 5G and quantum computing; theory of chips, algorithms and cloud computing',
    },
    amount: null,
    unit: null,
  },
  {
    code: 'application',
    name: { zh: '创新应用高地', en: 'High ground of application' },
    text: {
      zh: '推动20家左右金融市场和总部型金融机构科技应用水平国际领先',
      en: 'About 20 financial markets and headquarters institutions lead internationally in applying technology',
    },
    amount: 20,
    unit: { zh: '家金融市场和总部型金融机构', en: 'financial markets and headquarters institutions' },
  },
  {
    code: 'industry',
    name: { zh: '产业集聚高地', en: 'High ground of industry' },
    text: {
      zh: '培育集聚20家左右具有国际知名度和影响力的金融科技龙头企业',
      en: 'About 20 leading fintech firms of international name and influence',
    },
    amount: 20,
    unit: { zh: '家金融科技龙头企业', en: 'leading fintech firms' },
  },
  {
    code: 'talent',
    name: { zh: '人才汇集高地', en: 'High ground of talent' },
    text: {
      zh: '加大金融科技人才培养引进力度，完善创新创业配套机制，优化人才居住生活环境',
      en: 'Training and attracting fintech talent, support for founding firms, better conditions of living',
    },
    amount: null,
    unit: null,
  },
  {
    code: 'standards',
    name: { zh: '标准形成高地', en: 'High ground of standards' },
    text: {
      zh: '培育50个左右创新性强、应用性广、示范性好的创新项目，形成一批“上海标准”',
      en: 'About 50 innovative, widely applicable, exemplary projects; a set of «Shanghai standards»',
    },
    amount: 50,
    unit: { zh: '个创新项目', en: 'innovative projects' },
  },
  {
    code: 'regulation',
    name: { zh: '监管创新试验区', en: 'Trial area of regulation' },
    text: {
      zh: '在沪开展创新监管试点；完善长三角监管协同，逐步推动长三角地区金融科技监管标准统一；健全风险防范机制，强化消费者（投资者）权益保护',
      en: 'Pilot regulation in Shanghai; supervision of the Delta brought together, its standards unified step by step; prevention of risk; protection of consumers and investors',
    },
    amount: null,
    unit: null,
  },
];
