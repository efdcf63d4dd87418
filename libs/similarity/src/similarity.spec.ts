import fc from 'fast-check';
import { publicPilots } from '../../../seeds/reference/public-pilots.js';
import { loadReference } from '../../../seeds/reference/index.js';
import { bigrams, dice } from './grams.js';
import { LABELLED } from './labelled.fixture.js';
import { normalise } from './normalise.js';
import { likeness, prepare } from './score.js';
import type { Subject } from './score.js';

const value = (code: string): number => loadReference().rules.find((rule) => rule.code === code)!.value;
const WEIGHTS = {
  name: value('similarity.weight.name'),
  technology: value('similarity.weight.technology'),
  scene: value('similarity.weight.scene'),
};
const LEAST = value('similarity.score.minimum');
const precedents = loadReference().precedents.map(({ no, name, technology }) => ({
  no,
  subject: prepare({ name, technology, scene: null }),
}));

/** Of every labelled name: was its pilot found, and how many others were. */
function measured(score: (name: Subject, no: number) => number, least: number) {
  let [found, missed, others] = [0, 0, 0];
  for (const { name, technology, of } of LABELLED)
    for (const { no } of precedents) {
      const alike = score({ name, technology, scene: null }, no) >= least;
      if (no === of) alike ? (found += 1) : (missed += 1);
      else if (alike) others += 1;
    }
  return { recall: found / (found + missed), precision: found / (found + others) };
}
const trigrams = (text: string): readonly string[] => {
  const chars = [...`  ${text} `];
  return [...new Set(chars.slice(2).map((_, i) => chars.slice(i, i + 3).join('')))];
};
const jaccard = (a: readonly string[], b: readonly string[]): number => {
  const both = a.filter((gram) => b.includes(gram)).length;
  return both / (a.length + b.length - both);
};

describe('recall and precision over names that were written anew by hand', () => {
  it('finds every variation, and few others; the best of all is always the right one', () => {
    const prepared = new Map(precedents.map(({ no, subject }) => [no, subject]));
    const score = (subject: Subject, no: number): number => likeness(prepare(subject), prepared.get(no)!, WEIGHTS).score;
    const { recall, precision } = measured(score, LEAST);
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThan(0.8);
    for (const { name, technology, of } of LABELLED) {
      if (of === null) continue;
      const ranked = precedents
        .map(({ no }) => ({ no, score: score({ name, technology, scene: null }, no) }))
        .sort((a, b) => b.score - a.score);
      expect([name, ranked[0]!.no]).toEqual([name, of]);
    }
  });

  it('which trigrams of the names as they are written do not', () => {
    const names = new Map(publicPilots.map(({ no, name }) => [no, name]));
    const score = ({ name }: Subject, no: number): number => jaccard(trigrams(name), trigrams(names.get(no)!));
    expect(measured(score, 0.3).recall).toBeLessThan(0.6);
    expect(measured(score, 0.2).recall).toBeLessThan(0.85);
  });
});

describe('what is compared', () => {
  it.each([
    ['ＡＩ　智能　风控', 'ai智能风控'],
    ['「数据通」', '“数据通”'],
    ['基於區塊鏈的融資', '基于区块链的融资'],
    ['MPC 营销', '安全多方计算营销'],
    ['中小微企业贷款', '小微企业融资'],
  ])('%s reads as %s', (a, b) => expect(normalise(a)).toBe(normalise(b)));

  it('of a name with nothing but common words is the name', () =>
    expect(prepare({ name: '智令产品', technology: [], scene: null }).name).toBe('智令'));

  it('is from 0 to 1, the same both ways, and 1 with itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'区块链大数据融资服务平台小微企业智能ab '), maxLength: 25 });
    const subject = fc.record({ name: text, technology: fc.array(text, { maxLength: 3 }), scene: fc.option(text) });
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        const [one, other] = [prepare(a), prepare(b)];
        const { score } = likeness(one, other, WEIGHTS);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likeness(other, one, WEIGHTS)).toEqual(likeness(one, other, WEIGHTS));
        if (one.name !== '') expect(likeness(one, one, WEIGHTS).score).toBe(1);
      }),
    );
  });

  it('the same scene under another name is alike', () => {
    const scene = '小微企业在线申请流动资金贷款，银行在各方原始数据不出域的前提下核验其经营状况。';
    const [a, b] = ['晨星通', '启明融'].map((name) => prepare({ name, technology: ['区块链'], scene }));
    expect(likeness(a!, b!, WEIGHTS).score).toBeGreaterThan(LEAST);
  });

  it('nothing is like nothing', () => expect([dice([], []), dice(bigrams('融资'), [])]).toEqual([0, 0]));
});
