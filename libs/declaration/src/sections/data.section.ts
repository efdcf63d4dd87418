import { group, line, oneOf, prose, rowOf, rows, someOf, whole, yesNo } from '../model/field-builders.js';

export const DATA_LEVELS = {
  '1': ['1级 可公开', 'Level 1, may be public'],
  '2': ['2级', 'Level 2'],
  '3': ['3级', 'Level 3'],
  '4': ['4级', 'Level 4'],
  '5': ['5级', 'Level 5'],
} as const;
export const PERSONAL_CLASSES = {
  none: ['非个人金融信息', 'Not personal'],
  C1: ['C1 内部使用信息', 'C1 internal'],
  C2: ['C2 可识别身份与状况', 'C2 identity and financial state'],
  C3: ['C3 用户鉴别信息', 'C3 authentication'],
} as const;

/** 数据: what is processed, at which level, how it is protected, and the public data sets used (plan item 21). */
export const data = group(
  {
    title: ['数据', 'Data'],
    help: ['按 JR/T 0197-2020 分级、JR/T 0171-2020 分类。', 'Levels by JR/T 0197-2020, classes by JR/T 0171-2020.'],
    material: 'data',
  },
  {
    highestLevel: oneOf(DATA_LEVELS, {
      title: ['最高数据级别', 'Highest level'],
      help: ['不得低于下列任何一项。', 'Not lower than any item below.'],
      level: 1,
    }),
    items: rows(
      {
        title: ['数据项', 'Data items'],
        row: ['数据项', 'Item'],
        help: ['逐类列出所处理的数据。', 'One row for each kind of data.'],
        atMost: 100,
      },
      {
        name: line({ title: ['数据名称', 'Name'], help: ['如“企业开票信息”。', 'For example “invoices of a firm”.'], max: 200, level: 1 }),
        level: oneOf(DATA_LEVELS, { title: ['数据级别', 'Level'], help: ['1至5级。', '1 to 5.'], level: 1 }),
        personalClass: oneOf(PERSONAL_CLASSES, {
          title: ['个人金融信息类别', 'Class of personal information'],
          help: ['口令、生物特征等鉴别信息属于C3。', 'Passwords, biometrics and other authentication are C3.'],
          level: 1,
        }),
        purpose: prose({
          title: ['使用目的', 'Purpose'],
          help: ['为什么需要，最小必要。', 'Why it is needed; the minimum.'],
          level: 1,
          max: 1000,
        }),
        source: line({
          title: ['来源', 'Source'],
          help: ['从哪里取得。', 'Where it comes from.'],
          max: 300,
          level: 2,
          secret: 'commercial',
        }),
        holder: rowOf('/parties', {
          title: ['持有机构', 'Held by'],
          help: ['选择“机构信息”中的一家机构。', 'Choose one of the parties.'],
          level: 1,
        }),
        retentionMonths: whole({
          title: ['保存期限', 'Kept for'],
          help: ['以月计，期满删除。', 'In months; deleted afterwards.'],
          level: 1,
          max: 1200,
          unit: ['个月', 'months'],
        }),
      },
    ),
    encryption: prose({
      title: ['加密措施', 'Encryption'],
      help: ['传输、存储加密与密钥管理；4级以上或含C3时必填。', 'In transit, at rest, keys; needed from level 4 or with C3.'],
      level: 3,
      secret: 'security',
      optional: true,
    }),
    consent: prose({
      title: ['授权同意', 'Consent'],
      help: [
        '如何取得同意、单独同意与撤回；4级以上或含C3时必填。',
        'How consent is given, separately where the law asks, and withdrawn; needed from level 4 or with C3.',
      ],
      level: 1,
      optional: true,
    }),
    leavesParty: yesNo({
      title: ['原始数据是否出域', 'Raw data leaves its holder'],
      help: ['声明使用隐私计算的，原始数据不应出域。', 'With privacy computing it should not.'],
      level: 1,
    }),
    crossBorder: yesNo({
      title: ['是否向境外提供', 'Goes abroad'],
      help: ['向境外提供须另行履行出境程序。', 'Export needs its own procedure.'],
      level: 1,
    }),
    publicSets: rows(
      {
        title: ['使用的公共数据', 'Public data sets used'],
        row: ['公共数据', 'Public data set'],
        help: ['政务、信用等公共数据；没有可留空。', 'Government, credit and other public data; leave empty if none.'],
        optional: true,
      },
      {
        name: line({ title: ['数据集名称', 'Data set'], help: ['目录中的名称。', 'Its name in the catalogue.'], max: 200, level: 1 }),
        provider: line({
          title: ['提供单位', 'Provider'],
          help: ['提供数据的部门或平台。', 'The office or platform that gives it.'],
          max: 120,
          level: 1,
        }),
        authorisation: line({
          title: ['授权依据', 'Authorisation'],
          help: ['授权文件或协议的名称、编号。', 'Name and number of the authorisation or agreement.'],
          max: 300,
          level: 2,
          secret: 'internal',
        }),
        level: oneOf(DATA_LEVELS, { title: ['数据级别', 'Level'], help: ['1至5级。', '1 to 5.'], level: 1 }),
      },
    ),
    classifiedProtection: group(
      {
        title: ['网络安全等级保护', 'Classified protection of networks'],
        help: ['承载系统的等保定级与备案。', 'Level and filing of the system that carries the pilot.'],
      },
      {
        level: oneOf(
          { '1': ['一级', 'One'], '2': ['二级', 'Two'], '3': ['三级', 'Three'], '4': ['四级', 'Four'], '5': ['五级', 'Five'] },
          {
            title: ['等级', 'Level'],
            help: ['二级以上须上传备案证明。', 'From level two the proof of filing must be uploaded.'],
            level: 2,
            secret: 'security',
          },
        ),
        filingNumber: line({
          title: ['备案编号', 'Filing number'],
          help: ['公安机关备案编号；一级可留空。', 'Number of the filing with the police; none for level one.'],
          max: 60,
          level: 2,
          secret: 'security',
          optional: true,
        }),
      },
    ),
    accessRoles: someOf(
      {
        developer: ['研发人员', 'Developers'],
        operator: ['运维人员', 'Operators'],
        business: ['业务人员', 'Business staff'],
        outsourced: ['外包人员', 'Outsourced staff'],
      },
      {
        title: ['可接触数据的人员', 'Who can see the data'],
        help: ['选择实际有权限的人员类别。', 'Choose those who have access.'],
        level: 3,
        secret: 'security',
      },
    ),
  },
);

/** 标准: standards used or proposed (plan item 20). */
export const standards = rows(
  {
    title: ['采用或拟形成的标准', 'Standards used or proposed'],
    row: ['标准', 'Standard'],
    help: ['国家、行业、团体、企业标准。', 'National, sector, association or company standards.'],
  },
  {
    code: line({ title: ['标准编号', 'Number'], help: ['拟形成的可写“拟制定”。', 'For a proposed one write 拟制定.'], max: 60, level: 1 }),
    title: line({ title: ['标准名称', 'Name'], help: ['全称。', 'Full name.'], max: 200, level: 1 }),
    status: oneOf(
      { used: ['采用', 'Used'], proposed: ['拟形成', 'Proposed'] },
      {
        title: ['关系', 'Relation'],
        help: ['采用现有标准，或拟在测试后形成标准。', 'An existing standard that is used, or one to grow out of the test.'],
        level: 1,
      },
    ),
  },
);
