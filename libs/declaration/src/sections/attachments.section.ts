import { attachment, group, oneOf, rowOf, rows } from '../model/field-builders.js';

/** 附件: the check list of the form; files are uploaded first and referred to by hash. */
export const attachments = group(
  {
    title: ['附件', 'Attachments'],
    help: [
      '先上传文件，再在此引用；文件指纹在签署后不得改变。',
      'Upload the file first, then refer to it here; its hash may not change once signed.',
    ],
  },
  {
    serviceAgreement: attachment({
      title: ['服务协议书', 'Service agreement'],
      help: ['与用户签订的协议文本。', 'The text signed with users.'],
      level: 1,
    }),
    legalityReport: attachment({
      title: ['合法合规性评估报告', 'Report on legality'],
      help: ['评估结论的完整材料。', 'The full material behind the conclusion.'],
      level: 2,
      secret: 'commercial',
    }),
    securityReport: attachment({
      title: ['技术安全性评估报告', 'Report on technical security'],
      help: ['含受测版本和问题清单。', 'With the version tested and the findings.'],
      level: 3,
      secret: 'security',
    }),
    compensationPlan: attachment({
      title: ['风险补偿方案', 'Compensation plan'],
      help: ['资金安排、保单或承诺函。', 'Funds, policy or letter of commitment.'],
      level: 2,
      secret: 'commercial',
    }),
    exitPlan: attachment({
      title: ['退出预案', 'Exit plan'],
      help: ['完整的退出步骤。', 'All the steps of an exit.'],
      level: 2,
      secret: 'internal',
    }),
    emergencyPlan: attachment({
      title: ['应急处置预案', 'Emergency plan'],
      help: ['完整的预案与演练记录。', 'The full plan and the record of drills.'],
      level: 3,
      secret: 'security',
    }),
    consumerOpinion: attachment({
      title: ['消费者权益保护审查意见', 'Consumer-protection opinion'],
      help: ['本机构消保审查部门出具。', 'Of the institution’s own department.'],
      level: 2,
      secret: 'internal',
    }),
    impactAssessment: attachment({
      title: ['个人信息保护影响评估报告', 'Impact assessment report'],
      help: ['触发评估情形时必传。', 'Needed when the law calls for it.'],
      level: 3,
      secret: 'security',
      optional: true,
    }),
    classifiedProtectionProof: attachment({
      title: ['等保备案证明', 'Proof of classified protection'],
      help: ['等保二级以上必传。', 'Needed from level two.'],
      level: 2,
      secret: 'security',
      optional: true,
    }),
    publicVersion: attachment({
      title: ['公示版（脱敏）', 'Public version'],
      help: ['供公示的脱敏文本。', 'The text for the notice, without secrets.'],
      level: 1,
    }),
    byParty: rows(
      {
        title: ['各机构文件', 'Documents of the parties'],
        row: ['文件', 'Document'],
        help: ['牌照复印件、授权书、合作协议。', 'Copies of licences, authorisations, cooperation agreements.'],
        material: 'partner',
        optional: true,
        atMost: 100,
      },
      {
        kind: oneOf(
          {
            licenceCopy: ['牌照复印件', 'Copy of licence'],
            powerOfAttorney: ['签署授权书', 'Authorisation to sign'],
            branchAuthorisation: ['法人对分支机构的授权书', 'Authorisation of a branch'],
            cooperationAgreement: ['合作协议', 'Cooperation agreement'],
            other: ['其他', 'Other'],
          },
          { title: ['文件种类', 'Kind'], help: ['选择一种。', 'Choose one.'], level: 1 },
        ),
        party: rowOf('/parties', {
          title: ['所属机构', 'Party'],
          help: ['选择“机构信息”中的一家机构。', 'Choose one of the parties.'],
          level: 1,
        }),
        file: attachment({ title: ['文件', 'File'], help: ['已上传的文件。', 'The uploaded file.'], level: 2, secret: 'commercial' }),
      },
    ),
  },
);
