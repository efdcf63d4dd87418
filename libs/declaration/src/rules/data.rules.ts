import type { Rule } from './rule.js';
import { basis } from './rule.js';

const LEVELS = basis('standard', 'JR/T 0197-2020 数据安全分级', 'JR/T 0197-2020, data levels');
/** Lowest JR/T 0197 level at which a JR/T 0171 class usually lies. */
const LEVEL_OF_CLASS: Readonly<Record<string, number>> = { C1: 2, C2: 3, C3: 4 };

const PRIVACY_COMPUTING = new Set(['multiPartyComputation', 'federatedLearning', 'homomorphicEncryption', 'trustedExecution']);

export const dataRules: readonly Rule[] = [
  {
    code: 'data.level_without_safeguards',
    severity: 'error',
    basis: basis('standard', 'JR/T 0197-2020、JR/T 0171-2020；个人信息保护法第二十九条', 'JR/T 0197-2020, JR/T 0171-2020; PIPL art. 29'),
    message: {
      zh: '数据达到{limit}级或含C3类信息，请补充加密措施和授权同意的说明。',
      en: 'Data reach level {limit} or class C3: describe encryption and consent.',
    },
    *check(declaration, { limits }) {
      const items = declaration.rows('data/items');
      const highest = Math.max(
        ...[declaration.text('data/highestLevel'), ...items.map((item) => item.text('level'))].map((level) => Number(level ?? 0)),
      );
      if (highest < limits.safeguardsFromLevel && !items.some((item) => item.text('personalClass') === 'C3')) return;
      for (const field of ['encryption', 'consent']) {
        if (declaration.text(`data/${field}`) === undefined)
          yield { pointer: `/data/${field}`, params: { limit: limits.safeguardsFromLevel } };
      }
    },
  },
  {
    code: 'data.level_understated',
    severity: 'error',
    basis: LEVELS,
    message: {
      zh: '「{name}」为{level}级，高于申报的最高级别{highest}级；请上调最高级别。',
      en: '“{name}” is of level {level}, above the highest declared, {highest}: raise the highest level.',
    },
    *check(declaration) {
      const highest = declaration.text('data/highestLevel');
      if (highest === undefined) return;
      for (const item of [...declaration.rows('data/items'), ...declaration.rows('data/publicSets')]) {
        const level = item.text('level');
        if (level !== undefined && level > highest)
          yield { pointer: item.to('level'), params: { name: item.text('name') ?? '', level, highest } };
      }
    },
  },
  {
    code: 'data.class_above_level',
    severity: 'warning',
    basis: basis('analogy', 'JR/T 0171 与 JR/T 0197 的大致对应', 'The usual correspondence of JR/T 0171 and JR/T 0197'),
    message: {
      zh: '{class}类信息通常不低于{usual}级，现为{level}级，请核对。',
      en: 'Class {class} is usually not below level {usual}; here it is {level}: check it.',
    },
    *check(declaration) {
      for (const item of declaration.rows('data/items')) {
        const personalClass = item.text('personalClass') ?? '';
        const usual = Object.hasOwn(LEVEL_OF_CLASS, personalClass) ? LEVEL_OF_CLASS[personalClass] : undefined;
        const level = item.text('level');
        if (usual !== undefined && level !== undefined && Number(level) < usual)
          yield { pointer: item.to('level'), params: { class: personalClass, usual, level } };
      }
    },
  },
  {
    code: 'data.protection_proof_missing',
    severity: 'error',
    basis: basis('law', '网络安全法（等级保护）', 'Cybersecurity law (classified protection)'),
    message: {
      zh: '等保二级以上系统须填写备案编号并上传备案证明。',
      en: 'From level two the filing number and the proof of filing are needed.',
    },
    *check(declaration) {
      const level = Number(declaration.text('data/classifiedProtection/level') ?? 0);
      if (!(level >= 2)) return;
      if (declaration.text('data/classifiedProtection/filingNumber') === undefined)
        yield { pointer: '/data/classifiedProtection/filingNumber' };
      if (!declaration.has('attachments/classifiedProtectionProof')) yield { pointer: '/attachments/classifiedProtectionProof' };
    },
  },
  {
    code: 'data.leaves_despite_privacy_computing',
    severity: 'warning',
    basis: basis(
      'house',
      'JR/T 0199-2020 数据安全：声明隐私计算的，原始数据不应出域',
      'JR/T 0199-2020, data security: with privacy computing raw data stay with their holder',
    ),
    message: {
      zh: '声明使用隐私计算，又填写原始数据出域；请核对并说明原因。',
      en: 'Privacy computing is declared, yet raw data leave their holder: check it and say why.',
    },
    *check(declaration) {
      const hides = declaration.rows('technology/used').some((used) => PRIVACY_COMPUTING.has(used.text('code') ?? ''));
      if (hides && declaration.flag('data/leavesParty')) yield { pointer: '/data/leavesParty' };
    },
  },
  {
    code: 'data.export_not_assessed',
    severity: 'error',
    basis: basis('law', '个人信息保护法第三十九条、第五十五条', 'PIPL arts. 39, 55'),
    message: {
      zh: '数据向境外提供，请在个人信息保护影响评估的触发情形中选择“向境外提供”并完成评估；不含个人信息的请更正。',
      en: 'Data go abroad: tick “Export” in the impact assessment and make it; correct the answer if no personal data go.',
    },
    *check(declaration) {
      const personal = declaration.rows('data/items').some((item) => ['C1', 'C2', 'C3'].includes(item.text('personalClass') ?? ''));
      const assessed = declaration.codes('evaluations/personalInformation/reasons').includes('exported');
      if (declaration.flag('data/crossBorder') && personal && !assessed) yield { pointer: '/evaluations/personalInformation/reasons' };
    },
  },
];
