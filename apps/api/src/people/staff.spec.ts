import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const ADMIN = 'pbc-shanghai.unit-administrator';
const FIRM_ADMIN = 'bank-31.unit-administrator';
const PASSWORD = 'ein langer satz für niemanden';
const GUEST = { email: 'New.Clerk@Bank.example', displayName: '演示·新人', roles: ['applicant'] };

let rig: ApiRig;
beforeEach(async () => void (rig = await new ApiRig().start()));
afterEach(() => rig.stop());
const person = (login: string): string => rig.engine.actor(login).person;
const invite = (by = FIRM_ADMIN, more: object = {}) => rig.write('POST', by, '/v1/invitations', { ...GUEST, ...more });
const linkIn = (n = -1): string => rig.invitations.mails.at(n)!.link!.split('/invitations/')[1]!;
const accept = (token: string, password = PASSWORD) =>
  rig.send({ method: 'POST', url: `/v1/invitations/links/${token}`, payload: { password } });
const faultsOf = (answer: { json: Readonly<Record<string, unknown>> }): string[] =>
  ((answer.json['errors'] ?? []) as { pointer: string; code: string }[]).map((one) => `${one.pointer} ${one.code}`);

describe('an invitation', () => {
  it('goes to the address, is accepted once, and makes an account with the roles', async () => {
    expect((await invite()).json).toMatchObject({ mailed: true, expiresAt: '2026-09-08T01:00:00.000Z' });
    const token = linkIn();
    expect((await rig.get(undefined, `/v1/invitations/links/${token}`)).json).toMatchObject({
      login: 'new.clerk@bank.example',
      placeName: { zh: '您的单位', en: 'your unit' },
      roles: [{ code: 'applicant', label: { zh: '申请经办人' } }],
    });
    expect((await accept(token, 'kurz')).status).toBe(422);
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    const made = answers.find(({ status }) => status === 201)!;
    expect(made.json).toMatchObject({ displayName: GUEST.displayName, organisation: rig.engine.actor(FIRM_ADMIN).organisation });
    expect(made.json['roles']).toMatchObject([{ code: 'applicant' }]);
    expect(rig.identities.acts.map(({ act }) => act)).toEqual(['invitation.sent', 'invitation.accepted']);
  });

  it('answers the same for an address that has an account, and tells its owner only', async () => {
    rig.identities.people.set('x', {
      ...rig.identities.people.get(person('bank-32.applicant'))!,
      id: 'x',
      login: 'new.clerk@bank.example',
    });
    const [known, fresh] = [await invite(), await invite(FIRM_ADMIN, { email: 'other@bank.example' })];
    expect(Object.keys(known.json)).toEqual(Object.keys(fresh.json));
    expect([known.status, known.json['mailed']]).toEqual([fresh.status, fresh.json['mailed']]);
    expect(rig.invitations.mails.map(({ link }) => link === null)).toEqual([true, false]);
    const rows = (await rig.get(FIRM_ADMIN, '/v1/invitations')).json['data'] as { state: string }[];
    expect(rows.map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('is for the own unit’s roles, by its administrator', async () => {
    for (const roles of [['head'], ['system-administrator'], ['applicant', 'audit-administrator'], ['public']])
      expect([roles, faultsOf(await invite(FIRM_ADMIN, { roles }))]).toEqual([roles, ['/roles place.mismatch']]);
    for (const email of ['a@b', 'a b@c.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>'])
      expect([email, faultsOf(await invite(FIRM_ADMIN, { email }))]).toEqual([email, ['/email email.unusable']]);
    for (const by of ['bank-31.applicant', 'pbc-shanghai.head', 'system-administrator']) expect((await invite(by)).status).toBe(403);
  });

  it('is void when it is taken back, sent again, repeated or too old', async () => {
    const { id } = (await invite()).json as { id: string };
    const first = linkIn();
    for (const stranger of ['bank-32.unit-administrator', ADMIN])
      expect((await rig.write('POST', stranger, `/v1/invitations/${id}/revocation`, undefined)).status).toBe(404);
    await rig.write('POST', FIRM_ADMIN, `/v1/invitations/${id}/resending`, undefined);
    const second = linkIn();
    await invite();
    const third = linkIn();
    for (const token of [first, second]) expect((await accept(token)).json['code']).toBe('enrolment.unusable');
    rig.engine.clock.set('2026-09-08T01:00:00.000Z');
    expect((await accept(third)).json['code']).toBe('enrolment.unusable');
    for (const odd of ['x', '..%2f', 'a'.repeat(150)]) expect((await accept(odd)).json['code']).toBe('enrolment.unusable');
  });

  it('that could not be mailed says so and is sent again', async () => {
    rig.invitations.broken = new Error('the post is closed');
    const { id, mailed } = (await invite()).json as { id: string; mailed: boolean };
    expect(mailed).toBe(false);
    rig.invitations.broken = undefined;
    expect((await rig.write('POST', FIRM_ADMIN, `/v1/invitations/${id}/resending`, undefined)).json['mailed']).toBe(true);
  });

  it('brings somebody who left back under the same identity', async () => {
    const gone = person('bank-32.applicant');
    const row = rig.identities.people.get(gone)!;
    rig.identities.people.set(gone, { ...row, status: 'disabled', email: 'new.clerk@bank.example' });
    await invite();
    expect((await accept(linkIn())).json).toMatchObject({ person: gone, organisation: rig.engine.actor(FIRM_ADMIN).organisation });
  });
});

describe('roles and departures', () => {
  const risk = 'pbc-shanghai.risk-reviewer-1';
  const leave = (by: string, more: object = {}) =>
    rig.write('POST', by, '/v1/departures', { person: person(risk), reason: '调离', ...more });

  it('lists the own unit with its roles, and no other', async () => {
    const rows = (await rig.get(ADMIN, '/v1/people?limit=200')).json['data'] as { login: string; roles: { code: string }[] }[];
    expect(rows.every(({ login }) => login.startsWith('pbc-shanghai.'))).toBe(true);
    expect(rows.find(({ login }) => login === risk)!.roles).toMatchObject([{ code: 'risk-reviewer' }]);
    const place = `authority=${rig.engine.actor('pbc-jiangsu.head').authority}`;
    expect((await rig.get(ADMIN, `/v1/people?${place}`)).status).toBe(403);
    expect((await rig.get('audit-administrator', `/v1/people?${place}`)).status).toBe(200);
    expect((await rig.get('pbc-shanghai.head', '/v1/people')).status).toBe(403);
  });

  it('grants a role with dates inside the unit, never to oneself, never one of the platform’s', async () => {
    const grant = (by: string, to: string, body: object) => rig.write('POST', by, `/v1/people/${person(to)}/roles`, body);
    expect((await grant(ADMIN, risk, { role: 'proposer', from: '2026-09-02', until: '2026-09-30' })).status).toBe(204);
    const made = rig.identities.grants.find(({ person: one, role }) => one === person(risk) && role === 'proposer');
    expect(made).toMatchObject({ from: '2026-09-01T16:00:00.000Z', to: '2026-09-30T16:00:00.000Z' });
    expect(faultsOf(await grant(ADMIN, risk, { role: 'system-administrator' }))).toEqual(['/role place.mismatch']);
    expect(faultsOf(await grant(ADMIN, risk, { role: 'risk-reviewer' }))).toEqual(['/role role.held']);
    expect(faultsOf(await grant(ADMIN, risk, { role: 'head', until: '2026-08-01' }))).toEqual(['/until dates.order']);
    expect((await grant(ADMIN, ADMIN, { role: 'head' })).status).toBe(403);
    expect((await grant(ADMIN, 'pbc-jiangsu.head', { role: 'decider' })).status).toBe(404);
    expect((await grant('pbc-shanghai.head', risk, { role: 'decider' })).status).toBe(403);
  });

  it('records a departure at once and in advance, and takes the planned one back', async () => {
    expect((await leave('pbc-jiangsu.unit-administrator')).status).toBe(404);
    expect((await leave('pbc-shanghai.head')).status).toBe(403);
    expect(faultsOf(await leave(ADMIN, { lastDay: '2026-08-31' }))).toEqual(['/lastDay dates.past']);
    const planned = await leave(ADMIN, { lastDay: '2026-09-10', roles: ['risk-reviewer'] });
    expect([planned.status, planned.json['effectiveAt']]).toEqual([202, '2026-09-10T16:00:00.000Z']);
    expect(faultsOf(await leave(ADMIN))).toEqual(['/roles departure.nothing']);
    expect((await rig.get(ADMIN, '/v1/departures')).json['data']).toHaveLength(1);
    expect((await rig.get('pbc-jiangsu.unit-administrator', '/v1/departures')).json['data']).toEqual([]);
    const cancel = `/v1/departures/${String(planned.json['id'])}/cancellation`;
    expect((await rig.write('POST', 'pbc-jiangsu.unit-administrator', cancel, undefined)).status).toBe(404);
    expect((await rig.write('POST', ADMIN, cancel, undefined)).status).toBe(204);
    expect((await leave(ADMIN)).status).toBe(202);
  });

  it('keeps successions for the platform’s system administrator, with a dry run', async () => {
    const [from, to] = ['pbc-shanghai.head', 'pbc-jiangsu.head'].map((login) => rig.engine.actor(login).authority);
    const body = { from, to, since: '2026-10-01', basis: '机构改革方案', movesPeople: true };
    for (const by of [ADMIN, 'pbc-shanghai.head', 'security-administrator', 'audit-administrator'])
      expect((await rig.write('POST', by, '/v1/successions', body)).status).toBe(403);
    expect((await rig.write('POST', 'system-administrator', '/v1/successions', { ...body, dryRun: true })).json).toEqual({
      total: 0,
      cases: [],
    });
    expect((await rig.write('POST', 'system-administrator', '/v1/successions', { ...body, to: from })).status).toBe(422);
    const made = await rig.write('POST', 'system-administrator', '/v1/successions', body);
    expect([made.status, made.json['effectiveAt']]).toEqual([202, '2026-09-30T16:00:00.000Z']);
    expect((await rig.get('system-administrator', `/v1/successions/${String(made.json['id'])}/cases`)).json['data']).toEqual([]);
    expect(rig.identities.acts.at(-1)).toMatchObject({ act: 'authority.succeeded', subject: from });
    const cancel = `/v1/successions/${String(made.json['id'])}/cancellation`;
    expect((await rig.write('POST', 'security-administrator', cancel, undefined)).status).toBe(403);
    expect((await rig.write('POST', 'system-administrator', cancel, undefined)).status).toBe(204);
    expect(rig.identities.acts.at(-1)).toMatchObject({ act: 'authority.stays', subject: from });
    expect((await rig.write('POST', 'system-administrator', cancel, undefined)).status).toBe(404);
  });
});
