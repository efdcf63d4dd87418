import { story } from '../telling/story-teller.js';
import { objected, recognised } from '../telling/words.js';

/** Objections: contested, revised, escalated, withdrawn. */
export const contestedStories = [
  story(
    'contested-with-late-answer',
    {
      name: '演示：中欧班列运费保险服务',
      scene: '货主在线投保班列延误险，以传感数据自动触发报案，人工核赔。',
      firm: 'bank-31',
      technology: 'smartContract',
      area: ['31', '32', '33', '34'],
    },
    3,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '32': objected('自动触发赔付的条款未经本省消保部门审查。', '演示条款样本第七页', 'objection.local-rule') })
        .silence()
        .rests('released.contested', s.packageCase())
        .wait(1)
        .prepares('34', recognised, 'late'),
  ),
  story(
    'revising',
    {
      name: '演示：生猪养殖活体抵押信贷服务',
      scene: '以电子耳标盘点存栏，防疫员签字后核定抵押额度。',
      firm: 'rural-bank-33',
      technology: 'internetOfThings',
      area: ['33', '34'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '34': objected('耳标数据由本省防疫系统产生，未见授权。', '演示防疫数据管理办法第九条') })
        .wait(1)
        .asksToRevise('请申请机构取得安徽防疫数据授权，或改用自有耳标。')
        .wait(1)
        .served('sharing.revising'),
  ),
  story(
    'revised-redrafting',
    {
      name: '演示：文旅消费信用免押服务',
      scene: '游客凭授权信用信息免押金租用设备，争议由平台先行处理。',
      firm: 'payment-32',
      technology: 'digitalIdentity',
      area: ['32', '33'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '33': objected('免押失败的申诉路径只留一个邮箱，不足以保护游客。', '演示用户协议第五条', 'criterion.consumer') })
        .wait(1)
        .asksToRevise('请补充申诉渠道与答复时限。')
        .wait(1)
        .served('sharing.revising')
        .wait(4)
        .revise((content) => {
          content.complaints.handling = '免押失败可电话、网点、应用内三种方式申诉，三个工作日内人工答复并留档三年。';
        }, 'sharing.awaitingSettlement'),
  ),
  story(
    'revised-in-review',
    {
      name: '演示：县域物流园仓储融资服务',
      scene: '仓储企业以视频与重量数据证明存货，银行动态调整额度。',
      firm: 'bank-34',
      technology: 'internetOfThings',
      area: ['34', '32'],
    },
    1,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '32': objected('视频采集范围包括工人休息区。', '演示现场照片说明', 'criterion.personal-information') })
        .wait(1)
        .asksToRevise('请缩小视频采集范围。')
        .wait(1)
        .served('sharing.revising')
        .wait(5)
        .revise((content) => {
          content.risk.points[0]!.measure = '摄像头只对准货位，休息区不采集；双人复核，异常时切换到人工盘点。';
        }, 'sharing.awaitingSettlement')
        .wait(2)
        .submitPackage({ then: 'redrafting' }),
  ),
  story(
    'escalated',
    {
      name: '演示：跨省公积金异地贷款核验服务',
      scene: '缴存职工授权后异地中心联网核验，银行据此受理购房贷款。',
      firm: 'bank-31',
      technology: 'trustedExecution',
      area: ['31', '32', '34'],
    },
    4,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '32': recognised, '34': objected('异地核验的数据级别高于本省获准共享的级别。', '演示数据分级目录第三项') })
        .wait(2)
        .escalates('两次沟通未达成一致，升级协商。')
        .wait(2)
        .refers('中国人民银行（演示：共同上级）', '就异地核验的数据级别请示。'),
  ),
  story(
    'settled',
    {
      name: '演示：园区企业绿色信贷核证服务',
      scene: '以能耗与排放数据核证贷款用途，第三方抽查。',
      firm: 'bank-32',
      technology: 'knowledgeGraph',
      area: ['32', '31', '33', '34'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .answers({
          '31': recognised,
          '33': recognised,
          '34': objected('核证机构在本省无资质备案。', '演示备案名录', 'objection.local-rule'),
        })
        .wait(3)
        .withdrawsObjection('34', '核证机构已提交备案，异议撤回。')
        .wait(1)
        .rests('panel.convening'),
  ),
  story(
    'material-revision-supersedes',
    {
      name: '演示：网约车司机灵活保障服务',
      scene: '司机按日投保，停运自动退保，理赔由人工核定。',
      firm: 'payment-33',
      technology: 'smartContract',
      area: ['33', '31'],
    },
    2,
    (s) =>
      s.upTo
        .consulting()
        .answers({ '31': objected('服务对象包括未满十八周岁的兼职人员。', '演示用户协议第二条', 'criterion.consumer') })
        .wait(1)
        .asksToRevise('请调整服务对象。')
        .wait(1)
        .served('sharing.revising')
        .wait(5)
        .revise((content) => {
          content.basics.scale.institutionCustomers = 3000;
          content.service.userGroups = ['microSmall', 'institutions'];
        }, 'review')
        .wait(1)
        .assign('legality', 'risk'),
  ),
];
