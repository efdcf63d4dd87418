import type { FieldRow } from './reference-data.js';

const field = (code: string, planItem: FieldRow['planItem'], zh: string, en: string, zhExamples: string, enExamples: string): FieldRow => ({
  code,
  name: { zh, en },
  planItem,
  examples: { zh: zhExamples, en: enExamples },
});

/** The fields of application of the plan's items 4 to 9; the codes are the declaration's. */
// prettier-ignore
export const fields: readonly FieldRow[] = [
  field('realEconomy', 4, '服务实体经济与普惠金融', 'Real economy and inclusive finance', '智慧小微纳税快捷贷、贸易融资智慧审核系统、长护险智慧结算服务', 'Quick loans on tax records for small firms, smart checking of trade finance, settlement of long-term care insurance'),
  field('agriculture', 4, '农业与农村金融', 'Agriculture and rural finance', '大数据绿色农业', 'Green agriculture with big data'),
  field('market', 5, '金融市场', 'Financial markets', '标准仓单交易、票据交易全流程数字化、民营企业债券融资支持工具、新一代证券登记结算', 'Trade in standard warehouse receipts, digital bill trading, bond support for private firms, a new generation of securities settlement'),
  field('regtech', 5, '监管科技', 'Supervisory technology', '科创板上市审核、市场监察、上市公司监管', 'Listing review on the STAR market, market surveillance, supervision of listed companies'),
  field('payment', 6, '支付结算', 'Payment and settlement', '人民币跨境支付系统（CIPS）、生物识别支付、智能穿戴设备支付、外籍人士移动支付', 'The cross-border system CIPS, biometric payment, payment by wearables, mobile payment for foreigners'),
  field('smartBank', 7, '智慧银行', 'Smart banking', '生物识别、智能语音交互、情景感知；密码识别、隐私计算、远程开户', 'Biometrics, voice, awareness of context; cryptographic identification, privacy computing, opening accounts remotely'),
  field('credit', 7, '企业信贷与信用评价', 'Corporate lending and credit evaluation', '社会信用体系、企业信贷流程和信用评价模型', 'The social credit system, processes of corporate lending and models of credit evaluation'),
  field('investment', 8, '智能投资管理', 'Smart investment management', '投资者风险承受能力与收益目标识别；智能合约、数据标签、自然语言处理', 'Knowing an investor’s tolerance of risk and aims; smart contracts, data labels, natural language'),
  field('insurance', 9, '保险产品服务创新', 'Insurance', '物联网、机器学习；“互联网＋医疗健康＋保险”；区块链承保、核保、定损、理赔', 'Internet of things, machine learning; health insurance on the internet; blockchain in underwriting, assessment and claims'),
];
