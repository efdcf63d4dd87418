import type { Options } from '../model/field-builders.js';

/** The four jurisdictions, by the first two digits of GB/T 2260. */
export const PROVINCES = {
  '31': ['上海', 'Shanghai'],
  '32': ['江苏', 'Jiangsu'],
  '33': ['浙江', 'Zhejiang'],
  '34': ['安徽', 'Anhui'],
} as const satisfies Options;

/** Home of a party: one of the four, or elsewhere in the country. */
export const HOMES = { ...PROVINCES, '00': ['四省市以外', 'Outside the four'] } as const satisfies Options;

/** Technologies of the plan's items 1 and 2 and of the public pilots. */
export const TECHNOLOGIES = {
  bigData: ['大数据', 'Big data'],
  artificialIntelligence: ['人工智能', 'Artificial intelligence'],
  blockchain: ['区块链', 'Blockchain'],
  smartContract: ['智能合约', 'Smart contracts'],
  distributedStorage: ['分布式存储', 'Distributed storage'],
  fiveG: ['5G 与移动互联网', '5G and mobile internet'],
  cloud: ['云计算与虚拟化', 'Cloud and virtualisation'],
  internetOfThings: ['物联网', 'Internet of things'],
  quantum: ['量子计算', 'Quantum computing'],
  multiPartyComputation: ['多方安全计算', 'Secure multi-party computation'],
  federatedLearning: ['联邦学习', 'Federated learning'],
  homomorphicEncryption: ['同态加密', 'Homomorphic encryption'],
  trustedExecution: ['可信执行环境与安全单元', 'Trusted execution and secure elements'],
  cryptography: ['加密技术', 'Cryptography'],
  biometrics: ['生物识别', 'Biometrics'],
  knowledgeGraph: ['知识图谱', 'Knowledge graphs'],
  naturalLanguage: ['自然语言处理与语音交互', 'Natural language and voice'],
  satellite: ['卫星遥感', 'Satellite remote sensing'],
  audioVideo: ['音视频', 'Audio and video'],
  digitalIdentity: ['分布式数字身份', 'Decentralised digital identity'],
  chip: ['芯片与低功耗服务器', 'Chips and low-power servers'],
  other: ['其他', 'Other'],
} as const satisfies Options;

/** Fields of application: the plan's items 4 to 9. */
export const FIELDS_OF_APPLICATION = {
  realEconomy: ['服务实体经济与普惠金融（第4条）', 'Real economy and inclusive finance (item 4)'],
  agriculture: ['农业与农村金融（第4条）', 'Agriculture and rural finance (item 4)'],
  market: ['金融市场（第5条）', 'Financial markets (item 5)'],
  regtech: ['监管科技（第5条）', 'Supervisory technology (item 5)'],
  payment: ['支付结算（第6条）', 'Payment and settlement (item 6)'],
  smartBank: ['智慧银行（第7条）', 'Smart banking (item 7)'],
  credit: ['企业信贷与信用评价（第7条）', 'Corporate lending and credit evaluation (item 7)'],
  investment: ['智能投资管理（第8条）', 'Smart investment management (item 8)'],
  insurance: ['保险（第9条）', 'Insurance (item 9)'],
} as const satisfies Options;

/** Places: 两城、一带、一港 of the plan's item 14, and elsewhere. */
export const PLACES = {
  lujiazui: ['陆家嘴金融城（应用示范城）', 'Lujiazui (city of application)'],
  zhangjiang: ['张江科学城（核心技术创新城）', 'Zhangjiang (city of core technology)'],
  yangpuRiverside: ['杨浦滨江（应用示范带）', 'Yangpu riverside (belt)'],
  northBund: ['北外滩（应用示范带）', 'North Bund (belt)'],
  bund: ['外滩金融集聚带（应用示范带）', 'Bund financial belt (belt)'],
  xuhuiRiverside: ['徐汇滨江（应用示范带）', 'Xuhui riverside (belt)'],
  lingang: ['临港新片区（创新试验港）', 'Lingang New Area (port of innovation)'],
  shanghaiOther: ['上海其他区域', 'Elsewhere in Shanghai'],
  jiangsu: ['江苏', 'Jiangsu'],
  zhejiang: ['浙江', 'Zhejiang'],
  anhui: ['安徽', 'Anhui'],
} as const satisfies Options;
