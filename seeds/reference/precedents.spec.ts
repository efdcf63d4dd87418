import { loadReference } from './index.js';
import { parsePilot } from './precedents.js';
import { publicPilots } from './public-pilots.js';

const { precedents } = loadReference();
const no = (n: number) => precedents.find((row) => row.no === n);

describe('the precedents', () => {
  it('are the 27 documented pilots, each with a source that has an address', () => {
    expect(precedents).toHaveLength(27);
    expect(new Set(precedents.map((row) => row.no)).size).toBe(27);
    for (const row of precedents) {
      expect(row.source.length).toBeGreaterThan(0);
      for (const { address } of row.source) expect(address).toMatch(/^https?:\/\//);
    }
  });

  it('lie in the Delta or outside it', () => {
    const count = (jurisdiction: string | null) => precedents.filter((row) => row.jurisdiction === jurisdiction).length;
    expect([count('31'), count('32'), count('33'), count('34'), count(null)]).toEqual([13, 1, 5, 0, 8]);
  });

  it('read a full row', () => {
    expect(no(17)).toEqual({
      no: 17,
      batch: 'Hangzhou 1',
      city: { zh: '杭州', en: 'Hangzhou' },
      jurisdiction: '33',
      name: '"亿亩田"-基于卫星遥感和人工智能技术的智能化农村金融服务',
      applicants: ['网商银行'],
      type: 'financial-service',
      technology: ['卫星遥感', 'AI', '大数据'],
      notice: '2020-08-14',
      registration: null,
      completion: null,
      plannedStart: '2020-08-30',
      documentedStep: 'notice',
      source: [
        { code: 'S14a', address: 'http://m.thepaper.cn/newsDetail_forward_8724152' },
        { code: 'S14b', address: 'https://www.finding.com.cn/html/techfinance/2020/0817/30001.html' },
      ],
      certainty: 'found',
      unsure: [],
    });
  });

  it('keep apart what happened and when it happened', () => {
    expect(no(38)).toMatchObject({ notice: '2020-01-14', registration: '2020-03-16', completion: '2021-09', documentedStep: 'completion' });
    expect(no(39)).toMatchObject({ notice: null, registration: '2020-03-16', completion: null, documentedStep: 'registration' });
    expect(no(40)).toMatchObject({ notice: null, registration: null, completion: null, documentedStep: 'registration' });
    expect(no(45)).toMatchObject({ notice: null, registration: null, completion: '2021-09', documentedStep: 'completion' });
    expect(no(9)).toMatchObject({ notice: '2020-12-31', registration: null, documentedStep: 'notice', plannedStart: null });
  });

  it('leave the unknown unknown, and turn marks into certainty', () => {
    expect(no(7)?.applicants).toEqual([]);
    expect(no(43)).toMatchObject({ type: null, technology: [] });
    expect(no(9)).toMatchObject({ type: 'financial-service', certainty: 'background', unsure: ['type'] });
    expect(no(3)).toMatchObject({ technology: ['区块链'], certainty: 'found', unsure: ['technology'] });
    expect(JSON.stringify(precedents)).not.toMatch(/\[K|per S\d|\*\*|"–"|""/);
  });

  it('carry no verdict on a real institution', () => {
    const columns = ['applicants', 'batch', 'certainty', 'city', 'completion', 'documentedStep', 'jurisdiction', 'name', 'no', 'notice'];
    for (const row of precedents)
      expect(Object.keys(row).sort()).toEqual([...columns, 'plannedStart', 'registration', 'source', 'technology', 'type', 'unsure']);
  });

  it.each([
    [{ dates: 'N 2020-07-21, R soon' }, 'dates'],
    [{ batch: 'Hefei 1' }, 'batch'],
    [{ type: '其他' }, 'type'],
    [{ source: 'S99' }, 'source'],
  ])('refuse %j rather than guess', (change, column) => {
    const [first] = publicPilots;
    if (!first) throw new Error('no pilots');
    expect(() => parsePilot({ ...first, ...change })).toThrow(`cannot read ${column}`);
  });
});
