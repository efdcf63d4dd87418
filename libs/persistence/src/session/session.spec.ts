import type { Actor } from '@sandbar/domain';
import { holderKeysOf } from '@sandbar/domain';
import { DuplicateCommand, StoreUnavailable } from '@sandbar/workflow';
import { beginAs } from './begin-statement.js';
import { isForTheLock, isRetriable, toStoreFault } from './store-fault.js';

const clerk: Actor = { person: 'p1', roles: ['applicant'], organisation: 'o1', authority: null, province: '31' };
const reviewer: Actor = { person: 'p2', roles: ['risk-reviewer'], organisation: null, authority: 'a1', province: '31' };

describe('the holders that row security reads', () => {
  it.each<[string, Actor, string[]]>([
    ['a firm’s person', clerk, ['person:p1', 'org:o1']],
    ['a reviewer', reviewer, ['person:p2', 'authority:a1']],
    ['a coordinator', { ...reviewer, roles: ['coordinator'] }, ['person:p2', 'authority:a1', 'coordination:31']],
    ['a head', { ...reviewer, roles: ['head'] }, ['person:p2', 'authority:a1', 'coordination:31']],
    ['a firm’s person who calls himself coordinator', { ...clerk, roles: ['coordinator'] }, ['person:p1', 'org:o1']],
    ['the system', { person: 'system', roles: ['system'], organisation: null, authority: null, province: null }, ['person:system']],
  ])('%s', (_, actor, holders) => expect(holderKeysOf(actor)).toEqual(holders));
});

describe('beginAs', () => {
  it('is one message with everything that row security reads', () => {
    expect(beginAs(clerk, 'read')).toBe(
      `BEGIN READ ONLY;SET LOCAL app.person='p1';SET LOCAL app.province='31';SET LOCAL app.holders='person:p1,org:o1'`,
    );
  });
  it.each([`x'`, 'a,b', 'a\nb', '', 'x'.repeat(300), '甲'])('refuses «%s»', (person) => {
    expect(() => beginAs({ ...clerk, person }, 'write')).toThrow(TypeError);
    expect(() => beginAs({ ...clerk, organisation: person }, 'write')).toThrow(TypeError);
  });
});

describe('toStoreFault', () => {
  const fault = (code: string, more: object = {}): Error => Object.assign(new Error('said'), { code, ...more });
  it.each([
    '08006',
    '53100',
    '53200',
    '53300',
    '57P01',
    '57P03',
    '58030',
    '25006',
    'ECONNREFUSED',
    'ECONNRESET',
    '40001',
    '40P01',
    '55P03',
    '57014',
  ])('%s: the store is unavailable', (code) => expect(toStoreFault(fault(code))).toBeInstanceOf(StoreUnavailable));
  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])('«%s»', (message) =>
    expect(toStoreFault(new Error(message))).toBeInstanceOf(StoreUnavailable),
  );
  it('knows a twin by the name of the constraint, and leaves bugs alone', () => {
    expect(toStoreFault(fault('23505', { constraint: 'command_pk' }))).toBeInstanceOf(DuplicateCommand);
    for (const bug of [fault('23505', { constraint: 'case_file_pk' }), fault('42703'), fault('22P02'), new TypeError('x'), 'text']) {
      expect(toStoreFault(bug)).toBe(bug);
    }
    expect([isRetriable(fault('40001')), isRetriable(fault('40P01')), isRetriable(fault('23505'))]).toEqual([true, true, false]);
  });
});

describe('isForTheLock', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  it.each(['55P03', '40001', '40P01', '23514', '23505', 'P0001'])(
    '%s: nothing was written, and a look at the present state may help',
    (code) => expect(isForTheLock(toStoreFault(coded(code)))).toBe(true),
  );
  it('a twin', () => expect(isForTheLock(new DuplicateCommand())).toBe(true));
  it.each([
    '57014',
    '53100',
    '53300',
    '25006',
    '57P01',
    '25P03',
    '08006',
    'EPIPE',
    'ECONNRESET',
    'EPERM',
    'ERR_STREAM_DESTROYED',
    'ERR_SSL_EOF',
  ])('%s: nobody knows, or the server has enough to do', (code) => expect(isForTheLock(toStoreFault(coded(code)))).toBe(false));
  it('a fault of our own', () => expect(isForTheLock(new Error('a bug'))).toBe(false));
});
