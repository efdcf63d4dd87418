import { story } from '../telling/story-teller.js';
import { REASONS } from '../telling/words.js';

/** Three lanes of review beside each other, a conflict, a hold, a party that leaves. */
export const reviewStories = [
  story(
    'lanes-one',
    {
      name: '演示：医疗费用信用后付服务',
      scene: '患者授权后先诊疗后付费，银行垫付并逐笔提示。',
      firm: 'bank-31',
      technology: 'trustedExecution',
    },
    1,
    (s) =>
      s.upTo
        .review({ shared: true })
        .wait(1)
        .assign('legality', 'risk', 'consumer')
        .wait(2)
        .ask('risk', '请说明垫付余额的峰值测算依据。', '请补充可信执行环境的远程证明报告。')
        .wait(1)
        .opensRequest('risk')
        .assess('consumer'),
  ),
  story(
    'lanes-two',
    { name: '演示：建筑工人工资代发监管服务', scene: '工资专户按考勤代发，工人可随时查询与申诉。', firm: 'bank-32', technology: 'bigData' },
    1,
    (s) =>
      s.upTo
        .review()
        .wait(1)
        .assign('legality', 'risk', 'consumer')
        .wait(2)
        .ask('legality', '考勤数据由哪一方取得劳动者同意？')
        .wait(1)
        .opensRequest('legality')
        .wait(1)
        .assess('risk'),
  ),
  story(
    'lanes-three',
    { name: '演示：城市商铺租金分期服务', scene: '商户凭租约与流水申请分期，退租即止付。', firm: 'payment-33', technology: 'bigData' },
    1,
    (s) =>
      s.upTo
        .review({ shared: true })
        .passLane('risk')
        .assign('legality', 'consumer')
        .wait(2)
        .ask('consumer', '退租后已付分期如何处理？', '请提供告知页面截图。')
        .wait(1)
        .opensRequest('consumer')
        .wait(3)
        .grantsTime('consumer', '机构称截图须由总行法务确认，准予延长。')
        .assess('legality'),
  ),
  story(
    'lane-returned',
    {
      name: '演示：退休人员养老理财问答服务',
      scene: '以方言问答解释养老储蓄产品，不推荐具体产品。',
      firm: 'bank-34',
      technology: 'naturalLanguage',
    },
    1,
    (s) =>
      s.upTo
        .review()
        .passLane('legality')
        .assign('risk', 'consumer')
        .wait(2)
        .ask('risk', '低置信度转人工的阈值如何确定？')
        .wait(1)
        .opensRequest('risk')
        .wait(2)
        .replies('risk', '阈值取百分之八十五，按月复核并留存样本。')
        .wait(1)
        .assess('risk')
        .wait(1)
        .reject('risk', '未说明方言样本的覆盖面，请补充后再报。'),
  ),
  story(
    'overdue-lane',
    {
      name: '演示：二手房交易资金存管服务',
      scene: '买卖双方资金在存管账户冻结，过户完成后划付。',
      firm: 'bank-32',
      technology: 'smartContract',
    },
    1,
    (s) =>
      s.upTo
        .review()
        .wait(1)
        .passLane('legality')
        .assign('risk', 'consumer')
        .wait(3)
        .assess('consumer')
        .wait(1)
        .approve('consumer')
        .wait(4)
        .extendReview('合约形式化检查报告篇幅较大，准予延长十个工作日。')
        .wait(4)
        .rests('review.risk.assessing'),
  ),
  story(
    'conflict-declared',
    {
      name: '演示：商业保理应收账款确权服务',
      scene: '买方在线确认应付账款，保理商据此放款。',
      firm: 'technology-31',
      technology: 'blockchain',
    },
    1,
    (s) =>
      s.upTo
        .review()
        .wait(1)
        .assign('legality', 'risk', 'consumer')
        .wait(1)
        .conflict('legality', '两年前曾为申请机构出具法律意见。')
        .wait(1)
        .assign('legality')
        .wait(3)
        .assess('legality'),
  ),
  story(
    'failed-lane',
    {
      name: '演示：社区团购先享后付服务',
      scene: '居民在社区团购平台先收货后付款，额度小于一千元。',
      firm: 'payment-33',
      technology: 'artificialIntelligence',
    },
    2,
    (s) =>
      s.upTo
        .review()
        .passLanes({ consumer: { verdict: 'fail', reasonCode: REASONS.criterionConsumer } })
        .rests('decision.proposing')
        .propose({ outcome: 'decline', reasonCode: REASONS.criterionConsumer }, '消费者权益保护审查未通过，未说明误判后的更正途径。'),
  ),
  story(
    'on-hold',
    {
      name: '演示：车险理赔图像定损服务',
      scene: '车主上传照片，系统给出定损建议，定损员确认。',
      firm: 'bank-31',
      technology: 'artificialIntelligence',
    },
    5,
    (s) =>
      s.upTo
        .review()
        .wait(1)
        .assign('legality', 'risk', 'consumer')
        .wait(2)
        .hold('相关行业技术规范正在修订，须待其发布。')
        .wait(12)
        .extendHold('规范仍在征求意见，延长一次。'),
  ),
  story(
    'hold-over-deferred',
    {
      name: '演示：数字藏品托管登记服务',
      scene: '登记数字藏品权属变动，供司法查询。',
      firm: 'technology-33',
      technology: 'digitalIdentity',
    },
    10,
    (s) =>
      s.upTo
        .review()
        .wait(2)
        .hold('权属登记的上位规则正在制定。')
        .wait(21)
        .rests('decision.proposing')
        .conclusion({ outcome: 'defer' }, '中止期满规则仍未出台，暂缓办理，规则出台后可另行申请。'),
  ),
  story(
    'partner-leaves',
    {
      name: '演示：茶园估产信贷服务',
      scene: '以遥感估算茶园产量，授信由客户经理实地复核。',
      firm: 'rural-bank-34',
      technology: 'satellite',
    },
    2,
    (s) =>
      s.upTo
        .review()
        .passLane('legality')
        .wait(1)
        .partnerLeaves('本公司调整业务方向，退出本应用，影像改由银行自行采购。', 'review')
        .wait(1)
        .assign('risk', 'consumer'),
  ),
  story(
    'transferred-to-ningbo',
    {
      name: '演示：港口集卡司机运费结算服务',
      scene: '司机完成派单后当日结算运费，争议可人工复核。',
      firm: 'payment-33',
      technology: 'smartContract',
    },
    1,
    (s) =>
      s.upTo
        .screening()
        .wait(1)
        .transferTo('ningbo', '申请机构与服务对象均在宁波，移送宁波市分行办理。', 'screening')
        .accept()
        .assign('legality', 'risk', 'consumer')
        .wait(1)
        .assess('legality')
        .assess('risk')
        .assess('consumer')
        .wait(1)
        .approve('legality')
        .approve('risk')
        .approve('consumer', 'sharing.claims'),
  ),
];
