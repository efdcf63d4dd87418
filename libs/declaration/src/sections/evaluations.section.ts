import type { Field } from '../model/field-builders.js';
import { date, formatted, group, line, oneOf, promise, prose, rows, someOf, whole, yesNo } from '../model/field-builders.js';

const CONCLUSIONS = {
  passed: ['通过', 'Passed'],
  passedWithConditions: ['有条件通过', 'Passed with conditions'],
  failed: ['未通过', 'Failed'],
} as const;

/** Standards against which technical security is evaluated (JR/T 0199 and 0171 always, the others as they fit). */
export const SECURITY_STANDARDS = {
  jrt0199: ['JR/T 0199-2020 金融科技创新安全通用规范', 'JR/T 0199-2020 security of fintech innovation'],
  jrt0171: ['JR/T 0171-2020 个人金融信息保护技术规范', 'JR/T 0171-2020 personal financial information'],
  jrt0068: ['JR/T 0068-2020 网上银行系统信息安全通用规范', 'JR/T 0068-2020 online banking'],
  jrt0092: ['JR/T 0092-2019 移动金融客户端应用软件安全管理规范', 'JR/T 0092-2019 mobile financial apps'],
  jrt0193: ['JR/T 0193-2020 区块链技术金融应用评估规则', 'JR/T 0193-2020 evaluation of blockchain'],
  jrt0221: ['JR/T 0221-2021 人工智能算法金融应用评价规范', 'JR/T 0221-2021 evaluation of AI algorithms'],
} as const;

/** The five fields every evaluation has; its report is among the attachments. */
const evaluation = (): Record<string, Field> => ({
  evaluator: line({
    title: ['评估机构', 'Evaluator'],
    help: ['出具结论的机构全称。', 'Full name of who gave the conclusion.'],
    max: 120,
    level: 1,
  }),
  method: oneOf(
    {
      internalAudit: ['内部审计', 'Internal audit'],
      external: ['外部专业评估', 'External professional evaluation'],
      authorityOpinion: ['征求管理部门意见', 'Opinion of the competent authority'],
    },
    {
      title: ['评估方式', 'Method'],
      help: ['内部审计、外部专业评估或征求管理部门意见。', 'Internal audit, external evaluation or an authority’s opinion.'],
      level: 1,
    },
  ),
  independent: promise({
    title: ['评估方独立于研发团队', 'Independent of the product team'],
    help: ['评估人员不得是产品研发、运营人员。', 'Nobody who builds or runs the product evaluates it.'],
    level: 1,
  }),
  evaluatedOn: date({ title: ['评估时间', 'Date'], help: ['出具结论的日期。', 'The day of the conclusion.'], level: 1 }),
  validUntil: date({
    title: ['有效期限', 'Valid until'],
    help: ['须覆盖到拟结束测试时间。', 'Must reach to the planned end of the test.'],
    level: 1,
  }),
  conclusion: oneOf(CONCLUSIONS, {
    title: ['评估结论', 'Conclusion'],
    help: ['有条件通过的，须列明条件并全部关闭。', 'With conditions: list them, and all must be closed.'],
    level: 1,
  }),
  summary: prose({ title: ['结论摘要', 'Summary'], help: ['向公众说明的要点。', 'The main points, for the public.'], level: 1, max: 2000 }),
  conditions: rows(
    {
      title: ['附带条件', 'Conditions'],
      row: ['条件', 'Condition'],
      help: ['有条件通过时填写。', 'When passed with conditions.'],
      optional: true,
    },
    {
      text: prose({
        title: ['条件', 'Condition'],
        help: ['需要整改的内容。', 'What has to be put right.'],
        level: 2,
        secret: 'internal',
        max: 1000,
      }),
      closed: yesNo({
        title: ['已关闭', 'Closed'],
        help: ['整改完成并经评估机构确认。', 'Put right, and confirmed by the evaluator.'],
        level: 2,
        secret: 'internal',
      }),
    },
  ),
});

