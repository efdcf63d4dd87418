import { adviceOn } from './redis-advice.js';

const info = (policy: string, aof: 0 | 1): string => `# Memory\r\nmaxmemory_policy:${policy}\r\n# Persistence\r\naof_enabled:${aof}\r\n`;

describe('advice on a Redis for a queue', () => {
  it('is none where it evicts nothing and writes its log', () => {
    expect(adviceOn(info('noeviction', 1), '')).toEqual([]);
  });
  it('is none where it takes snapshots at least', () => {
    expect(adviceOn(info('noeviction', 0), '3600 1 300 100')).toEqual([]);
  });
  it('names the policy that evicts', () => {
    expect(adviceOn(info('allkeys-lru', 1), '')).toEqual([expect.stringMatching(/allkeys-lru.*noeviction/)]);
  });
  it('says that nothing is kept, also where the settings may not be read', () => {
    for (const save of ['', undefined]) expect(adviceOn(info('noeviction', 0), save)).toEqual([expect.stringContaining('appendonly')]);
  });
  it('is none where nothing is told', () => {
    expect(adviceOn('', undefined)).toEqual([]);
  });
});
