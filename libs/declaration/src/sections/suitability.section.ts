import { group, oneOf, prose, someOf, yesNo } from '../model/field-builders.js';

export const PRODUCT_LEVELS = {
  R1: ['R1 低风险', 'R1 low'],
  R2: ['R2 中低风险', 'R2 lower-middle'],
  R3: ['R3 中风险', 'R3 middle'],
  R4: ['R4 中高风险', 'R4 upper-middle'],
  R5: ['R5 高风险', 'R5 high'],
} as const;
export const INVESTOR_LEVELS = {
  C1: ['C1 保守', 'C1 conservative'],
  C2: ['C2 谨慎', 'C2 cautious'],
  C3: ['C3 稳健', 'C3 steady'],
  C4: ['C4 积极', 'C4 active'],
  C5: ['C5 激进', 'C5 aggressive'],
} as const;

/** 适当性: filled when a retail investment product is offered (金融机构产品适当性管理办法, in force 2026-02-01). */
export const suitability = group(
  {
    title: ['投资者适当性', 'Suitability'],
    help: ['应用是否涉及投资型产品；涉及的须分级匹配。', 'Whether the pilot offers an investment product; if so it is graded and matched.'],
    material: 'users',
  },
  {
    investmentProduct: yesNo({
      title: ['是否涉及投资型产品', 'Offers an investment product'],
      help: ['基金、理财、投连险等。', 'Funds, wealth management, unit-linked insurance and the like.'],
      level: 1,
    }),
    productLevel: oneOf(PRODUCT_LEVELS, {
      title: ['产品风险等级', 'Risk level of the product'],
      help: ['发行方与销售方评级不一致的，取高者。', 'Where issuer and seller grade differently, the higher counts.'],
      level: 1,
      optional: true,
    }),
    investorLevels: someOf(INVESTOR_LEVELS, {
      title: ['可参与的投资者等级', 'Grades of investors admitted'],
      help: ['C1 只能参与 R1，依次类推。', 'C1 only R1, and so on.'],
      level: 1,
      optional: true,
    }),
    matching: prose({
      title: ['匹配与风险揭示', 'Matching and risk disclosure'],
      help: ['如何评估投资者、揭示风险、留存记录。', 'How investors are assessed, risks disclosed and records kept.'],
      level: 1,
      max: 2000,
      optional: true,
    }),
  },
);
