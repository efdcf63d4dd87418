import { group, line, prose, someOf } from '../model/field-builders.js';

/** What 消费者权益保护法 art. 28 asks to be told, and two statements a test needs. */
export const AGREEMENT_ITEMS = {
  address: ['经营地址', 'Business address'],
  contact: ['联系方式', 'Contact'],
  quality: ['数量和质量', 'Quantity and quality'],
  price: ['价款或费用', 'Price or fee'],
  term: ['履行期限和方式', 'Term and manner'],
  riskWarning: ['安全注意事项和风险警示', 'Safety notes and risk warning'],
  afterSales: ['售后服务', 'After-sales service'],
  civilLiability: ['民事责任', 'Civil liability'],
  inTest: ['服务处于测试期', 'That the service is in test'],
  leaving: ['用户退出方式', 'How a user may leave'],
} as const;

/** 服务信息: channels, hours, users, the agreement. */
export const service = group(
  { title: ['服务信息', 'Service'], help: ['用户在哪里、什么时候、以什么条件使用。', 'Where, when and on what terms people use it.'] },
  {
    channels: someOf(
      {
        app: ['手机应用', 'Mobile app'],
        miniProgram: ['小程序', 'Mini program'],
        web: ['网站或网银', 'Website or online bank'],
        api: ['接口', 'Interface'],
        branch: ['线下网点', 'Branch'],
        terminal: ['自助终端', 'Terminal'],
        phone: ['电话', 'Telephone'],
      },
      { title: ['服务渠道', 'Channels'], help: ['线上、线下都要列出。', 'Online and offline.'], level: 1, material: 'scope' },
    ),
    channelDetails: line({
      title: ['渠道说明', 'Channel details'],
      help: ['应用名称、网点名称等。', 'Name of the app, of the branches and the like.'],
      max: 500,
      level: 1,
    }),
    hours: line({ title: ['服务时间', 'Hours'], help: ['如 7×24 小时。', 'For example 24 hours, 7 days.'], max: 100, level: 1 }),
    userGroups: someOf(
      {
        individuals: ['个人', 'Individuals'],
        microSmall: ['小微企业', 'Micro and small firms'],
        institutions: ['其他机构', 'Other institutions'],
      },
      { title: ['服务用户', 'Users'], help: ['面向哪些用户。', 'Who is served.'], level: 1, material: 'users' },
    ),
    specialGroups: someOf(
      {
        elderly: ['老年人', 'Elderly people'],
        disabled: ['残障人士', 'Disabled people'],
        minors: ['未成年人', 'Minors'],
        farmers: ['农户', 'Farmers'],
        foreigners: ['外籍人士', 'Foreign nationals'],
      },
      {
        title: ['特殊群体', 'Groups with special needs'],
        help: ['没有可不选。', 'Leave empty if there are none.'],
        level: 1,
        material: 'users',
        optional: true,
        atLeast: 0,
      },
    ),
    alternativePath: prose({
      title: ['替代服务方式', 'Other way to be served'],
      help: [
        '不使用数字渠道或算法时如何办理；涉及特殊群体时必填。',
        'How one is served without the digital channel or the algorithm; needed where special groups are served.',
      ],
      level: 1,
      max: 1000,
      optional: true,
    }),
    fees: prose({
      title: ['收费', 'Fees'],
      help: ['全部费用与年化利率；不收费请写明。', 'All fees and the annualised rate; say so when it is free.'],
      level: 1,
      max: 1000,
      material: 'users',
    }),
    agreementCovers: someOf(AGREEMENT_ITEMS, {
      title: ['服务协议书已载明', 'The agreement states'],
      help: [
        '须全部具备：消费者权益保护法第二十八条各项、测试状态、退出方式。',
        'All are needed: the items of art. 28 of the consumer law, the test status and how to leave.',
      ],
      level: 1,
    }),
  },
);
