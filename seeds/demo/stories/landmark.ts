import { story } from '../telling/story-teller.js';
import { CAP, QUARTERLY, REASONS, notRecognised, recognised, withConditions } from '../telling/words.js';

/** The four that are shown first: modelled on documented courses, fictional in every name and word. */
export const landmarkStories = [
  // All four provinces are asked; one never answers and is left out.
  story(
    'four-provinces-one-silent',
    {
      name: '演示：长三角小微企业跨域征信服务',
      scene: '小微企业授权后，四地数据以多方安全计算联合核验，银行据此核定流动资金贷款。',
      firm: 'bank-31',
      technology: 'multiPartyComputation',
      area: ['31', '32', '33', '34'],
    },
    12,
    (s) =>
      s.upTo
        .review({ shared: true })
        .claimsInterest('34', '本省有同类服务在建，提出关注。')
        .passLanes()
        .releasePackage()
        .answers({ '32': recognised, '33': withConditions(CAP, QUARTERLY) })
        .silence()
        .rests('panel.convening')
        .holdPanel('conditions')
        .acceptConditions()
        .holdNotice()
        .rests('decision.proposing')
        .register()
        .wait(3)
        .start(),
  ),
  // A company without a licence, with a bank's branch whose home supervisor is asked as well.
  story(
    'joint-technology-with-branch',
    {
      name: '演示：企业数据密文融合贷前查询产品',
      scene: '客户经理以密文查询企业缴费与用工汇总，企业不再重复提交材料。',
      firm: 'technology-31',
      technology: 'homomorphicEncryption',
      area: ['31', '32'],
    },
    8,
    (s) =>
      s.upTo
        .screening()
        .wait(2)
        .correct([{ pointer: '/risk/points/0/threshold', reason: 'incorrect', text: '阈值须与监测指标口径一致。' }])
        .wait(1)
        .served('correction')
        .wait(4)
        .resubmit((content) => {
          content.risk.points[0]!.threshold = '连续三日高于0.05%';
        })
        .attestPartner()
        .wait(2)
        .accept()
        .passLanes()
        .releasePackage()
        .answers({ '32': recognised })
        .holdPanel()
        .wait(1)
        .proposeRedactions()
        .wait(1)
        .publish()
        .wait(2)
        .comment('演示市民甲', '密文查询是否会留下企业的查询痕迹？希望说明保存期限。')
        .noticeEnds()
        .answerComments('查询留痕只供审计，保存三年，企业可在应用内查看，不向第三方提供。')
        .wait(1)
        .register(),
  ),
  // Villagers object in the public notice, the objection is upheld, the risk lane begins anew.
  story(
    'rural-objection-upheld',
    {
      name: '演示：稻麦种植户遥感授信服务',
      scene: '以遥感影像核实种植面积与长势，信贷员复核后核定生产贷款额度。',
      firm: 'rural-bank-33',
      technology: 'satellite',
      area: ['33'],
    },
    2,
    (s) =>
      s.upTo
        .notice({ panel: true })
        .wait(1)
        .proposeRedactions()
        .wait(1)
        .publish()
        .wait(2)
        .comment('演示村民乙', '影像把我家轮作的地认成撂荒，去年就因此少贷，请先改好再用。')
        .wait(1)
        .comment('演示合作社丙', '梯田小地块在影像上分不清，建议明确人工复核的办法。')
        .noticeEnds()
        .wait(2)
        .uphold(['risk'], '两条意见反映影像误判轮作与小地块，风险评估未覆盖，异议成立。')
        .wait(1)
        .assign('risk'),
  ),
  // The plan breaks the rules of the only provinces it would serve: no area is left.
  story(
    'no-area-left',
    {
      name: '演示：跨省预付卡资金归集服务',
      scene: '连锁商户的预付资金归集到一地账户，向两省持卡人退款。',
      firm: 'payment-31',
      technology: 'cloud',
      area: ['32', '33'],
    },
    6,
    (s) =>
      s.upTo
        .consulting()
        .answers({
          '32': notRecognised('预付资金须在本省存管，方案将其归集到外省，与现行规则冲突。'),
          '33': notRecognised('与本省单用途预付卡资金管理要求冲突，且未提出本地存管方案。'),
        })
        .wait(1)
        .rests('decision.proposing')
        .conclusion({ outcome: 'decline', reasonCode: REASONS.criterionNoArea }, '征求意见后两省均不予认可，已无可实施区域。')
        .wait(1)
        .served('declined'),
  ),
];
