import { date, group, line, oneOf, prose, rowOf, rows, someOf, whole, yesNo } from '../model/field-builders.js';

const FIVE = {
  '1': ['1 很低', '1 very low'],
  '2': ['2 低', '2 low'],
  '3': ['3 中', '3 middle'],
  '4': ['4 高', '4 high'],
  '5': ['5 很高', '5 very high'],
} as const;

/** 风险防控与退出: risk points, compensation, exit, emergency. */
export const risk = group(
  {
    title: ['风险防控与退出', 'Risk and exit'],
    help: ['风险防控措施、风险补偿机制、退出机制、应急预案。', 'Risk controls, compensation, exit and emergency plan.'],
  },
  {
    points: rows(
      {
        title: ['风险防控措施', 'Risk points'],
        row: ['风险点', 'Risk point'],
        help: [
          '每项技术至少对应一个风险点，每个风险点有指标和阈值。',
          'At least one for each technology, each with an indicator and a threshold.',
        ],
        atMost: 100,
      },
      {
        point: line({ title: ['风险点', 'Risk'], help: ['可能出什么问题。', 'What may go wrong.'], max: 300, level: 1 }),
        kind: oneOf(
          {
            technical: ['技术风险', 'Technical'],
            data: ['数据与隐私风险', 'Data and privacy'],
            business: ['业务风险', 'Business'],
            compliance: ['合规风险', 'Compliance'],
            model: ['模型与算法风险', 'Model and algorithm'],
            outsourcing: ['外包与合作风险', 'Outsourcing'],
            consumer: ['消费者权益风险', 'Consumer'],
          },
          { title: ['风险类型', 'Kind'], help: ['选择最主要的一类。', 'Choose the main one.'], level: 1 },
        ),
        technology: rowOf('/technology/used', {
          title: ['对应技术', 'Technology'],
          help: ['该风险来自哪项技术；与技术无关的留空。', 'The technology it comes from; leave empty if none.'],
          level: 1,
          optional: true,
        }),
        likelihood: oneOf(FIVE, {
          title: ['可能性', 'Likelihood'],
          help: ['1 很低 至 5 很高。', '1 very low to 5 very high.'],
          level: 2,
          secret: 'internal',
        }),
        impact: oneOf(FIVE, {
          title: ['影响', 'Impact'],
          help: ['1 很低 至 5 很高。', '1 very low to 5 very high.'],
          level: 2,
          secret: 'internal',
        }),
        measure: prose({
          title: ['防范措施', 'Measure'],
          help: ['如何预防和处置。', 'How it is prevented and handled.'],
          level: 1,
          max: 2000,
        }),
        responsible: line({
          title: ['责任人', 'Responsible'],
          help: ['姓名与职务。', 'Name and post.'],
          max: 120,
          level: 3,
          secret: 'personal',
        }),
        indicator: line({
          title: ['监测指标', 'Indicator'],
          help: ['用什么数据发现。', 'The figure that shows it.'],
          max: 200,
          level: 2,
          secret: 'security',
        }),
        threshold: line({
          title: ['阈值', 'Threshold'],
          help: ['达到多少触发处置。', 'At which value one acts.'],
          max: 120,
          level: 2,
          secret: 'security',
        }),
      },
    ),
    compensation: group(
      {
        title: ['风险补偿机制', 'Compensation'],
        help: ['风险拨备资金、准备金或保险（实施方案第17条）。', 'Provision, reserve or insurance (item 17 of the plan).'],
      },
      {
        means: someOf(
          { provision: ['风险拨备资金', 'Provision'], reserve: ['准备金', 'Reserve'], insurance: ['保险', 'Insurance'] },
          { title: ['方式', 'Means'], help: ['可多选。', 'More than one may be chosen.'], level: 1 },
        ),
        amount: whole({
          title: ['补偿金额', 'Amount'],
          help: ['可用于赔付的总额，不得低于最大敞口。', 'All that can be paid out; not below the peak exposure.'],
          level: 2,
          secret: 'commercial',
          unit: ['元', 'CNY'],
        }),
        peakExposure: whole({
          title: ['最大敞口', 'Peak exposure'],
          help: ['测试期内用户可能遭受损失的最大值。', 'The most that users may lose during the test.'],
          level: 2,
          secret: 'commercial',
          unit: ['元', 'CNY'],
        }),
        custodian: line({ title: ['资金存管或承保机构', 'Custodian or insurer'], help: ['机构全称。', 'Full name.'], max: 120, level: 1 }),
        trigger: prose({ title: ['触发条件', 'Trigger'], help: ['什么情况下赔付。', 'When it is paid.'], level: 1, max: 1000 }),
        claimPath: prose({
          title: ['索赔途径', 'How to claim'],
          help: ['用户如何提出、需要什么材料。', 'How a user asks, and with what.'],
          level: 1,
          max: 1000,
        }),
        payWithinDays: whole({
          title: ['赔付时限', 'Paid within'],
          help: ['确认后多少个自然日内支付。', 'Calendar days after it is confirmed.'],
          level: 1,
          min: 1,
          max: 365,
          unit: ['个自然日', 'calendar days'],
        }),
        policyValidUntil: date({
          title: ['保险期限至', 'Policy ends'],
          help: ['采用保险的必填，须覆盖测试期。', 'Needed for insurance; must cover the test.'],
          level: 1,
          optional: true,
        }),
        coversIndividuals: yesNo({
          title: ['是否覆盖个人用户', 'Covers individual users'],
          help: ['面向个人的应用须覆盖。', 'Needed where individuals are served.'],
          level: 1,
        }),
      },
    ),
    exit: group(
      { title: ['退出机制', 'Exit'], help: ['如何有序停止服务。', 'How the service is wound down in order.'] },
      {
        triggers: rows(
          { title: ['触发情形', 'Triggers'], row: ['情形', 'Trigger'], help: ['逐条列出。', 'One row each.'] },
          { text: prose({ title: ['情形', 'Trigger'], help: ['出现什么情况启动退出。', 'What starts the exit.'], level: 1, max: 500 }) },
        ),
        noticeDays: whole({
          title: ['提前告知用户', 'Notice to users'],
          help: ['提前多少个自然日。', 'Calendar days before.'],
          level: 1,
          min: 1,
          max: 365,
          unit: ['个自然日', 'calendar days'],
        }),
        settlement: prose({
          title: ['资金结清', 'Settlement of funds'],
          help: ['在途和存量资金如何处理。', 'What happens to funds in transit and on account.'],
          level: 1,
          max: 2000,
        }),
        dataDisposal: prose({
          title: ['数据处置', 'Disposal of data'],
          help: ['返还、删除的范围和期限。', 'What is returned or deleted, and when.'],
          level: 1,
          max: 2000,
        }),
        migration: prose({ title: ['业务承接', 'Migration'], help: ['用户转到哪里。', 'Where users go.'], level: 1, max: 2000 }),
        decidedBy: line({
          title: ['决定人', 'Decided by'],
          help: ['谁有权启动退出。', 'Who may start it.'],
          max: 120,
          level: 2,
          secret: 'internal',
        }),
        completedWithinDays: whole({
          title: ['完成时限', 'Completed within'],
          help: ['启动后多少个自然日内完成。', 'Calendar days after the start.'],
          level: 1,
          min: 1,
          max: 730,
          unit: ['个自然日', 'calendar days'],
        }),
      },
    ),
    emergency: group(
      {
        title: ['应急预案', 'Emergency plan'],
        help: ['场景、分级、恢复目标、联络与报告。', 'Scenarios, levels, recovery targets, contacts, reports.'],
      },
      {
        scenarios: rows(
          { title: ['应急场景', 'Scenarios'], row: ['场景', 'Scenario'], help: ['逐条列出。', 'One row each.'] },
          {
            scenario: line({
              title: ['场景', 'Scenario'],
              help: ['如数据泄露、服务中断。', 'A leak of data, an outage.'],
              max: 200,
              level: 2,
              secret: 'security',
            }),
            response: prose({
              title: ['处置', 'Response'],
              help: ['按级别的处置步骤。', 'The steps, by level.'],
              level: 3,
              secret: 'security',
              max: 2000,
            }),
          },
        ),
        rtoMinutes: whole({
          title: ['恢复时间目标 RTO', 'Recovery time objective'],
          help: ['以分钟计。', 'In minutes.'],
          level: 2,
          secret: 'security',
          max: 100_000,
          unit: ['分钟', 'minutes'],
        }),
        rpoMinutes: whole({
          title: ['恢复点目标 RPO', 'Recovery point objective'],
          help: ['以分钟计。', 'In minutes.'],
          level: 2,
          secret: 'security',
          max: 100_000,
          unit: ['分钟', 'minutes'],
        }),
        contactTree: prose({
          title: ['联络机制', 'Contact tree'],
          help: ['谁通知谁，含夜间和节假日。', 'Who calls whom, nights and holidays too.'],
          level: 3,
          secret: 'personal',
          max: 2000,
        }),
        drilledOn: date({
          title: ['最近演练日期', 'Last drill'],
          help: ['须在12个月以内。', 'Within the last 12 months.'],
          level: 2,
          secret: 'internal',
        }),
        incidentReportHours: whole({
          title: ['重大事件报告时限', 'Serious incident reported within'],
          help: ['不超过24小时。', 'Not more than 24 hours.'],
          level: 1,
          min: 0,
          max: 1000,
          unit: ['小时', 'hours'],
        }),
        leakReportHours: whole({
          title: ['个人信息泄露报告时限', 'Leak of personal information reported within'],
          help: ['不超过72小时。', 'Not more than 72 hours.'],
          level: 1,
          min: 0,
          max: 1000,
          unit: ['小时', 'hours'],
        }),
      },
    ),
  },
);
