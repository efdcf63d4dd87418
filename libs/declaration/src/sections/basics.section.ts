import { date, formatted, group, line, oneOf, prose, rows, someOf, whole } from '../model/field-builders.js';
import { FIELDS_OF_APPLICATION, PLACES, PROVINCES } from './code-lists.js';

/** 基本信息: what the pilot is, where, when and how large. */
export const basics = group(
  {
    title: ['基本信息', 'Basic information'],
    help: [
      '公众在公示中首先看到的内容，请写得让用户看得懂。',
      'What the public reads first in the notice: write it so that users understand it.',
    ],
  },
  {
    number: formatted('pilot-number', {
      title: ['创新应用编号', 'Pilot number'],
      help: [
        '牵头机构统一社会信用代码-年份-四位序号；尚未编号可留空。',
        'USCC of the lead, year, four digits; leave empty when there is none yet.',
      ],
      level: 1,
      optional: true,
    }),
    name: line({
      title: ['创新应用名称', 'Name of the pilot'],
      help: [
        '不超过60字，不得含“央行”“官方认可”等字样，不得承诺收益。',
        'At most 60 characters; no words that suggest official endorsement or promise a return.',
      ],
      max: 60,
      level: 1,
      material: 'scope',
    }),
    kind: oneOf(
      { financialService: ['金融服务', 'Financial service'], technologyProduct: ['科技产品', 'Technology product'] },
      {
        title: ['创新应用类型', 'Kind'],
        help: [
          '金融服务由持牌机构牵头；科技产品须有持牌机构使用。',
          'A financial service is led by a licensed institution; a technology product needs a licensed institution that uses it.',
        ],
        level: 1,
        material: 'scope',
      },
    ),
    fieldsOfApplication: someOf(FIELDS_OF_APPLICATION, {
      title: ['应用领域', 'Fields of application'],
      help: ['可多选。', 'More than one may be chosen.'],
      level: 1,
      material: 'scope',
    }),
    place: oneOf(PLACES, {
      title: ['落地区域', 'Place'],
      help: ['主要运营所在的区域。', 'Where the pilot is mainly run.'],
      level: 1,
      material: 'region',
    }),
    scene: prose({
      title: ['应用场景', 'Scene of use'],
      help: ['谁在什么情况下使用，解决什么问题。', 'Who uses it when, and what it solves.'],
      level: 1,
      material: 'scope',
    }),
    serviceArea: someOf(PROVINCES, {
      title: ['服务区域', 'Service area'],
      help: [
        '向哪些省市的用户提供服务；所选省市的管理部门都会被征询。',
        'The provinces whose users are served; the authorities of each are consulted.',
      ],
      level: 1,
      material: 'region',
    }),
    plannedStart: date({
      title: ['拟正式运营时间', 'Planned start'],
      help: [
        '早于预计登记日的只作提示，不影响提交。',
        'A day before the forecast registration is only pointed out; it does not stop the filing.',
      ],
      level: 1,
    }),
    plannedEnd: date({
      title: ['拟结束测试时间', 'Planned end of the test'],
      help: ['评估、牌照、保险的有效期应覆盖到这一天。', 'Evaluations, licences and insurance must reach to this day.'],
      level: 1,
    }),
    functions: prose({
      title: ['功能服务', 'What it does'],
      help: ['应与服务协议书一致，不得超出牌照范围。', 'The same as in the service agreement, and within the licence.'],
      level: 1,
      material: 'scope',
    }),
    innovations: rows(
      {
        title: ['创新性说明', 'What is new'],
        row: ['创新点', 'Point'],
        help: ['逐条说明，并与现有做法比较。', 'Point by point, compared with present practice.'],
        atMost: 20,
      },
      {
        point: prose({ title: ['创新点', 'Point'], help: ['新在哪里。', 'What is new.'], level: 1, max: 1000 }),
        comparison: prose({
          title: ['与现有做法比较', 'Compared with present practice'],
          help: ['现在怎么做，改进了什么。', 'How it is done now and what gets better.'],
          level: 1,
          max: 1000,
        }),
      },
    ),
    effects: rows(
      {
        title: ['预期效果', 'Expected effects'],
        row: ['效果', 'Effect'],
        help: ['每条须可衡量。', 'Each must be measurable.'],
        atMost: 20,
      },
      {
        effect: prose({ title: ['效果', 'Effect'], help: ['预期带来的变化。', 'The change that is expected.'], level: 1, max: 1000 }),
        measure: line({
          title: ['衡量指标', 'Measure'],
          help: ['用什么数据衡量，如“平均放款时间（小时）”。', 'The figure that shows it, such as “mean hours to pay out a loan”.'],
          level: 1,
          max: 200,
        }),
        target: line({
          title: ['目标值', 'Target'],
          help: ['测试期内要达到的数值。', 'The value to reach during the test.'],
          level: 1,
          max: 200,
        }),
      },
    ),
    scale: group(
      {
        title: ['预期规模', 'Expected scale'],
        help: ['这些数值是上限，超过须申请变更。', 'These figures are caps; going beyond them needs a change request.'],
        material: 'users',
      },
      {
        institutionCustomers: whole({
          title: ['年服务机构客户数', 'Institutional customers a year'],
          help: ['没有则填0。', 'Write 0 if none.'],
          level: 1,
          unit: ['户', 'customers'],
        }),
        individualCustomers: whole({
          title: ['年服务个人客户数', 'Individual customers a year'],
          help: ['没有则填0。', 'Write 0 if none.'],
          level: 1,
          unit: ['人', 'persons'],
        }),
        annualTransactions: whole({
          title: ['年交易笔数', 'Transactions a year'],
          help: ['没有则填0。', 'Write 0 if none.'],
          level: 1,
          unit: ['笔', 'transactions'],
        }),
        annualAmount: whole({
          title: ['年交易金额', 'Amount a year'],
          help: ['以人民币元计，没有则填0。', 'In yuan; write 0 if none.'],
          level: 1,
          unit: ['元', 'CNY'],
        }),
        annualFinancing: whole({
          title: ['年融资规模', 'Financing a year'],
          help: ['以人民币元计，没有则填0。', 'In yuan; write 0 if none.'],
          level: 1,
          unit: ['元', 'CNY'],
        }),
        perUserLimit: whole({
          title: ['单户限额', 'Limit per user'],
          help: ['每个用户的最高金额，以人民币元计。', 'Highest amount for one user, in yuan.'],
          level: 1,
          unit: ['元', 'CNY'],
          optional: true,
        }),
      },
    ),
  },
);
