import { story } from '../telling/story-teller.js';

/** From the first draft to acceptance, and the ways out before it. */
export const submissionStories = [
  story(
    'draft',
    {
      name: '演示：跨境贸易单据智能核验服务',
      scene: '外贸企业提交单据后系统比对要素，疑点由单证员复核。',
      firm: 'bank-31',
      technology: 'artificialIntelligence',
    },
    8,
    (s) => s.draft().wait(3).saves(),
  ),
  story(
    'draft-discarded',
    {
      name: '演示：沿街商户语音收款助手',
      scene: '商户以语音查询到账情况，交易明细可随时关闭播报。',
      firm: 'payment-32',
      technology: 'naturalLanguage',
    },
    12,
    (s) => s.draft().wait(1).saves().wait(4).discard(),
  ),
  story(
    'signing-waits-for-branch',
    {
      name: '演示：供应链票据可信流转平台',
      scene: '核心企业与供应商在同一账本上确认应付账款，分行据此融资。',
      firm: 'technology-33',
      technology: 'blockchain',
    },
    3,
    (s) => s.upTo.signing().wait(1).attestLead(),
  ),
  story(
    'signing-refused-once',
    {
      name: '演示：企业用电数据授信辅助产品',
      scene: '经企业授权，分行以密文查询用电趋势，辅助贷前调查。',
      firm: 'technology-34',
      technology: 'homomorphicEncryption',
    },
    2,
    (s) =>
      s.upTo
        .signing()
        .wait(1)
        .attestLead()
        .refuseToSign('补偿责任的分担比例须先修改合作协议。')
        .wait(4)
        .seal()
        .wait(1)
        .attestLead()
        .attestPartner(),
  ),
  story(
    'screening',
    {
      name: '演示：水产养殖物联网信贷服务',
      scene: '养殖户授权传感数据，银行据以核定额度，信贷员上门复核。',
      firm: 'rural-bank-32',
      technology: 'internetOfThings',
    },
    1,
    (s) => s.upTo.screening(),
  ),
  story(
    'correction',
    {
      name: '演示：园区企业一站式开户服务',
      scene: '企业在政务窗口授权共享登记信息，银行远程完成开户审核。',
      firm: 'bank-32',
      technology: 'digitalIdentity',
    },
    4,
    (s) =>
      s.upTo
        .screening()
        .wait(2)
        .correct([
          { pointer: '/complaints/handling', reason: 'incomplete', text: '未说明与投诉事项有关人员的回避安排。' },
          { pointer: '/risk/emergency/drilledOn', reason: 'outdated', text: '应急演练记录须为最近十二个月内。' },
        ])
        .wait(1)
        .served('correction'),
  ),
  story(
    'correction-lapsed',
    {
      name: '演示：商圈停车无感支付服务',
      scene: '车主经单独同意后以车牌代扣停车费，可随时解约。',
      firm: 'payment-33',
      technology: 'biometrics',
    },
    6,
    (s) =>
      s.upTo
        .screening()
        .wait(1)
        .correct([{ pointer: '/service/alternativePath', reason: 'incomplete', text: '须说明不使用生物特征的缴费方式。' }])
        .wait(1)
        .served('correction')
        .wait(16)
        .rests('lapsed'),
  ),
  story(
    'corrected-and-accepted',
    {
      name: '演示：科创企业专利价值评估服务',
      scene: '银行以知识图谱辅助评估专利质押价值，评估师签字确认。',
      firm: 'bank-34',
      technology: 'knowledgeGraph',
    },
    2,
    (s) =>
      s.upTo
        .screening()
        .wait(2)
        .correct([{ pointer: '/complaints/handling', reason: 'incomplete', text: '请补充答复时限与留档年限。' }])
        .wait(1)
        .served('correction')
        .wait(5)
        .resubmit((content) => {
          content.complaints.handling = '统一登记，专人调查，十五日内书面答复并留档五年；与事项有关的人员回避。';
        })
        .wait(2)
        .accept({ shared: true })
        .claimsInterest('32', '牵头机构在本省设有分行，拟同步关注。')
        .wait(1)
        .assign('legality', 'risk', 'consumer'),
  ),
  story(
    'redirected',
    {
      name: '演示：私募基金份额质押登记服务',
      scene: '份额持有人申请质押，登记结果供银行查询。',
      firm: 'technology-31',
      technology: 'smartContract',
    },
    9,
    (s) => s.upTo.screening().wait(2).redirect('资本市场金融科技创新试点', '业务属资本市场创新试点的范围，建议向相应窗口提出。'),
  ),
  story(
    'deemed-accepted',
    {
      name: '演示：乡村振兴数字信用村服务',
      scene: '村级信用信息经农户授权后用于小额信贷，村务公开栏同步说明。',
      firm: 'rural-bank-34',
      technology: 'federatedLearning',
    },
    2,
    (s) => s.upTo.screening().wait(6).rests('review'),
  ),
  story(
    'out-of-scope',
    { name: '演示：会员积分通兑平台', scene: '多家商户会员积分相互兑换，不涉及资金结算。', firm: 'payment-31', technology: 'blockchain' },
    3,
    (s) => s.upTo.screening().wait(2).outOfScope('scope.not-fintech', '积分通兑不属于金融服务，建议以普通商业合作开展。'),
  ),
];
