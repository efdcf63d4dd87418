import { buildExampleDeclaration, listAttachments } from '@sandbar/declaration';
import type { CaseHeader, Province } from '@sandbar/domain';
import { REGISTRY, SYSTEM_ACTOR, isRefusal } from '@sandbar/domain';
import { hashJson, uuidFrom } from '@sandbar/hash';
import { MemoryEngine } from '@sandbar/testing';
import type { Answer } from '@sandbar/workflow';
import { verifyCase, verifyIndex } from '@sandbar/workflow';
import { ticked, tickedFor } from '../../seeds/demo/telling/checklists.js';

const CASE = uuidFrom('f0b5d3a6-6a0e-5c1b-9d43-7a2f51c0de31', 'scenario:shared');
const LANES = ['legality', 'risk', 'consumer'] as const;

/** A pilot of a Shanghai bank that would serve all four provinces, from draft to registration, through handle() alone. */
class SharedApplication {
  readonly engine = new MemoryEngine(REGISTRY, '2026-03-02T01:00:00.000Z');

  async send(login: string, caseId: string, type: string, payload: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    this.engine.clock.pass(60_000);
    const answer = await this.engine.send(login, caseId, type, payload);
    if (isRefusal(answer)) throw new Error(`${type} by ${login}: ${JSON.stringify(answer)}`);
    await this.engine.dispatcher.drain();
    return answer;
  }
  lead(who: string, type: string, payload: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.send(who.includes('.') ? who : `pbc-shanghai.${who}`, CASE, type, payload);
  }
  stage(caseId = CASE): string {
    return this.engine.store.cases.get(caseId)!.stage;
  }
  leg(province: Province): string {
    return [...this.engine.store.cases.values()].findLast(
      (row) => row.kind === 'sharing-leg' && row.write.header.recipientProvince === province,
    )!.id;
  }
  package(): string {
    return [...this.engine.store.cases.values()].findLast((row) => row.kind === 'sharing-package')!.id;
  }
  header(caseId: string): CaseHeader {
    return this.engine.store.cases.get(caseId)!.write.header;
  }
  /** To the package of the first round, sent to three provinces. */
  async toConsulting(): Promise<string> {
    await this.toSharing();
    await this.engine.advanceTo('2026-03-11T01:00:00.000Z');
    await this.releasePackage();
    return this.package();
  }

  async toScreening(): Promise<void> {
    const { engine } = this;
    const authority = engine.actor('pbc-shanghai.head').authority;
    const applicant = engine.actor('bank-31.applicant');
    const created = await engine.send(
      'bank-31.applicant',
      CASE,
      'CREATE',
      { title: '演示', leadApplicant: applicant.organisation, province: '31', leadAuthority: authority, linkedTo: null },
      'pilot-application',
    );
    expect(created).toMatchObject({ outcome: 'accepted', stage: 'draft' });
    const content = buildExampleDeclaration({ serviceArea: ['31', '32', '33', '34'], serial: 10 });
    engine.store.uploaded.set(
      CASE,
      listAttachments(1, content).flatMap(({ file }) => (file === undefined ? [] : [file.sha256])),
    );
    engine.store.workingCopies.set(CASE, { caseId: CASE, revision: 3, schemaVersion: '1', content });
    await this.lead('bank-31.signatory', 'SEAL', { workingCopyRevision: 3 });
    expect(this.stage()).toBe('signing');
    await this.lead('bank-31.signatory', 'ATTEST', { declarationHash: hashJson(content) });
    expect(this.stage()).toBe('screening');
  }

