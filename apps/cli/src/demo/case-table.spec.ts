import { displayWidth } from '../start/text-table.js';
import type { DemoCaseRow } from '../../../../seeds/demo/index.js';
import { caseTable } from './case-table.js';

const row = (more: Partial<DemoCaseRow> & { title?: string } = {}): DemoCaseRow => ({
  id: 'case-1',
  kind: 'pilot-application',
  definition: 'pilot-application@1',
  header: { title: `演示：${more.title ?? '小微企业融资服务'}`, number: '31-2026-0001', province: '31' },
  stage: 'screening',
  leaves: ['screening'],
  court: 'authority',
  closed: false,
  dueDay: '2026-11-27',
  overdue: false,
  provisional: false,
  ...more,
});

describe('caseTable', () => {
  test('columns align in Chinese type, the overdue case stands first and is marked', () => {
    const lines = caseTable([
      row({ title: '甲' }),
      row({
        title: '冷链仓单',
        stage: 'notice.published',
        leaves: ['notice.published'],
        court: 'public',
        dueDay: '2026-12-30',
        provisional: true,
      }),
      row({ title: '乙', stage: 'decision.proposing', leaves: ['decision.proposing'], dueDay: '2026-11-18', overdue: true }),
    ]);
    expect(lines[2]).toMatch(/演示·乙 .*决定 · 拟办 +主管机关 +2026-11-18！逾期$/);
    expect(lines.find((line) => line.includes('冷链'))).toMatch(/公示 · 公示中 +社会公众 +2026-12-30（暂定）$/);
    const start = (line: string, word: string) => displayWidth(line.slice(0, line.indexOf(word)));
    expect(new Set([start(lines[0]!, '省市'), ...[2, 3, 4].map((i) => start(lines[i]!, '上海'))]).size).toBe(1);
    const dueAt = (line: string) => displayWidth(line.replace(/\d{4}-\d\d-\d\d\S*$/, ''));
    expect(new Set([start(lines[0]!, '期限'), ...[2, 3, 4].map((i) => dueAt(lines[i]!))]).size).toBe(1);
    expect(lines.join('\n')).toContain('共 3 件，在办 3 件，逾期 1 件');
    expect(lines.at(-1)).toBe('申请件：受理审查 1，公示 1，决定 1');
  });
  test('shows each stage once, what is under way in the live test apart, and at most 20 applications', () => {
    const twice = caseTable([row({ title: '甲' }), row({ title: '乙', dueDay: '2026-11-25' })]);
    expect(twice.filter((line) => line.includes('演示·'))).toHaveLength(1);
    expect(twice.join('\n')).toContain('演示·乙');
    const live = row({ stage: 'live', leaves: ['live.service.running', 'live.change.none', 'live.evaluation.audit'], court: 'experts' });
    expect(caseTable([live])[2]).toContain('评价 · 审计  ');
    const many = Array.from({ length: 60 }, (_, i) => row({ title: `第${i}件`, overdue: true }));
    expect(caseTable(many).filter((line) => line.includes('演示·'))).toHaveLength(20);
  });
});
