import type { Unit } from '@sandbar/calendar';
import { reckon, reminderLadder, stateCouncilCalendar } from '@sandbar/calendar';
import { loadReference } from './index.js';

const { rules, authorities } = loadReference();
const baseline = rules.filter((rule) => rule.authority === null);
const deviating = rules.filter((rule) => rule.authority !== null);
const value = (code: string): number => baseline.find((rule) => rule.code === code)?.value ?? Number.NaN;

/** Every rule that a machine or a screen reads, with the default of the design. */
const AGREED = `
clock.draft 180 calendar-day, clock.signing 10 working-day, clock.screening 5 working-day, clock.correction 15 working-day, clock.review.lane 15 working-day,
clock.review.total 20 working-day, clock.review.total.extension 10 working-day, clock.information 10 working-day, clock.information.extension 5 working-day,
clock.second-review 3 working-day, clock.sharing.revision 10 working-day, clock.panel.convene 5 working-day, clock.panel.opinion 10 working-day, clock.conditions 10 working-day,
clock.notice.preparing 5 working-day, clock.notice.published 5 working-day, clock.notice.answering 10 working-day, clock.decision 10 working-day,
clock.remedy.request 60 calendar-day, clock.remedy 60 calendar-day, clock.hold 20 working-day, clock.hold.extension 20 working-day,
clock.registered 3 month, clock.registered.extension 3 month, clock.live.winding-down 10 working-day, clock.suspension.confirm 24 hour, clock.suspension.decide 30 calendar-day,
clock.change 20 working-day, clock.evaluation.self 20 working-day, clock.evaluation.audit 20 working-day, clock.evaluation.experts 20 working-day,
clock.evaluation.confirm 20 working-day, clock.exit 60 calendar-day, clock.interest 5 working-day,
clock.package.drafting 5 working-day, clock.package.review 3 working-day, clock.package.consultation 25 working-day, clock.package.contested 10 working-day,
clock.package.revision 10 working-day, clock.package.escalation 20 working-day, clock.package.settled 5 working-day, clock.package.validity 24 hour,
clock.leg.delivery 2 working-day, clock.leg.outage 10 working-day, clock.leg.open 5 working-day, clock.leg.acknowledge 5 working-day, clock.leg.acknowledge.urgent 24 hour,
clock.leg.objection 20 working-day, clock.leg.objection.urgent 5 working-day, clock.leg.objection.revised 10 working-day, clock.leg.objection.revised.urgent 3 working-day,
clock.leg.information 10 working-day, disclosure.level.clear 1 level, disclosure.level.green 2 level, disclosure.level.amber 3 level, disclosure.level.amber-strict 4 level,
panel.quorum 3 person, panel.size 5 person, correction.rounds 1 count, hold.extensions 1 count, registered.extensions 1 count, panel.redraws 1 count,
review.total.extensions 1 count, information.extensions 1 count, parties.licensed.minimum 1 party, target.registration 25 working-day, archive.retention 120 month, authentication.fresh 15 minute, key.lifetime 365 calendar-day, key.rotation.overlap 168 hour, webhook.rotation.overlap 24 hour,
reminder.halfway 0.5 fraction, reminder.before.first 3 working-day, reminder.before.second 1 working-day, reminder.overdue.deputy 1 working-day,
reminder.overdue.administrator 5 working-day, delegation.days.maximum 60 calendar-day, invitation.hours 168 hour, digest.hour 9 hour, calendar.protection 1 count, calendar.notice.expected 31 calendar-day, upload.size.maximum 20971520 byte, upload.total.maximum 209715200 byte,
statistics.cell.minimum 5 count, statistics.tail.minimum 10 count, statistics.forecast.minimum 5 count, statistics.forecast.window 24 month,
similarity.score.minimum 0.55 fraction, similarity.weight.name 0.6 fraction, similarity.weight.technology 0.2 fraction, similarity.weight.scene 0.2 fraction,
checklist.intake.form 1 place, checklist.intake.attachments 2 place, checklist.intake.promises 3 place, checklist.intake.legality 4 place, checklist.intake.security 5 place, checklist.intake.safeguards 6 place, checklist.intake.public-version 7 place,
checklist.consumer.knowing 1 place, checklist.consumer.choosing 2 place, checklist.consumer.fair-dealing 3 place, checklist.consumer.property 4 place, checklist.consumer.redress 5 place, checklist.consumer.education 6 place, checklist.consumer.respect 7 place, checklist.consumer.information 8 place, checklist.consumer.marketing 9 place, checklist.consumer.automated-decisions 10 place,
checklist.security.transactions 1 place, checklist.security.service 2 place, checklist.security.continuity 3 place, checklist.security.algorithms 4 place, checklist.security.architecture 5 place, checklist.security.data 6 place, checklist.security.network 7 place, checklist.security.internal-control 8 place,
second-factor.decider 1 switch, second-factor.head 1 switch, second-factor.security-administrator 1 switch, second-factor.system-administrator 0 switch,
second-factor.audit-administrator 0 switch, second-factor.case-administrator 0 switch, second-factor.unit-administrator 0 switch, second-factor.signatory 0 switch`;