  async toSharing(): Promise<void> {
    await this.toScreening();
    await this.lead('intake-officer-1', 'ACCEPT', { checklist: ticked('intake'), laneAuthorities: {} });
    const reviewer = { legality: 'legality-reviewer-1', risk: 'risk-reviewer-1', consumer: 'consumer-reviewer-1' };
    for (const lane of LANES) {
      await this.lead('intake-officer-1', 'ASSIGN', { lane, assessor: this.engine.actor(`pbc-shanghai.${reviewer[lane]}`).person });
      await this.lead(reviewer[lane], 'ASSESS', {
        lane,
        verdict: 'pass',
        opinion: '演示意见',
        conditions: [],
        reasonCode: null,
        tier: lane === 'risk' ? 'low' : null,
        risks: lane === 'risk' ? [{ point: '演示', likelihood: 1, impact: 1, reason: '演示' }] : [],
        checklist: tickedFor(lane),
      });
      await this.lead('second-reviewer-1', 'APPROVE', { lane, opinion: '同意' });
    }
  }

  async releasePackage(office = 'pbc-shanghai'): Promise<void> {
    const disclosure = {
      tlp: 'AMBER',
      purpose: '征求意见',
      legalBasis: '长三角协同机制',
      expiresOn: '2026-12-01',
      withhold: [],
      maximumLevel: 2,
      note: '',
    };
    await this.send(`${office}.coordinator-1`, this.package(), 'SUBMIT_PACKAGE', disclosure);
    await this.send(`${office}.coordinator-2`, this.package(), 'RELEASE', { secrecyDeclared: true, legalBasisChecked: true });
  }

  async answer(office: string, province: Province, answer: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const leg = this.leg(province);
    await this.send(`${office}.coordinator-1`, leg, 'OPEN');
    await this.send(`${office}.coordinator-1`, leg, 'ACKNOWLEDGE', { expectedOn: '2026-04-10' });
    await this.send(`${office}.coordinator-1`, leg, 'PREPARE_ANSWER', {
      answer,
      reason: null,
      code: null,
      evidence: [],
      conditions: [],
      ...more,
    });
    await this.send(`${office}.coordinator-2`, leg, 'RELEASE_ANSWER');
  }
}

