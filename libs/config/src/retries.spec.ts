import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LONGEST_LEASE_MS } from '@sandbar/workflow';
import { ConfigError } from './config.error.js';
import { loadConfig, type Environment } from './load-config.js';
import { DEFAULT_RETRIES } from './retries.js';

const EXAMPLE = resolve(__dirname, '../../../.env.example');
const retriesBy = (given: Environment) => loadConfig('cli', given).retries;

function variablesAtFault(given: Environment): string[] {
  try {
    loadConfig('cli', given);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.variable).sort();
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('how e-mail and webhooks are tried', () => {
  it('takes the waits of e-mail and webhooks, and refuses what is no list of waits', () => {
    const given = {
      MAIL_RETRY_MINUTES: '2,30',
      WEBHOOK_RETRY_SECONDS: '60',
      WEBHOOK_FAILING_HOURS: '24',
      MAIL_HOLD_SECONDS: '90',
      WEBHOOK_HOLD_SECONDS: '1800',
    };
    expect(retriesBy(given)).toEqual({
      mailMinutes: [2, 30],
      mailHoldSeconds: 90,
      webhookSeconds: [60],
      webhookHoldSeconds: 1_800,
      webhookFailingHours: 24,
    });
    for (const wrong of ['0', '1,,2', '1, 2', '-1', '1.5', 'soon', '1000000', Array(31).fill('1').join(',')])
      expect([wrong, variablesAtFault({ MAIL_RETRY_MINUTES: wrong })]).toEqual([wrong, ['MAIL_RETRY_MINUTES']]);
    expect(variablesAtFault({ WEBHOOK_RETRY_SECONDS: '5;6', WEBHOOK_FAILING_HOURS: '0' })).toEqual([
      'WEBHOOK_FAILING_HOURS',
      'WEBHOOK_RETRY_SECONDS',
    ]);
  });

  it('takes no hold that is shorter than an attempt, or so long that it counts as written by a wrong clock', () => {
    expect(variablesAtFault({ MAIL_HOLD_SECONDS: '89', WEBHOOK_HOLD_SECONDS: '19' })).toEqual([
      'MAIL_HOLD_SECONDS',
      'WEBHOOK_HOLD_SECONDS',
    ]);
    const { mailHoldSeconds } = retriesBy({ MAIL_HOLD_SECONDS: '1800' });
    expect(mailHoldSeconds * 1_000).toBeLessThan(LONGEST_LEASE_MS);
    expect(variablesAtFault({ MAIL_HOLD_SECONDS: '1801', WEBHOOK_HOLD_SECONDS: '1e2' })).toEqual([
      'MAIL_HOLD_SECONDS',
      'WEBHOOK_HOLD_SECONDS',
    ]);
  });

  it('the example says the defaults of the waits', () => {
    const lines = readFileSync(EXAMPLE, 'utf8').split('\n');
    const example = Object.fromEntries(
      lines.filter((line) => /^(MAIL|WEBHOOK)_(RETRY|HOLD|FAILING)/.test(line)).map((line) => line.split('=')),
    );
    expect(Object.keys(example)).toHaveLength(5);
    expect(retriesBy(example as Environment)).toEqual(DEFAULT_RETRIES);
  });
});
