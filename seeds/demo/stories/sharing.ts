import { story } from '../telling/story-teller.js';
import { CAP, abstained, notRecognised, objected, recognised, withConditions } from '../telling/words.js';

/** Packages drafted, sent and answered, lost on the way, withdrawn or expired. */
export const sharingStories = [
  story(
    'package-drafting',
    {
      name: '演示：制造业设备融资租赁监测服务',
      scene: '租赁设备回传开工数据，异常时提示客户经理上门。',
      firm: 'bank-32',
      technology: 'internetOfThings',
      area: ['32', '34'],
    },
    1,
    (s) => s.upTo.reviewed().wait(1).submitPackage().wait(1).sendBack('请说明向安徽提供第三级数据的必要性，并缩小披露范围。'),
  ),
  story(
    'package-in-review',
    {
      name: '演示：海岛渔民远程开户服务',
      scene: '渔民在渔港网点经单独同意完成身份核验，外出期间可语音办理。',
      firm: 'rural-bank-33',
      technology: 'biometrics',
      area: ['33', '31'],
    },
    1,
    (s) => s.upTo.reviewed().wait(1).submitPackage(),
  ),
  story(
    'consulting-just-sent',
    {
      name: '演示：长江航运电子运单融资服务',
      scene: '承运人凭电子运单申请运费融资，收货确认后还款。',
      firm: 'bank-31',
      technology: 'blockchain',
      area: ['31', '32', '33', '34'],
    },
    1,
    (s) => s.upTo.consulting().wait(2).opens('32').opens('34').acknowledges('34'),
  ),
  story(
    'consulting-being-answered',
    {
      name: '演示：新能源车电池残值评估服务',
      scene: '以电池运行数据评估残值，用于二手车贷款定价。',
      firm: 'technology-34',
      technology: 'federatedLearning',
      area: ['34', '31', '32', '33'],
    },
    1,
    (s) =>
      s.upTo
        .consulting()
        .wait(2)
        .takesUp('31', '32', '33')
        .wait(3)
        .prepares('31', recognised)
        .signs('31', recognised)
        .prepares('32', withConditions(CAP))
        .asksForMore('33', '请补充电池数据的取得授权样本。', '跨省传输采用何种加密？'),
  ),
  story(
    'consulting-partly-answered',
    {
      name: '演示：异地就医费用垫付服务',
      scene: '参保人异地住院时由银行垫付预缴金，结算后多退少补。',
      firm: 'bank-32',
      technology: 'trustedExecution',
      area: ['31', '32', '33', '34'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .wait(2)
        .takesUp('31', '33', '34')
        .wait(4)
        .prepares('31', withConditions(CAP))
        .prepares('33', notRecognised('本省已有财政主导的同类安排，暂不需要。', 'criterion.needs-regulator'))
        .wait(1)
        .signs('31', withConditions(CAP))
        .signs('33', notRecognised('')),
  ),
  story(
    'consulting-with-abstention',
    {
      name: '演示：跨境电商退税款融资服务',
      scene: '电商企业凭退税申报数据申请短期融资，退税到账后归还。',
      firm: 'bank-33',
      technology: 'bigData',
      area: ['31', '32', '33', '34'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .wait(2)
        .takesUp('31', '32', '34')
        .wait(4)
        .prepares('31', abstained)
        .prepares('32', objected('退税数据的使用授权未含外省机构。', '演示税务数据使用约定第四条'))
        .wait(1)
        .signs('31', abstained)
        .signs('32', objected('', '')),
  ),
  story(
    'withdrawn-while-consulting',
    {
      name: '演示：区域票据行情智能撮合服务',
      scene: '企业挂出贴现需求，系统给出参考报价，交易员确认。',
      firm: 'technology-34',
      technology: 'artificialIntelligence',
      area: ['34', '31', '33'],
    },
    14,
    (s) => s.upTo.consulting().wait(2).takesUp('31', '33').wait(2).withdraw('合作分行调整业务计划，撤回后修改。'),
  ),
  story(
    'disclosure-expired',
    {
      name: '演示：展会商户聚合收款服务',
      scene: '展会期间临时商户快速开通收款，展会结束即关闭。',
      firm: 'payment-31',
      technology: 'cloud',
      area: ['31', '33'],
    },
    1,
    (s) =>
      s.upTo
        .reviewed()
        .releasePackage({ expiresInDays: 8 })
        .wait(2)
        .takesUp('33')
        .wait(7)
        .rests('panel.convening')
        .rests('expired', s.packageCase()),
  ),
  story(
    'peer-outage',
    {
      name: '演示：城际通勤一码通支付服务',
      scene: '乘客以同一乘车码换乘两地公交，费用合并结算。',
      firm: 'payment-31',
      technology: 'digitalIdentity',
      area: ['31', '34'],
    },
    3,
    (s) =>
      s.upTo
        .reviewed()
        .releasePackage({ lost: { '34': 'SENT' } })
        .wait(1)
        .outage('34', '电子政务外网割接，预计一周恢复。'),
  ),
  story(
    'served-by-letter-next',
    {
      name: '演示：农资经销商赊销信用服务',
      scene: '经销商授权进销存数据，银行按作物周期核定赊销额度。',
      firm: 'rural-bank-32',
      technology: 'bigData',
      area: ['32', '34'],
    },
    2,
    (s) =>
      s.upTo
        .reviewed()
        .releasePackage({ lost: { '34': 'SENT' } })
        .wait(3)
        .rests('letter', s.legCase('34')),
  ),
  story(
    'messages-on-the-way',
    {
      name: '演示：高校科研经费智能报销服务',
      scene: '发票与合同自动核对，疑点退回经办人说明。',
      firm: 'bank-34',
      technology: 'naturalLanguage',
      area: ['34', '31', '32'],
    },
    1,
    (s) => s.upTo.reviewed().releasePackage({ lost: { '31': 'SENT', '32': 'DELIVERED' } }),
  ),
];
