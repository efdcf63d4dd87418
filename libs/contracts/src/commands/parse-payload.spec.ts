import { isRefusal } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { parsePayload } from './parse-payload.js';

const UUID = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';
const OWN = { item: '其他', met: true, evidence: '材料' };
const TICK = { ...OWN, code: 'checklist.intake.form' };
const assess = (more: Record<string, unknown> = {}) => ({ lane: 'risk', verdict: 'pass', opinion: '风险可控', tier: 'low', ...more });
const faultsOf = (type: string, body: unknown) => {
  const result = parsePayload('pilot-application', type, body, '/payload');
  if (!isRefusal(result)) throw new Error('was accepted');
  return (result as Refusal).errors?.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('parsePayload', () => {
  it('takes what the class knows and fills in null and empty lists', () => {
    expect(parsePayload('pilot-application', 'ASSESS', assess())).toEqual({
      ...assess(),
      conditions: [],
      reasonCode: null,
      risks: [],
      checklist: [],
    });
  });
  it('copies: what it gives is not what came in', () => {
    const body = { experts: [UUID] };
    const taken = parsePayload('pilot-application', 'CONVENE', body) as unknown as typeof body;
    expect(taken).toEqual(body);
    expect(taken.experts).not.toBe(body.experts);
  });
  it('names every fault at once, with its place', () => {
    const risks = [{ point: 'x', likelihood: 4, impact: '2', reason: '' }];
    expect(faultsOf('ASSESS', assess({ lane: 'tax', opinion: '   ', risks, surprise: 1 }))).toEqual([
      '/payload/opinion field.format',
      '/payload/risks/0/likelihood field.choice',
      '/payload/risks/0/impact field.choice',
      '/payload/risks/0/reason field.length',
      '/payload/lane field.choice',
      '/payload/surprise field.unknown',
    ]);
  });
  it.each([
    ['what is required', 'CORRECT', {}, ['/payload/points field.required']],
    ['too few items', 'CORRECT', { points: [] }, ['/payload/points field.items']],
    ['too long a text', 'HOLD', { reason: 'x'.repeat(2001) }, ['/payload/reason field.length']],
    ['a day that does not exist', 'START', { startedOn: '2026-02-30' }, ['/payload/startedOn field.format']],
    ['a day in words', 'START', { startedOn: 'tomorrow' }, ['/payload/startedOn field.format']],
    ['no uuid', 'TRANSFER', { to: 'x', toProvince: '32', reason: 'y' }, ['/payload/to field.format']],
    ['an item twice', 'CONVENE', { experts: [UUID, UUID] }, ['/payload/experts/1 field.duplicate']],
    [
      'an item of a checklist answered twice',
      'ACCEPT',
      { checklist: [TICK, OWN, OWN, TICK], laneAuthorities: {} },
      ['/payload/checklist/3/code field.duplicate'],
    ],
    ['null where there must be something', 'HOLD', { reason: null }, ['/payload/reason field.type']],
    ['null for a list', 'ASSESS', assess({ risks: null }), ['/payload/risks field.type']],
    ['a list for an object', 'HOLD', [], ['/payload field.type']],
    ['nothing at all', 'HOLD', undefined, ['/payload field.type']],
    ['a field the road puts in', 'SEAL', { workingCopyRevision: 1, sealed: {} }, ['/payload/sealed field.unknown']],
    ['NUL', 'HOLD', { reason: 'a\u0000b' }, ['/payload/reason field.character']],
    ['half a surrogate pair', 'HOLD', { reason: 'a\ud800b' }, ['/payload/reason field.character']],
    ['half a surrogate pair in a key', 'HOLD', { 'a\udc00': 1 }, ['/payload field.character']],
    ['a number JSON cannot carry', 'SEAL', { workingCopyRevision: 2 ** 60 }, ['/payload/workingCopyRevision field.number']],
    ['constructor', 'HOLD', { reason: 'x', constructor: { prototype: {} } }, ['/payload/constructor field.key_forbidden']],
    ['__proto__', 'HOLD', JSON.parse('{"reason":"x","__proto__":{"admin":true}}'), ['/payload/__proto__ field.key_forbidden']],
    [
      'a forbidden key deep inside',
      'ASSESS',
      assess({ risks: [JSON.parse('{"prototype":1}')] }),
      ['/payload/risks/0/prototype field.key_forbidden'],
    ],
  ])('refuses %s', (_what, type, body, expected) => {
    expect(faultsOf(type, body)).toEqual(expected);
  });
  it('does not look up inherited names as events', () => {
    for (const type of ['constructor', 'toString', '__proto__', 'PACKAGE_OPENED', 'DRAFT_EXPIRED', ''])
      expect(parsePayload('pilot-application', type, {})).toMatchObject({ refused: true, code: 'event.unknown' });
  });
  it('bounds depth, size and the number of faults', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 60; level += 1) deep = { in: deep };
    expect(faultsOf('HOLD', { reason: deep })?.[0]).toMatch(/field\.depth$/);
    expect(faultsOf('ASSESS', assess({ risks: Array.from({ length: 30_000 }, () => 1) }))).toEqual([' field.nodes']);
    expect(faultsOf('ASSESS', assess({ risks: Array.from({ length: 100 }, () => ({})) }))?.length).toBeLessThanOrEqual(104);
  });
  it('says it in both languages', () => {
    const result = parsePayload('pilot-application', 'HOLD', {}) as Refusal;
    expect(result.errors?.[0]?.message).toEqual({ zh: '必填', en: 'is required' });
  });
});
