import { date, group, line, oneOf, promise, rowOf, rows } from '../model/field-builders.js';

/** 承诺 (reference form, promise page): eight promises with fixed wording, and who signs for each party. */
export const promises = group(
  {
    title: ['承诺', 'Promises'],
    help: [
      '八项承诺的文字固定，逐项接受；结束测试时逐项核对是否兑现。',
      'The wording of the eight promises is fixed; accept each. The completion review checks whether each was kept.',
    ],
  },
  {
    integrityInInnovation: promise({
      title: ['守正创新', 'Innovation within the rules'],
      help: [
        '在依法合规前提下开展创新，不以创新名义突破监管红线。',
        'We innovate within law and rules and do not use innovation to cross a red line.',
      ],
      level: 1,
    }),
    peopleFirst: promise({
      title: ['以人为本', 'People first'],
      help: ['以用户需要为出发点，兼顾老年人、残障人士等群体。', 'We start from what users need, the elderly and the disabled included.'],
      level: 1,
    }),
    honesty: promise({
      title: ['诚实守信', 'Honesty'],
      help: ['声明内容真实、准确、完整。', 'What we declare is true, exact and complete.'],
      level: 1,
    }),
    openness: promise({
      title: ['公开透明', 'Openness'],
      help: ['如实告知用户服务处于测试期及其风险。', 'We tell users that the service is in test, and its risks.'],
      level: 1,
    }),
    protectionOfRights: promise({
      title: ['权益保护', 'Protection of rights'],
      help: [
        '保护金融消费者的八项权利，及时处理投诉和赔偿。',
        'We protect the eight rights of financial consumers and settle complaints and compensation in time.',
      ],
      level: 1,
    }),
    safetyAndCompliance: promise({
      title: ['安全合规', 'Safety and compliance'],
      help: [
        '落实网络安全、数据安全和个人信息保护要求。',
        'We meet the requirements of network security, data security and personal information.',
      ],
      level: 1,
    }),
    fairAndInclusive: promise({
      title: ['公平普惠', 'Fair and inclusive'],
      help: ['不作不合理差别待遇，提高服务可得性。', 'We treat users without unreasonable difference and widen access.'],
      level: 1,
    }),
    socialResponsibility: promise({
      title: ['社会责任', 'Social responsibility'],
      help: ['服务实体经济和民生，接受社会监督。', 'We serve the real economy and people’s lives and accept public supervision.'],
      level: 1,
    }),
    promisedOn: date({
      title: ['承诺日期', 'Date of the promises'],
      help: ['签署承诺的日期，不得晚于提交日。', 'The day the promises are signed; not after the day of filing.'],
      level: 1,
    }),
    signatories: rows(
      {
        title: ['签署人', 'Signatories'],
        row: ['签署人', 'Signatory'],
        help: [
          '每个申请机构一行：由法定代表人或其授权代表签署。',
          'One row for each applicant: its legal representative or a person he authorises.',
        ],
      },
      {
        party: rowOf('/parties', {
          title: ['所代表机构', 'Party'],
          help: ['选择“机构信息”中的一家机构。', 'Choose one of the parties.'],
          level: 1,
          material: 'partner',
        }),
        name: line({
          title: ['姓名', 'Name'],
          help: ['签署人姓名。', 'Name of the person who signs.'],
          max: 60,
          level: 3,
          secret: 'personal',
        }),
        capacity: oneOf(
          { legalRepresentative: ['法定代表人', 'Legal representative'], delegate: ['授权代表', 'Authorised delegate'] },
          {
            title: ['身份', 'Capacity'],
            help: ['授权代表须在附件中提供授权书。', 'A delegate needs an authorisation among the attachments.'],
            level: 2,
            secret: 'internal',
          },
        ),
      },
    ),
  },
);
