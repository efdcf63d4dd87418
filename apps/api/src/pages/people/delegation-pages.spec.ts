import { PageRig, SCRIPT, changed } from '../pages.fixture.js';
import { OPINION, inReview } from '../../../../../test/fixtures/rig-case.js';

const ABSENT = 'pbc-shanghai.legality-reviewer-1';
const DEPUTY = 'pbc-shanghai.legality-reviewer-2';
const LAST = '2026-09-10';

let rig: PageRig;
beforeEach(async () => void (rig = await new PageRig().start()));
afterEach(() => rig.api.stop());
const person = (login: string): string => rig.api.engine.actor(login).person;

async function arrange(fields: Record<string, string>, by = ABSENT) {
  const page = await rig.open(by, '/delegations');
  return rig.post(by, '/delegations', changed(page.body, { ...fields, '/roles': 'legality-reviewer' }));
}

describe('/delegations', () => {
  it('arranges cover by a form, shows it to both, and takes it back by a button', async () => {
    const sent = await arrange({ '/delegate': person(DEPUTY), '/to': LAST, '/reason': `休假${SCRIPT}` });
    expect([sent.status, sent.headers['location']]).toEqual([303, '/delegations?done=arranged']);
    const seen = await rig.open(DEPUTY, '/delegations');
    expect(seen.body).toContain('生效中');
    expect(seen.body).not.toContain('<script>alert');
    const revoke = /action="(\/delegations\/[0-9a-f-]+\/revocation)"/.exec(seen.body)![1]!;
    expect((await rig.post(DEPUTY, revoke, [])).headers['location']).toBe('/delegations?done=revoked');
    expect((await rig.open(ABSENT, '/delegations?done=revoked')).body).toContain('已撤销，立即失效');
    expect((await rig.post(DEPUTY, revoke, [])).status).toBe(404);
  });

  it('keeps what was typed beside the fault', async () => {
    const sent = await arrange({ '/delegate': person(DEPUTY), '/to': '2026-08-01', '/reason': '出差三周' });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('结束日不得早于开始日');
    expect(sent.body).toContain('出差三周');
  });

  it('carries an action in somebody’s stead from the list of cases to the record', async () => {
    const id = await inReview(rig.api);
    await arrange({ '/delegate': person(DEPUTY), '/to': LAST, '/reason': '休假' });
    const as = `as=${person(ABSENT)}`;
    const cases = await rig.open(DEPUTY, '/cases');
    expect(cases.body).toContain(`/cases/${id}/actions/ASSESS?lane=legality&amp;${as}`);
    expect(cases.body).toMatch(/class="tag">代/);
    const path = `/cases/${id}/actions/ASSESS?lane=legality&${as}`;
    const form = await rig.open(DEPUTY, path);
    expect(form.body).toMatch(/代.+办理：办理记录同时载明您和委托人/);
    const sent = await rig.post(DEPUTY, path, changed(form.body, { '/verdict': 'pass', '/opinion': OPINION.opinion }));
    expect([sent.status, sent.headers['location']]).toEqual([303, `/cases/${id}?done=ASSESS`]);
    expect(rig.api.engine.store.records.get(id)!.at(-1)!.meta.onBehalfOf).toBe(person(ABSENT));
    expect((await rig.open('pbc-shanghai.head', `/cases/${id}`)).body).toMatch(/（代/);
    expect((await rig.open(DEPUTY, `/cases/${id}/actions/ASSESS?lane=legality&as=${person('pbc-shanghai.head')}`)).status).toBe(403);
  });

  it('lets the unit administrator arrange for somebody else', async () => {
    const admin = 'pbc-shanghai.unit-administrator';
    const sent = await arrange({ '/delegator': person(ABSENT), '/delegate': person(DEPUTY), '/to': LAST, '/reason': '病假' }, admin);
    expect(sent.headers['location']).toBe('/delegations?done=arranged');
    expect((await rig.open(admin, '/delegations')).body).toContain('病假');
  });
});