/** 合法合规性、技术安全性、科技伦理、个人信息保护影响评估 and the institution's own consumer-protection review. */
export const evaluations = group(
  {
    title: ['评估', 'Evaluations'],
    help: ['结论在此填写，报告作为附件上传。', 'The conclusions here; the reports among the attachments.'],
  },
  {
    legality: group(
      { title: ['合法合规性评估', 'Evaluation of legality'], help: ['对照现行法律法规评估。', 'Against the law in force.'] },
      {
        ...evaluation(),
        lawsCited: prose({
          title: ['依据的法律法规', 'Laws cited'],
          help: ['逐项列出名称和条款，不得引用已废止的。', 'Name and article of each; none that is repealed.'],
          level: 1,
          max: 4000,
        }),
      },
    ),
    technicalSecurity: group(
      {
        title: ['技术安全性评估', 'Evaluation of technical security'],
        help: ['至少对照 JR/T 0199 和 JR/T 0171。', 'At least against JR/T 0199 and JR/T 0171.'],
      },
      {
        ...evaluation(),
        standards: someOf(SECURITY_STANDARDS, {
          title: ['评估标准', 'Standards'],
          help: ['选择实际对照的标准。', 'Choose those that were used.'],
          level: 1,
        }),
        testedVersion: line({
          title: ['受测版本', 'Version tested'],
          help: ['须与拟上线版本一致。', 'Must be the release to go live.'],
          max: 60,
          level: 2,
          secret: 'internal',
        }),
        openHighRiskFindings: whole({
          title: ['未关闭高风险问题数', 'High-risk findings still open'],
          help: ['须为0。', 'Must be 0.'],
          level: 3,
          secret: 'security',
          max: 10_000,
        }),
      },
    ),
    ethics: group(
      { title: ['科技伦理审查', 'Ethics review'], help: ['参照 JR/T 0258-2022。', 'After JR/T 0258-2022.'] },
      {
        conclusion: oneOf(CONCLUSIONS, {
          title: ['审查结论', 'Conclusion'],
          help: ['本机构科技伦理审查的结论。', 'Conclusion of the ethics review.'],
          level: 1,
        }),
        reviewedOn: date({ title: ['审查日期', 'Date'], help: ['作出结论的日期。', 'The day of the conclusion.'], level: 1 }),
        automatedDecisions: yesNo({
          title: ['是否作自动化决策', 'Decides automatically'],
          help: ['对用户有重大影响的决定由算法作出。', 'An algorithm takes decisions of major effect for users.'],
          level: 1,
          material: 'scope',
        }),
        humanPath: prose({
          title: ['人工复核途径', 'Human path'],
          help: [
            '用户如何要求说明、拒绝仅由算法决定；作自动化决策时必填。',
            'How a user gets an explanation and refuses a decision by algorithm only; needed for automated decisions.',
          ],
          level: 1,
          max: 2000,
          optional: true,
        }),
      },
    ),
    personalInformation: group(
      {
        title: ['个人信息保护影响评估', 'Personal information impact assessment'],
        help: ['个人信息保护法第五十五、五十六条；报告至少保存三年。', 'PIPL arts. 55–56; the report is kept at least three years.'],
      },
      {
        reasons: someOf(
          {
            sensitive: ['处理敏感个人信息', 'Sensitive personal information'],
            automated: ['自动化决策', 'Automated decision'],
            entrusted: ['委托处理', 'Entrusted processing'],
            shared: ['向他人提供', 'Sharing with others'],
            published: ['公开', 'Publishing'],
            exported: ['向境外提供', 'Export'],
          },
          {
            title: ['触发情形', 'What calls for it'],
            help: ['没有可不选；选了就须上传报告。', 'Leave empty if none; with any, the report must be uploaded.'],
            level: 1,
            material: 'data',
            optional: true,
            atLeast: 0,
          },
        ),
        assessedOn: date({ title: ['评估日期', 'Date'], help: ['完成评估的日期。', 'The day it was finished.'], level: 1, optional: true }),
        retainedUntil: date({
          title: ['报告保存至', 'Report kept until'],
          help: ['自评估日起不少于三年。', 'At least three years from its date.'],
          level: 2,
          secret: 'internal',
          optional: true,
        }),
      },
    ),
    consumerProtection: group(
      {
        title: ['消费者权益保护审查', 'Consumer-protection review'],
        help: [
          '本机构的消保审查意见（银行保险机构消费者权益保护管理办法第九条）。',
          'The institution’s own opinion (银行保险机构消费者权益保护管理办法 art. 9).',
        ],
      },
      {
        department: line({ title: ['审查部门', 'Department'], help: ['出具意见的部门。', 'Who gave the opinion.'], max: 120, level: 1 }),
        issuedOn: date({ title: ['出具日期', 'Date'], help: ['出具意见的日期。', 'The day of the opinion.'], level: 1 }),
        conclusion: oneOf(CONCLUSIONS, {
          title: ['审查结论', 'Conclusion'],
          help: ['未通过的不得提交。', 'A failed review cannot be filed.'],
          level: 1,
        }),
        summary: prose({
          title: ['意见摘要', 'Summary'],
          help: ['知情、选择、公平、安全、求偿、教育、尊重、信息安全各项要点。', 'Main points on the eight rights.'],
          level: 1,
          max: 2000,
        }),
      },
    ),
    reviewerContact: formatted('email', {
      title: ['评估事项联系邮箱', 'E-mail for questions on evaluations'],
      help: ['评审中如需核实，联系此邮箱。', 'Where reviewers ask.'],
      level: 3,
      secret: 'personal',
      optional: true,
    }),
  },
);
