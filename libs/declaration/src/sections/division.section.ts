import { oneOf, prose, rowOf, rows } from '../model/field-builders.js';

/** The functions that somebody must own. */
export const FUNCTIONS = {
  development: ['研发', 'Development'],
  operation: ['运维', 'Operation'],
  scenario: ['提供应用场景', 'Provides the scene of use'],
  data: ['提供数据', 'Provides the data'],
  customerService: ['客户服务与投诉', 'Customer service and complaints'],
  security: ['安全管理', 'Security'],
} as const;

/** 分工: who does what; every function has an owner among the parties. */
export const division = rows(
  {
    title: ['分工', 'Division of work'],
    row: ['分工', 'Function'],
    help: [
      '研发、运维、场景、数据、客服、安全都要有负责机构。',
      'Development, operation, scene, data, customer service and security each need an owner.',
    ],
    material: 'partner',
  },
  {
    function: oneOf(FUNCTIONS, { title: ['职能', 'Function'], help: ['选择一项职能。', 'Choose one.'], level: 1 }),
    owner: rowOf('/parties', {
      title: ['负责机构', 'Owner'],
      help: ['选择“机构信息”中的一家机构。', 'Choose one of the parties.'],
      level: 1,
    }),
    description: prose({
      title: ['说明', 'Description'],
      help: ['具体做什么。', 'What exactly it does.'],
      level: 2,
      secret: 'commercial',
      max: 1000,
    }),
  },
);
