import { REGISTRY, type Audience } from '@sandbar/domain';
import { NOTICED_AT, NOTICE_TITLE, noticeCase, staffId, noticeJob, notificationRoom, DEMO_STAFF, mailText } from '@sandbar/testing';

describe('a notification', () => {
  it('says who did what, what to do, which case where, and until when', async () => {
    const { notifier, tx, rows } = notificationRoom(
      noticeCase({ deadlines: [{ name: 'screening', court: 'authority', dueDay: '2026-09-08', provisional: true }], stage: 'screening' }),
    );
    await notifier.deliver(noticeJob('ApplicationSubmitted', ['intake']), tx);
    expect(rows()[0]).toMatchObject({
      template: 'fact.ApplicationSubmitted@1',
      link: '/cases/01990000-0000-7000-8000-000000000001',
      reference: '沪创新2026-0003',
      dueDay: '2026-09-08',
      todo: true,
      subject: { zh: '申请已提交：沪创新2026-0003', en: 'Application submitted: 沪创新2026-0003' },
    });
    expect(rows()[0]?.body.zh.split('\n')).toEqual([
      '各申请方签署完毕，申请已提交主办机关进行受理审查。',
      '请您：在期限内作出受理、一次性告知补正、不属范围或移送的处理；逾期视为受理。',
      `申请件：${NOTICE_TITLE}（沪创新2026-0003）`,
      '阶段：受理审查；主办机关：演示机关',
      '期限：2026-09-08（北京时间当日24:00止，受理审查），暂定，节假日安排公布后重新计算',
    ]);
    expect(rows()[0]?.body.en).toContain('Due: 2026-09-08 (24:00 Beijing time');
  });

  it('is one row and one file an event and person, however often and however many at once', async () => {
    const { notifier, tx, rows, mails } = notificationRoom();
    const job = noticeJob('ApplicationAccepted', ['parties', 'laneOfficers', 'coordinatorsInformed']);
    await Promise.all(Array.from({ length: 5 }, () => notifier.deliver(job, tx)));
    const before = new Map([...mails].map(([name, bytes]) => [name, bytes.toString('hex')]));
    const marked = rows()[0]!;
    await tx.mark(marked.person, [marked.id], NOTICED_AT);
    expect(await notifier.deliver(job, tx)).toMatchObject({ told: before.size, mailed: before.size, nobody: [] });
    expect(rows()).toHaveLength(before.size);
    expect(new Map([...mails].map(([name, bytes]) => [name, bytes.toString('hex')]))).toEqual(before);
    expect(rows().find((row) => row.id === marked.id)?.readAt).toBe(NOTICED_AT);
    await notifier.deliver({ ...job, eventKey: 'another event' }, tx);
    expect(rows()).toHaveLength(2 * before.size);
  });

  it.each<[Audience, readonly string[]]>([
    ['leadApplicant', ['bank-31.applicant', 'bank-31.signatory']],
    ['parties', ['bank-31.applicant', 'bank-31.signatory', 'technology-31.applicant', 'technology-31.signatory']],
    ['intake', ['pbc-shanghai.intake-officer-1', 'pbc-shanghai.intake-officer-2']],
    ['deciders', ['pbc-shanghai.decider-1', 'pbc-shanghai.decider-2']],
    ['head', ['pbc-shanghai.head']],
    ['coordinatorsInformed', ['pbc-jiangsu.coordinator-1', 'pbc-jiangsu.coordinator-2']],
    ['coordinatorsOwner', ['pbc-shanghai.coordinator-1', 'pbc-shanghai.coordinator-2']],
    [
      'secondReviewers',
      ['lfb-shanghai.second-reviewer', 'nfra-shanghai.second-reviewer', 'pbc-shanghai.second-reviewer-1', 'pbc-shanghai.second-reviewer-2'],
    ],
    ['panel', ['expert-1', 'expert-2']],
    ['transferee', ['pbc-ningbo.case-administrator', 'pbc-ningbo.head']],
    ['auditors', []],
    ['coordinatorsRecipient', []],
  ])('to %s finds its people', async (audience, logins) => {
    const { notifier, tx, told } = notificationRoom();
    await notifier.deliver(noticeJob('ApplicationSubmitted', [audience]), tx);
    expect(told()).toEqual([...logins].sort());
  });

  it('of an audit goes to the auditor assigned, by the fact or by the case', async () => {
    const auditor = staffId('completion-auditor');
    const first = notificationRoom();
    await first.notifier.deliver(noticeJob('AuditorAssigned', ['auditors'], { data: { auditor } }), first.tx);
    const second = notificationRoom(noticeCase({ snapshot: { status: 'active', value: {}, context: { auditor } } }));
    await second.notifier.deliver(noticeJob('SelfAssessmentSubmitted', ['auditors']), second.tx);
    expect([first.told(), second.told()]).toEqual([['completion-auditor'], ['completion-auditor']]);
  });

  it('of a lane goes to that lane: its desk, and its assessor once there is one', async () => {
    const first = notificationRoom();
    await first.notifier.deliver(noticeJob('LaneOverdue', ['laneOfficers'], { data: { lane: 'consumer' } }), first.tx);
    expect(first.told()).toEqual([
      'nfra-shanghai.consumer-reviewer-1',
      'nfra-shanghai.consumer-reviewer-2',
      'nfra-shanghai.intake-officer',
    ]);
    expect(first.rows()[0]?.subject.zh).toBe('消费者权益保护审查：审查逾期：沪创新2026-0003');
    const lanes = {
      legality: { assessor: null },
      risk: { assessor: null },
      consumer: { assessor: staffId('nfra-shanghai.consumer-reviewer-2') },
    };
    const second = notificationRoom(noticeCase({ snapshot: { status: 'active', value: {}, context: { lanes } } }));
    await second.notifier.deliver(noticeJob('LaneOverdue', ['laneOfficers'], { data: { lane: 'consumer' } }), second.tx);
    expect(second.told()).toEqual(['nfra-shanghai.consumer-reviewer-2', 'nfra-shanghai.intake-officer']);
    await second.notifier.deliver(
      noticeJob('LaneAssigned', ['assessor'], { data: { lane: 'risk', assessor: staffId('pbc-shanghai.risk-reviewer-1') } }),
      second.tx,
    );
    expect(second.told()).toContain('pbc-shanghai.risk-reviewer-1');
  });

  it('of a leg goes to the recipient province, never to the sender', async () => {
    const { notifier, tx, told } = notificationRoom(noticeCase({}, { leadApplicant: null, parties: [] }, 'sharing-leg'));
    await notifier.deliver(noticeJob('LegAnswerPrepared', ['coordinatorsRecipient', 'secondReviewers']), tx);
    expect(told().every((login) => /^(pbc|nfra|lfb)-(zhejiang|ningbo)\./.test(login))).toBe(true);
    expect(told()).toContain('pbc-zhejiang.coordinator-1');
  });

  it('of a moved date goes to whoever holds that clock, once, and to nobody whose clocks stayed', async () => {
    const { notifier, tx, told } = notificationRoom();
    const moved = [
      { clock: 'screening', court: 'authority', days: 1 },
      { clock: 'review.second.risk', court: 'authority', days: 0 },
      { clock: 'correction', court: 'firm', days: 2 },
    ];
    const job = noticeJob('DeadlinesMoved', ['clockHolders'], { data: { moved } });
    await notifier.deliver(job, tx);
    await notifier.deliver(job, tx);
    expect(told()).toEqual([
      'bank-31.applicant',
      'bank-31.signatory',
      'pbc-shanghai.intake-officer-1',
      'pbc-shanghai.intake-officer-2',
      'technology-31.applicant',
      'technology-31.signatory',
    ]);
  });

  it('reaches a person of two audiences once, with both to-dos', async () => {
    const { notifier, tx, rows } = notificationRoom();
    const both = DEMO_STAFF.find((one) => one.person.login === 'pbc-shanghai.head')!;
    tx.people.push({
      ...both,
      person: { ...both.person, id: 'both', login: 'both' },
      grants: [both.grants[0]!, { ...both.grants[0]!, role: 'intake-officer' }],
    });
    await notifier.deliver(noticeJob('AnsweringOverdue', ['intake', 'head']), tx);
    const own = rows().filter((row) => row.person === 'both');
    expect(own).toHaveLength(1);
    expect(own[0]?.body.zh).toContain('请您：尽快答复；督办。');
  });

  it('spares the person who acted, and those a conflict shut out', async () => {
    const shutOut = staffId('pbc-shanghai.decider-2');
    const { notifier, tx, told } = notificationRoom(noticeCase({}, { closedTo: [shutOut] }));
    const delivery = await notifier.deliver(noticeJob('DecisionProposed', ['deciders'], { actor: staffId('pbc-shanghai.decider-1') }), tx);
    expect(told()).toEqual([]);
    expect(delivery.nobody).toEqual([]);
  });

  it('that finds nobody eligible alarms the case administrator, once', async () => {
    const closedTo = [staffId('pbc-shanghai.decider-1'), staffId('pbc-shanghai.decider-2')];
    const { notifier, tx, told, rows } = notificationRoom(noticeCase({}, { closedTo }));
    const job = noticeJob('DecisionProposed', ['deciders', 'coordinatorsRecipient']);
    expect((await notifier.deliver(job, tx)).nobody).toEqual(['deciders']);
    await notifier.deliver(job, tx);
    expect(told()).toEqual(['pbc-shanghai.case-administrator']);
    expect(rows()[0]).toMatchObject({ template: 'alarm.nobody@1', todo: true, subject: { zh: '无人可办：决定人：沪创新2026-0003' } });
  });

  it('of a draft does not reach the office that will get it, not even as an alarm', async () => {
    const { notifier, tx, rows } = notificationRoom(noticeCase({}, { holders: [], leadApplicant: 'a firm without people', parties: [] }));
    expect((await notifier.deliver(noticeJob('DraftDiscarded', ['leadApplicant', 'intake', 'head']), tx)).nobody).toEqual([
      'leadApplicant',
    ]);
    expect(rows()).toEqual([]);
  });

  it('alarms the head where the case administrators are the ones missing', async () => {
    const { notifier, tx, told } = notificationRoom(noticeCase({}, { closedTo: [staffId('pbc-shanghai.case-administrator')] }));
    await notifier.deliver(noticeJob('ConflictDeclared', ['caseAdministrators']), tx);
    expect(told()).toEqual(['pbc-shanghai.head']);
  });

  it('carries nothing that somebody wrote, from any fact of any machine', async () => {
    const canary = 'CANARY-7f3a';
    const data = new Proxy({}, { get: (_all, key) => (key === 'lane' ? 'risk' : key === 'province' ? '32' : canary) });
    for (const definition of REGISTRY.all)
      for (const [fact, reactions] of Object.entries(definition.reactions)) {
        const to = reactions.flatMap((one) => (one.kind === 'notify' ? one.to : []));
        if (to.length === 0) continue;
        const { notifier, tx, rows, mails } = notificationRoom(noticeCase({}, {}, definition.kind));
        await notifier.deliver(noticeJob(fact, to, { data, kind: definition.kind, actor: canary }), tx);
        const everything = JSON.stringify(rows()) + [...mails.values()].map(mailText).join('\n');
        expect(everything).not.toContain(canary);
        expect(everything).not.toMatch(/[{]\w+[}]|undefined|null：/);
      }
  });
});
