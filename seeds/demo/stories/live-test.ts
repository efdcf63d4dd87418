import { story } from '../telling/story-teller.js';

/** Registered, under test, evaluated, ended. */
export const liveTestStories = [
  story(
    'registered-extended',
    {
      name: '演示：医保电子处方流转支付服务',
      scene: '患者凭电子处方在定点药房取药，个人自付部分在线结算。',
      firm: 'payment-34',
      technology: 'digitalIdentity',
    },
    3,
    (s) => s.upTo.registered().wait(20).act('pbc-anhui.head', 'EXTEND_REGISTRATION', { reason: '定点药房系统改造延期。' }, 'registered'),
  ),
  story(
    'suspended-today',
    {
      name: '演示：小商品外贸结汇便利服务',
      scene: '个体经营者凭订单在线结汇，单笔限额内自动审核。',
      firm: 'bank-31',
      technology: 'artificialIntelligence',
    },
    20,
    (s) => s.upTo.live().suspend('whole', '监测发现结汇重复扣款三笔，先行暂停。', 5),
  ),
  story(
    'suspended-confirmed-with-change',
    { name: '演示：共享充电宝押金存管服务', scene: '押金由银行存管，归还后即时退回。', firm: 'payment-32', technology: 'cloud' },
    4,
    (s) =>
      s.upTo
        .live()
        .wait(15)
        .requestChange('增加地铁站点投放，仍在原服务区域内。')
        .wait(4)
        .suspend('whole', '押金对账差异超过阈值。')
        .confirmSuspension('差异属实，须查明原因并整改。'),
  ),
  story(
    'change-decided-resumed',
    {
      name: '演示：小微商户经营数据贷后预警服务',
      scene: '按周比对经营数据，提前一个月提示还款压力。',
      firm: 'bank-33',
      technology: 'bigData',
    },
    6,
    (s) =>
      s.upTo
        .live()
        .wait(20)
        .suspend('whole', '预警短信误发十二户。')
        .confirmSuspension('误发属实，未造成资金损失。')
        .wait(5)
        .resumeService('发送规则已修正并复测。')
        .wait(10)
        .requestChange('预警周期由按周改为按日。')
        .wait(6)
        .decideChange('accepted', '不扩大数据范围，同意。'),
  ),
  story(
    'evaluation-self',
    {
      name: '演示：乡镇卫生院药款结算服务',
      scene: '药款按验收单自动对账，财务人员确认后支付。',
      firm: 'rural-bank-33',
      technology: 'smartContract',
    },
    5,
    (s) => s.upTo.live().wait(60).applyCompletion(),
  ),
  story(
    'evaluation-audit',
    {
      name: '演示：茶叶质押仓单融资服务',
      scene: '质检入库后开立仓单，银行按品级折算放款。',
      firm: 'bank-34',
      technology: 'internetOfThings',
    },
    6,
    (s) => s.upTo.live().wait(60).applyCompletion().wait(3).assignAuditor().wait(5).selfAssessment(),
  ),
  story(
    'evaluation-experts',
    {
      name: '演示：中小学课后服务费监管支付',
      scene: '家长按课次缴费，资金按课时解付给机构。',
      firm: 'payment-31',
      technology: 'smartContract',
    },
    5,
    (s) => s.upTo.live().wait(55).applyCompletion().wait(6).selfAssessment().wait(8).audit(),
  ),
  story(
    'evaluation-confirming',
    {
      name: '演示：出口信用保险在线投保服务',
      scene: '出口企业提交订单后获得费率建议，核保员审定。',
      firm: 'bank-32',
      technology: 'knowledgeGraph',
    },
    4,
    (s) =>
      s.upTo
        .live({ panel: true })
        .wait(60)
        .applyCompletion()
        .wait(6)
        .selfAssessment()
        .wait(6)
        .audit()
        .wait(6)
        .expertEvaluation()
        .wait(2)
        .rework('请补充第三季度投诉明细。')
        .wait(5)
        .selfAssessment()
        .wait(5)
        .audit()
        .wait(4)
        .expertEvaluation(),
  ),
  story(
    'completed',
    {
      name: '演示：小微企业发票信用贷款服务',
      scene: '企业授权开票数据，银行在线核定额度，按日计息。',
      firm: 'technology-31',
      technology: 'multiPartyComputation',
    },
    10,
    (s) =>
      s.upTo
        .live({ panel: true })
        .wait(70)
        .applyCompletion()
        .wait(8)
        .selfAssessment()
        .wait(8)
        .audit()
        .wait(7)
        .expertEvaluation()
        .wait(5)
        .completes(),
  ),
  story(
    'exiting',
    { name: '演示：长租公寓租金托管服务', scene: '租金按月解付给房东，提前退租按日结清。', firm: 'bank-34', technology: 'smartContract' },
    7,
    (s) =>
      s.upTo
        .live()
        .wait(40)
        .act('bank-34.signatory', 'WITHDRAW', { reason: '业务规模不及预期，申请退出测试。' }, 'exiting')
        .wait(6)
        .prove('funds', 'users')
        .wait(2)
        .confirmProof('funds'),
  ),
  story(
    'exited-after-suspension',
    {
      name: '演示：跨境代购报关支付服务',
      scene: '代购订单合并申报并支付税费，凭证逐单可查。',
      firm: 'payment-33',
      technology: 'blockchain',
    },
    12,
    (s) =>
      s.upTo
        .live()
        .wait(25)
        .suspend('whole', '税费重复代扣未按期整改。')
        .confirmSuspension('经核查属实。')
        .wait(12)
        .orderExit('限期内未完成整改，责令退出。')
        .wait(10)
        .leave('exited'),
  ),
  story(
    'revoked-live-terminated',
    { name: '演示：短视频商户先享后付服务', scene: '商户以推广账单分期付款。', firm: 'payment-32', technology: 'artificialIntelligence' },
    18,
    (s) => s.upTo.live().wait(20).revoke('terminate.breach', '擅自扩大服务对象，违反声明书承诺。').wait(8).leave('terminated'),
  ),
  story(
    'planned-end-passed',
    {
      name: '演示：展馆票务退款保障服务',
      scene: '观众购票时可选退款保障，取消时即时退款。',
      firm: 'payment-34',
      technology: 'cloud',
      short: true,
    },
    3,
    (s) => s.upTo.live().wait(60).rests('exiting'),
  ),
];
