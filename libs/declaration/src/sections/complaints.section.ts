import { group, line, oneOf, prose, rows, whole } from '../model/field-builders.js';

/** 投诉响应: the institution's own channels and those of the self-regulatory body (JR/T 0198-2020, 事中投诉监督). */
export const complaints = group(
  { title: ['投诉响应', 'Complaints'], help: ['机构投诉和自律投诉两条渠道。', 'The institution’s own way and the self-regulatory way.'] },
  {
    channels: rows(
      {
        title: ['机构投诉渠道', 'Channels of the institution'],
        row: ['渠道', 'Channel'],
        help: ['至少两种不同的渠道。', 'At least two different ones.'],
      },
      {
        kind: oneOf(
          {
            phone: ['电话', 'Telephone'],
            branch: ['网点', 'Branch'],
            email: ['邮箱', 'E-mail'],
            app: ['应用内', 'In the app'],
            post: ['信函', 'Letter'],
          },
          { title: ['渠道', 'Channel'], help: ['选择一种。', 'Choose one.'], level: 1 },
        ),
        address: line({
          title: ['号码或地址', 'Number or address'],
          help: ['能接通、能到达的。', 'One that answers.'],
          max: 200,
          level: 1,
        }),
        hours: line({
          title: ['受理时间', 'Hours'],
          help: ['如工作日 9:00–17:00。', 'For example working days 9:00–17:00.'],
          max: 100,
          level: 1,
        }),
      },
    ),
    handling: prose({
      title: ['受理与处理机制', 'How complaints are handled'],
      help: ['登记、调查、回避、答复、留档。', 'Registering, looking into, conflicts of interest, answer, files.'],
      level: 1,
      max: 2000,
    }),
    answerDays: whole({
      title: ['办结时限', 'Decided within'],
      help: ['事实清楚、争议简单的，不超过15个自然日。', 'For clear and simple cases not more than 15 calendar days.'],
      level: 1,
      min: 1,
      max: 365,
      unit: ['个自然日', 'calendar days'],
    }),
    longestDays: whole({
      title: ['最长办结时限', 'Decided at the latest within'],
      help: ['含延长，不超过60个自然日。', 'With extensions not more than 60 calendar days.'],
      level: 1,
      min: 1,
      max: 365,
      unit: ['个自然日', 'calendar days'],
    }),
    mediation: prose({
      title: ['调解途径', 'Mediation'],
      help: ['不服处理结果时的调解组织与申请方式。', 'Who mediates when the answer does not satisfy, and how to ask.'],
      level: 1,
      max: 1000,
    }),
    authorityRoute: prose({
      title: ['向管理部门反映', 'Way to the authorities'],
      help: ['管理部门的热线等。', 'Hotline and other ways to the authorities.'],
      level: 1,
      max: 1000,
    }),
    selfRegulation: group(
      {
        title: ['自律投诉', 'Complaint to the self-regulatory body'],
        help: ['自律组织的投诉渠道。', 'The channel of the self-regulatory body.'],
      },
      {
        body: line({ title: ['自律组织', 'Self-regulatory body'], help: ['全称。', 'Full name.'], max: 120, level: 1 }),
        address: line({
          title: ['渠道', 'Channel'],
          help: ['邮箱、电话或网址。', 'E-mail, telephone or web address.'],
          max: 200,
          level: 1,
        }),
        handling: prose({
          title: ['受理与处理机制', 'How it is handled'],
          help: ['自律组织如何受理和处理。', 'How the body takes and handles it.'],
          level: 1,
          max: 1000,
        }),
      },
    ),
  },
);
