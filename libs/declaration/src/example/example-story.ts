import type { ExampleVariant } from './example-parties.js';

interface Technology {
  readonly rid: string;
  readonly code: string;
  readonly purpose: string;
  readonly algorithm: string;
}

interface Story {
  readonly name: string;
  readonly kind: 'financialService' | 'technologyProduct';
  readonly fieldsOfApplication: readonly string[];
  readonly scene: string;
  readonly functions: string;
  readonly technologies: readonly Technology[];
  readonly userGroups: readonly string[];
  readonly individualCustomers: number;
  readonly specialGroups: readonly string[];
  readonly alternativePath?: string;
  readonly dataItem: { readonly name: string; readonly level: string; readonly personalClass: string };
  /** Owner of development and of the data; the licensed party owns the rest. */
  readonly builder: string;
  readonly licensed: string;
}

/** The words of the three stories. All fictional. */
export const STORIES: Readonly<Record<ExampleVariant, Story>> = {
  financialService: {
    name: '演示：基于多方安全计算的小微企业融资服务',
    kind: 'financialService',
    fieldsOfApplication: ['realEconomy', 'credit'],
    scene: '小微企业在线申请流动资金贷款，银行在各方原始数据不出域的前提下核验其经营状况。',
    functions: '在线申请、联合核验、授信审批、放款与还款。',
    technologies: [
      {
        rid: 't1',
        code: 'multiPartyComputation',
        purpose: '在原始数据不出域的前提下联合计算企业经营指标。',
        algorithm: '秘密分享协议，半诚实模型，三方参与。',
      },
      {
        rid: 't2',
        code: 'bigData',
        purpose: '汇总开票与结算数据，形成经营画像。',
        algorithm: '梯度提升树，输入四十个特征，输出评分与主要原因。',
      },
    ],
    userGroups: ['microSmall'],
    individualCustomers: 0,
    specialGroups: [],
    dataItem: { name: '企业开票与结算信息', level: '3', personalClass: 'none' },
    builder: 'p1',
    licensed: 'p1',
  },
  jointTechnology: {
    name: '演示：基于同态加密的数据融合产品',
    kind: 'technologyProduct',
    fieldsOfApplication: ['smartBank', 'credit'],
    scene: '银行客户经理在贷前尽调中使用密文查询，减少企业重复提交材料。',
    functions: '密文查询、结果解密、查询留痕。',
    technologies: [
      {
        rid: 't1',
        code: 'homomorphicEncryption',
        purpose: '对密文直接计算，查询方看不到原始数据。',
        algorithm: 'CKKS 近似同态加密，参数按公开文献选取。',
      },
    ],
    userGroups: ['microSmall', 'institutions'],
    individualCustomers: 0,
    specialGroups: [],
    dataItem: { name: '企业用电与社保缴纳汇总', level: '3', personalClass: 'none' },
    builder: 'p1',
    licensed: 'p2',
  },
  ruralFinance: {
    name: '演示：基于卫星遥感的农户信贷服务',
    kind: 'financialService',
    fieldsOfApplication: ['agriculture', 'realEconomy'],
    scene: '种植户申请生产贷款，银行以遥感影像核实种植面积与长势，减少上门核查。',
    functions: '地块确认、遥感核验、额度测算、放款与还款提醒。',
    technologies: [
      { rid: 't1', code: 'satellite', purpose: '识别作物种类与种植面积。', algorithm: '多时相影像分割模型，每旬更新。' },
      {
        rid: 't2',
        code: 'artificialIntelligence',
        purpose: '测算授信额度，由信贷员复核。',
        algorithm: '线性评分卡，十二个特征，逐项可解释。',
      },
    ],
    userGroups: ['individuals', 'microSmall'],
    individualCustomers: 20_000,
    specialGroups: ['farmers', 'elderly'],
    alternativePath: '农户可到任一网点由信贷员当面办理，不要求使用手机应用。',
    dataItem: { name: '农户身份与地块信息', level: '4', personalClass: 'C2' },
    builder: 'p2',
    licensed: 'p1',
  },
};
