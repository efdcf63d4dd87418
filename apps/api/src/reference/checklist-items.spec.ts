import { CHECKLISTS, checklistOf } from '@sandbar/domain';
import { loadReference } from '../../../../seeds/reference/index.js';
import type { RuleRowView } from '../ports/index.js';
import { checklistItems } from './checklist-items.js';

const ZHEJIANG = 'office-33';
const row = (code: string, value: number, zh: string, authority: string | null = null): RuleRowView => ({
  ...{ code, value, authority, title: { zh, en: zh }, unit: 'place', basis: '', basisKind: 'house', verifiedBy: null },
  ...{ reason: authority === null ? null : 'why', from: '2026-01-01', to: null },
});
const baseline = [
  row('checklist.intake.form', 1, '格式'),
  row('checklist.intake.files', 2, '附件'),
  row('checklist.consumer.a', 1, '知情'),
];
const shown = (rows: readonly RuleRowView[], authority: string | null): string[] =>
  checklistItems(rows, 'intake', authority).map(({ title }) => title.zh);

describe('a checklist', () => {
  it('is the baseline for whoever does not deviate, in its order, and of no other list', () => {
    expect([shown(baseline, null), shown([...baseline].reverse(), ZHEJIANG)]).toEqual([
      ['格式', '附件'],
      ['格式', '附件'],
    ]);
  });

  it('has the words of an authority that rewords an item, what it adds, and not what it takes off; nobody else sees that', () => {
    const own = [
      row('checklist.intake.form', 1, '格式（县域）', ZHEJIANG),
      row('checklist.intake.posted', 1.5, '乡镇张贴', ZHEJIANG),
      row('checklist.intake.files', 0, '附件', ZHEJIANG),
    ];
    expect(shown([...own, ...baseline], ZHEJIANG)).toEqual(['格式（县域）', '乡镇张贴']);
    expect(shown([...own, ...baseline], null)).toEqual(['格式', '附件']);
  });

  it('has the later of two versions that are in force on one day', () => {
    expect(shown([...baseline, row('checklist.intake.form', 1, '新格式')], null)).toEqual(['新格式', '附件']);
  });

  it('of the reference data has its items in both languages, short enough for an officer’s record, one place each', () => {
    const rows = loadReference().rules.map((rule) => ({ ...rule, basis: rule.basis.zh, from: '', to: null, reason: null }));
    expect(CHECKLISTS.map((name) => checklistItems(rows, name, null).length)).toEqual([7, 10, 8]);
    for (const name of CHECKLISTS)
      checklistItems(rows, name, null).forEach(({ title, value }, i) => {
        expect([title.zh.length <= 200, title.en.length <= 200, value]).toEqual([true, true, i + 1]);
      });
  });

  it('belongs to acceptance and to two lanes', () => {
    expect([checklistOf('ACCEPT', null), checklistOf('ASSESS', 'consumer'), checklistOf('ASSESS', 'risk')]).toEqual(CHECKLISTS);
    expect([checklistOf('ASSESS', 'legality'), checklistOf('APPROVE', 'consumer')]).toEqual([undefined, undefined]);
  });
});
