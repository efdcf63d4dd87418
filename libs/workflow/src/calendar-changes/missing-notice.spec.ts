import { referenceRules } from '@sandbar/testing';
import { missingNotice } from './missing-notice.js';

it('is announced from 1 December on, by the rule table, and later too', () => {
  expect(missingNotice(referenceRules, '2026-11-30T15:59:59.999Z')).toBeNull();
  expect(missingNotice(referenceRules, '2026-11-30T16:00:00.000Z')).toBe(2027);
  expect(missingNotice(referenceRules, '2027-02-01T00:00:00.000Z')).toBe(2027);
  expect(missingNotice({ ...referenceRules, find: () => undefined }, '2027-02-01T00:00:00.000Z')).toBeNull();
});