describe('the rule table', () => {
  it('holds every agreed code once as baseline, with its value and unit, and no other', () => {
    const agreed = AGREED.split(',').map((line) => line.trim());
    expect(baseline.map((rule) => `${rule.code} ${rule.value} ${rule.unit}`).sort()).toEqual(agreed.sort());
  });

  it('has one row a code, authority and version', () => {
    const keys = rules.map((rule) => `${rule.code}|${rule.authority}|${rule.version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives every rule a positive value, a switch 0 or 1, both titles and both texts of its basis', () => {
    for (const rule of rules) {
      if (rule.unit === 'switch') expect([0, 1]).toContain(rule.value);
      else if (rule.unit === 'place') expect(rule.value).toBeGreaterThanOrEqual(rule.authority === null ? 1 : 0);
      else expect(rule.value).toBeGreaterThan(0);
      for (const text of [rule.title, rule.basis]) expect([text.zh.trim(), text.en.trim()]).not.toContain('');
    }
  });

  it('never dresses an analogy as law: its text says that it does not apply directly, and nothing here claims to be law', () => {
    expect(rules.filter((rule) => rule.basisKind === 'law')).toEqual([]);
    for (const rule of rules) {
      expect([rule.code, rule.basis.zh.includes('非直接适用')]).toEqual([rule.code, rule.basisKind === 'analogy']);
      expect([rule.code, rule.basis.en.includes('does not apply directly')]).toEqual([rule.code, rule.basisKind === 'analogy']);
      if (rule.basisKind === 'house') expect(rule.basis.zh).toMatch(/^本平台默认值/);
    }
  });

  it('claims nobody’s verification', () => expect(rules.filter((rule) => rule.verifiedBy !== null)).toEqual([]));

  it('every clock can be reckoned, and the ladder climbs', () => {
    const calendar = stateCouncilCalendar();
    const ladder = {
      halfway: value('reminder.halfway'),
      beforeFirst: value('reminder.before.first'),
      beforeSecond: value('reminder.before.second'),
      overdueDeputy: value('reminder.overdue.deputy'),
      overdueAdministrator: value('reminder.overdue.administrator'),
    };
    const units: readonly string[] = ['working-day', 'calendar-day', 'month', 'hour'] satisfies Unit[];
    for (const rule of rules.filter(({ code }) => code.startsWith('clock.'))) {
      expect(units).toContain(rule.unit);
      const reckoning = reckon({
        rule: { ...rule, unit: rule.unit as Unit, basis: rule.basis.zh },
        start: '2026-03-02T02:00:00Z',
        stops: [],
        extensions: [],
        calendar,
      });
      expect([rule.code, reckoning.provisional]).toEqual([rule.code, false]);
      expect(reminderLadder(reckoning, ladder, calendar).length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('deviations', () => {
  it('two provinces deviate, each with a reason in both languages that says 演示', () => {
    expect(deviating.map((rule) => `${rule.code} ${rule.authority} ${rule.value}`)).toEqual([
      'clock.notice.published pbc-zhejiang 7',
      'clock.panel.opinion pbc-jiangsu 15',
    ]);
    for (const rule of deviating) {
      expect(rule.reason?.zh).toMatch(/^演示：.{10,}/);
      expect(rule.reason?.en).toMatch(/^Demonstration: .{10,}/);
      expect(rule.certainty).toBe('demo');
    }
    expect(baseline.filter((rule) => rule.reason !== null)).toEqual([]);
  });

  it('deviates in value only, from a baseline of the same unit and title, by an authority that is in office', () => {
    for (const rule of deviating) {
      const base = baseline.find(({ code }) => code === rule.code);
      const authority = authorities.find(({ code }) => code === rule.authority);
      expect([base?.unit, base?.title]).toEqual([rule.unit, rule.title]);
      expect(rule.value).not.toBe(base?.value);
      expect(authority?.validTo).toBeNull();
      expect((authority?.validFrom ?? '9999') <= rule.effectiveFrom).toBe(true);
    }
  });
});
