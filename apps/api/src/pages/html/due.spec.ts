import { stateCouncilCalendar } from '@sandbar/calendar';
import { wordsIn } from '../frame/frame.js';
import { dueLabel, dueOf } from './due.js';
import { clockTime } from './parts.js';

const calendar = stateCouncilCalendar();
const due = (dueAt: string, now: string, lang: 'zh' | 'en' = 'zh') => dueOf(dueAt, now, calendar, wordsIn(lang), 3);
/** 24:00 Asia/Shanghai of the day. */
const end = (day: string) => `${day}T16:00:00.000Z`;

describe('a due date in words', () => {
  it('counts working days over holidays, and the due day still belongs to the period', () => {
    expect(due(end('2026-09-24'), '2026-09-18T02:00:00.000Z')).toEqual({
      urgency: 'later',
      text: '剩 5 个工作日',
      day: '2026-09-24',
      provisional: false,
    });
    expect(due(end('2026-09-24'), '2026-09-24T15:59:59.000Z').text).toBe('今天到期');
    expect(due(end('2026-09-24'), '2026-09-23T02:00:00.000Z')).toMatchObject({ urgency: 'soon', text: '剩 1 个工作日' });
  });
  it('is overdue from 24:00 on, in working days', () => {
    expect(due(end('2026-09-18'), end('2026-09-18')).text).toBe('已逾期');
    expect(due(end('2026-09-18'), '2026-09-22T02:00:00.000Z', 'en')).toMatchObject({ urgency: 'late', text: 'Overdue by 3 working days' });
  });
  it('says that a day in an unknown year may move, in words', () => {
    const found = due(end('2031-03-04'), '2031-03-01T02:00:00.000Z');
    expect(found.provisional).toBe(true);
    expect(dueLabel(found, wordsIn('zh')).markup).toContain('2031-03-04</time>（暂定）');
  });
  it('writes instants in the time of Shanghai', () => {
    expect(clockTime('2026-09-24T16:05:00.000Z')).toBe('2026-09-25 00:05');
    expect(clockTime('2026-09-24T01:30:00.000Z')).toBe('2026-09-24 09:30');
  });
});
