import { story } from '../telling/story-teller.js';
import { CAP, QUARTERLY, REASONS } from '../telling/words.js';

/** Panel, conditions, public notice, decision and remedy. */
export const decisionStories = [
  story(
    'panel-redrawn',
    {
      name: '演示：私立养老机构预收费监管服务',
      scene: '预收款进入监管账户，按月解付，家属可随时查询。',
      firm: 'bank-31',
      technology: 'smartContract',
    },
    2,
    (s) =>
      s.upTo
        .panel()
        .wait(1)
        .convene()
        .wait(1)
        .opine(1, 'panel.deliberating')
        .expertConflict(0, '曾任申请机构顾问。')
        .wait(1)
        .convene(1)
        .wait(1)
        .opine(0, 'panel.deliberating', 1),
  ),
  story(
    'panel-concluded',
    {
      name: '演示：纺织集群订单信用贷款服务',
      scene: '核对订单、水电与物流数据，按订单周期放款。',
      firm: 'technology-32',
      technology: 'federatedLearning',
    },
    1,
    (s) => s.upTo.panel().wait(1).convene().wait(3).opinions(),
  ),
  story(
    'conditions-to-accept',
    { name: '演示：民宿经营贷流水核验服务', scene: '经营者授权订单流水，淡旺季分别核定额度。', firm: 'bank-33', technology: 'bigData' },
    3,
    (s) =>
      s.upTo
        .panel({ assessments: { risk: { verdict: 'conditional', conditions: [CAP, QUARTERLY] } } })
        .holdPanel('conditions')
        .wait(1)
        .served('conditions'),
  ),
  story(
    'notice-preparing',
    {
      name: '演示：粮食收购资金闭环监管服务',
      scene: '收购资金按过磅单支付到农户，仓单同步登记。',
      firm: 'rural-bank-34',
      technology: 'blockchain',
    },
    2,
    (s) => s.upTo.notice().wait(1).proposeRedactions(),
  ),
  story(
    'notice-published',
    {
      name: '演示：社区老年人助餐补贴支付服务',
      scene: '老人刷卡或报号用餐，补贴实时结算，不使用手机也能办理。',
      firm: 'payment-31',
      technology: 'digitalIdentity',
    },
    1,
    (s) =>
      s.upTo
        .notice({ panel: true })
        .wait(1)
        .proposeRedactions()
        .wait(1)
        .publish()
        .wait(2)
        .comment('演示市民丁', '报号用餐如何防止冒用？希望保留纸质台账。')
        .wait(1)
        .comment('演示社区工作者戊', '支持，建议延长周末服务时间。'),
  ),
  story(
    'notice-answering',
    {
      name: '演示：外卖骑手工伤先行垫付服务',
      scene: '骑手受伤后由保险垫付急救费用，平台提供接单记录。',
      firm: 'payment-32',
      technology: 'trustedExecution',
    },
    2,
    (s) =>
      s.upTo
        .notice()
        .wait(1)
        .proposeRedactions()
        .wait(1)
        .publish()
        .wait(3)
        .comment('演示骑手己', '接单记录由平台单方提供，有异议时以谁为准？')
        .noticeEnds()
        .rests('notice.answering'),
  ),
  story(
    'notice-suspended-and-held-again',
    { name: '演示：菜市场摊贩流水授信服务', scene: '摊贩授权收款流水，市场管理方协助核实。', firm: 'rural-bank-31', technology: 'bigData' },
    2,
    (s) =>
      s.upTo
        .notice()
        .wait(1)
        .proposeRedactions()
        .wait(1)
        .publish()
        .wait(2)
        .hold('公示页面误列联系人电话，中止公示更正。')
        .wait(2)
        .resume('已更正，公示期重新计算。', 'notice.published')
        .wait(2),
  ),
  story(
    'overdue-decision',
    {
      name: '演示：高速服务区司机之家会员支付服务',
      scene: '货车司机以会员码享受停车、洗浴与加油优惠，账单合并。',
      firm: 'payment-34',
      technology: 'cloud',
    },
    1,
    (s) => s.upTo.decision().wait(12).rests('decision.proposing'),
  ),
  story(
    'remedy',
    {
      name: '演示：直播带货商户收单风控服务',
      scene: '识别刷单与异常退款，冻结前由专员电话核实。',
      firm: 'payment-33',
      technology: 'artificialIntelligence',
    },
    5,
    (s) =>
      s.upTo
        .review()
        .passLanes({ risk: { verdict: 'fail', reasonCode: REASONS.criterionSecurity } })
        .conclusion({ outcome: 'decline', reasonCode: REASONS.criterionSecurity }, '安全评估有两项未关闭的高风险漏洞。')
        .wait(1)
        .served('declined')
        .wait(6)
        .asksForReview('两项漏洞已于决定前修复，复测报告因邮寄延误未能附卷。'),
  ),
  story(
    'remedy-upheld',
    {
      name: '演示：校园周边商户聚合分期服务',
      scene: '面向高校周边商户的消费分期，额度不超过两千元。',
      firm: 'payment-31',
      technology: 'bigData',
    },
    10,
    (s) =>
      s.upTo
        .review()
        .passLanes({ consumer: { verdict: 'fail', reasonCode: REASONS.criterionConsumer } })
        .conclusion({ outcome: 'decline', reasonCode: REASONS.criterionConsumer }, '无法排除向在校学生提供分期，消费者权益保护审查未通过。')
        .wait(1)
        .served('declined')
        .wait(8)
        .asksForReview('承诺以年龄与学籍核验排除学生。')
        .wait(10)
        .hears('UPHOLD', '所称核验方案未在声明书中提出，原决定事实清楚，予以维持。'),
  ),
  story(
    'remedy-set-aside',
    {
      name: '演示：残障人士无障碍远程银行服务',
      scene: '以手语视频与读屏办理常用业务，可预约上门。',
      firm: 'bank-34',
      technology: 'naturalLanguage',
    },
    6,
    (s) =>
      s.upTo
        .review()
        .passLanes({ risk: { verdict: 'fail', reasonCode: REASONS.criterionSecurity } })
        .conclusion({ outcome: 'decline', reasonCode: REASONS.criterionSecurity }, '视频坐席系统的评估报告未覆盖备用链路。')
        .wait(1)
        .served('declined')
        .wait(5)
        .asksForReview('备用链路与主链路同一系统，报告第四章已覆盖。')
        .wait(12)
        .hears('SET_ASIDE', '报告第四章确已覆盖备用链路，原决定依据不足，撤销后重新办理。')
        .wait(2)
        .propose({ outcome: 'decline', reasonCode: 'criterion.declaration' }, '风险项结论未改，建议补正后另行申请。', 2),
  ),
  story(
    'more-conditions',
    {
      name: '演示：废旧物资回收户收款授信服务',
      scene: '回收户凭过磅与收款记录申请周转贷款。',
      firm: 'rural-bank-32',
      technology: 'internetOfThings',
    },
    2,
    (s) =>
      s.upTo
        .decision()
        .conclusion({ outcome: 'more-conditions', conditions: [CAP] }, '首年规模应设上限。')
        .wait(1)
        .served('conditions')
        .wait(1)
        .act('rural-bank-32.signatory', 'ACCEPT_CONDITIONS', {}, 'decision.proposing'),
  ),
];