describe('given a pilot that would serve four provinces', () => {
  test('when two recognise it and one stays silent, then it is registered for three and every record verifies', async () => {
    const story = new SharedApplication();
    const { engine } = story;
    await story.toSharing();
    expect(story.stage()).toBe('sharing.claims');
    await engine.advanceTo('2026-03-11T01:00:00.000Z');
    expect(story.stage()).toBe('sharing.awaitingSettlement');
    await story.releasePackage();
    expect(story.stage(story.package())).toContain('consulting');
    await story.answer('pbc-jiangsu', '32', 'recognised');
    await story.answer('pbc-zhejiang', '33', 'recognised');
    await engine.advanceTo('2026-04-13T01:00:00.000Z');
    expect(story.stage(story.leg('34'))).toContain('noAnswer');
    expect(story.stage()).toBe('panel.convening');

    const experts = ['expert-1', 'expert-2', 'expert-3'];
    await story.lead('intake-officer-1', 'CONVENE', { experts: experts.map((login) => engine.actor(login).person) });
    for (const login of experts) await story.send(login, CASE, 'OPINE', { verdict: 'for', text: '演示' });
    await story.lead('intake-officer-1', 'CONCLUDE', { minutes: '演示' });
    expect(story.stage()).toBe('notice.preparing');
    await story.lead('bank-31.applicant', 'PROPOSE_REDACTIONS', { withhold: [] });
    await story.lead('secrecy-reviewer', 'PUBLISH', { withhold: [] });
    expect(story.stage()).toBe('notice.published');
    await engine.advanceTo('2026-05-08T01:00:00.000Z');
    expect(story.stage()).toBe('decision.proposing');
    await story.lead('proposer-1', 'PROPOSE', { outcome: 'register', reasonCode: null, reason: '演示', conditions: [], redirectTo: null });
    await story.lead('decider-1', 'REGISTER', { reason: '演示' });
    expect(story.stage()).toBe('registered');
    const { context } = engine.store.cases.get(CASE)!.snapshot as unknown as {
      context: { sharing: { area: string[] }; registrationNumber: string };
    };
    expect(context.sharing.area).toEqual(['31', '32', '33']);
    expect(context.registrationNumber).toMatch(/^91310115MA9YX0010J-2026-0001$/);

    await engine.store.read(async (view) => {
      const cases = new Map<string, { kind: string; firstHash: string | null }>();
      for await (const page of view.pages())
        for (const { stored, entries } of page) {
          expect(verifyCase(stored!, entries, REGISTRY.definitionOf(stored!.definition))).toEqual([]);
          cases.set(stored!.id, { kind: stored!.kind, firstHash: entries[0]?.hash ?? null });
        }
      expect(cases.size).toBe(5);
      for await (const rows of view.creations()) expect(verifyIndex(rows, cases)).toEqual([]);
    });
    expect(await engine.store.countByState()).toMatchObject({ pending: 0, dead: 0 });
  });

  test('when the lead recalls the package to correct it, then another goes out and only that one counts', async () => {
    const story = new SharedApplication();
    const first = await story.toConsulting();
    await story.answer('pbc-jiangsu', '32', 'recognised');
    const [leg, before] = [story.leg('33'), story.engine.store.cases.size];
    await story.send('pbc-shanghai.head', first, 'RECALL_PACKAGE', { reason: '披露有误' });
    expect([story.stage(first), story.stage(leg), story.stage()]).toEqual(['withdrawn', 'withdrawn', 'sharing.awaitingSettlement']);
    const second = story.package();
    expect([second === first, story.engine.store.cases.size]).toEqual([false, before + 1]);
    await story.releasePackage();
    for (const [office, province] of [
      ['pbc-jiangsu', '32'],
      ['pbc-zhejiang', '33'],
      ['pbc-anhui', '34'],
    ] as const)
      await story.answer(office, province, province === '32' ? 'abstained' : 'recognised');
    expect(story.stage()).toBe('panel.convening');
    expect(story.engine.store.cases.get(CASE)!.snapshot.context).toMatchObject({
      sharing: { package: second, round: 2, area: ['31', '33', '34'] },
    });
  });

  test('when another authority takes over the lead, then package and legs follow it', async () => {
    const story = new SharedApplication();
    const { engine } = story;
    const first = await story.toConsulting();
    const office = (login: string): string => engine.actor(login).authority!;
    const [from, to] = [office('pbc-shanghai.head'), office('nfra-shanghai.intake-officer')];
    const succeeded = {
      key: uuidFrom(CASE, 'succession'),
      caseId: CASE,
      type: 'AUTHORITY_SUCCEEDED',
      traceId: 'succession',
      source: { kind: 'message', from: CASE },
    } as const;
    await engine.workflow.handle({ ...succeeded, payload: { from, to, basis: '机构改革' }, actor: SYSTEM_ACTOR });
    await engine.dispatcher.drain();
    expect(story.header(first)).toMatchObject({ leadAuthority: to, holders: [{ holder: `authority:${to}`, level: 'full' }] });
    for (const province of ['32', '33', '34'] as const)
      expect(story.header(story.leg(province)).holders).toContainEqual({ holder: `authority:${to}`, level: 'headline' });
    expect(await engine.send('pbc-shanghai.head', first, 'RECALL_PACKAGE', { reason: '-' })).toMatchObject({ refused: true });
  });

  test('when the lead moves to another province, then the provinces are asked anew by it', async () => {
    const story = new SharedApplication();
    const first = await story.toConsulting();
    const leg = story.leg('32');
    const to = story.engine.actor('pbc-jiangsu.head').authority;
    await story.lead('head', 'TRANSFER', { to, toProvince: '32', reason: '主要业务在江苏' });
    await story.lead('pbc-jiangsu.head', 'ACCEPT_TRANSFER');
    expect([story.stage(first), story.stage(leg), story.stage()]).toEqual(['superseded', 'withdrawn', 'sharing.awaitingSettlement']);
    expect(story.header(story.package())).toMatchObject({ leadAuthority: to, province: '32' });
    await story.releasePackage('pbc-jiangsu');
    for (const province of ['31', '33', '34'] as const)
      expect(story.header(story.leg(province)).holders).toContainEqual({ holder: `authority:${to}`, level: 'headline' });
    expect(await story.engine.store.countByState()).toMatchObject({ pending: 0, dead: 0 });
  });
});
