import { buildExampleDeclaration, listAttachments } from '@sandbar/declaration';
import { DEMO_FIRMS } from '@sandbar/identity';
import { FIRM, MISSING, OFFICER, PageRig, SCRIPT, SIGNATORY, changed, fieldsIn } from '../pages.fixture.js';

let rig: PageRig;
let id: string;
beforeAll(async () => void (rig = await new PageRig().start()));
afterAll(() => rig.api.stop());
beforeEach(async () => void (id = await rig.api.create()));

describe('the declaration being written', () => {
  const section = (name: string): string => `/cases/${id}/declaration/${name}`;
  const saved = () => rig.api.workingCopies.get(id);

  it('keeps what is incomplete, as it was typed', async () => {
    const page = await rig.open(FIRM, section('basics'));
    const answer = await rig.post(
      FIRM,
      section('basics'),
      changed(page.body, { '/basics/name': SCRIPT, '/basics/scale/annualAmount': '很多' }),
    );
    expect([answer.status, answer.headers['location']]).toEqual([303, `${section('basics')}?saved=1`]);
    expect(saved()).toMatchObject({ revision: 1, content: { basics: { name: SCRIPT, scale: { annualAmount: '很多' } } } });
    const again = await rig.open(FIRM, `${section('basics')}?check=1`);
    expect(fieldsIn(again.body).get('/basics/name')).toBe(SCRIPT);
    expect(again.body).toContain('id="f-basics-scale-annualAmount-fault"');
    expect(again.body).not.toMatch(/<script|<img/);
    for (const url of [`/cases/${id}/declaration`, `/cases/${id}/declaration/check`])
      expect((await rig.open(FIRM, url)).body).not.toMatch(/<script|<img/);
  });
  it('adds and removes rows by buttons, also the first row of a list inside a row', async () => {
    const press = async (what: string): Promise<void> => {
      const page = await rig.open(FIRM, section('parties'));
      expect((await rig.post(FIRM, section('parties'), changed(page.body, { do: what }))).status).toBe(303);
    };
    await press('add /parties');
    await press('add /parties');
    await press('add /parties/1/licences');
    expect(saved()?.content).toMatchObject({ parties: [{ rid: expect.any(String) }, { licences: [{ rid: expect.any(String) }] }] });
    await press('remove /parties/0');
    expect(saved()?.content).toMatchObject({ parties: [{ licences: [{}] }] });
    await press('add /__proto__/polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  it('shows both writings when two people save at once, and loses neither', async () => {
    const page = await rig.open(FIRM, section('basics'));
    await rig.post(SIGNATORY, section('basics'), changed(page.body, { '/basics/name': '演示：他人所写' }));
    const late = await rig.post(FIRM, section('basics'), changed(page.body, { '/basics/name': '演示：我所写' }));
    expect(late.status).toBe(412);
    expect(late.body).toContain('演示：他人所写');
    expect(fieldsIn(late.body).get('/basics/name')).toBe('演示：我所写');
    expect(saved()?.content).toMatchObject({ basics: { name: '演示：他人所写' } });
    expect((await rig.post(FIRM, section('basics'), changed(late.body))).status).toBe(303);
    expect(saved()?.content).toMatchObject({ basics: { name: '演示：我所写' } });
  });
  it('carries a whole declaration through its forms without changing it', async () => {
    const content = exampleOf();
    rig.api.workingCopies.set(id, {
      caseId: id,
      revision: 1,
      schemaVersion: '1',
      content,
      updatedBy: 'x',
      updatedAt: rig.api.engine.clock.now(),
    });
    attach(content);
    for (const name of Object.keys(content)) {
      const page = await rig.open(FIRM, section(name));
      const body = page.body;
      const fields = [...fieldsIn(body)].filter(([key]) => !checksIn(body).has(key));
      for (const [key, values] of checksIn(body)) for (const value of values) fields.push([key, value]);
      expect([name, (await rig.post(FIRM, section(name), fields)).status]).toEqual([name, 303]);
      expect(saved()?.content[name]).toEqual(content[name]);
    }
  });
  it('lists every fault before it is sealed, each at its field, and seals what has none', async () => {
    const check = await rig.open(SIGNATORY, `/cases/${id}/declaration/check`);
    expect(check.body).toContain(`/cases/${id}/declaration/basics?check=1#f-basics-name`);
    await rig.post(
      FIRM,
      section('basics'),
      changed((await rig.open(FIRM, section('basics'))).body, { '/basics/name': '演示：央行认可的服务' }),
    );
    const path = `/cases/${id}/actions/SEAL`;
    const refused = await rig.post(SIGNATORY, path, changed((await rig.open(SIGNATORY, path)).body));
    expect([refused.status, rig.versionOf(id)]).toEqual([422, 1]);
    expect(refused.body).toContain(`/cases/${id}/declaration/parties?check=1#f-parties`);
    const content = exampleOf();
    rig.api.workingCopies.set(id, {
      caseId: id,
      revision: 2,
      schemaVersion: '1',
      content,
      updatedBy: 'x',
      updatedAt: rig.api.engine.clock.now(),
    });
    rig.api.engine.store.workingCopies.set(id, { caseId: id, revision: 2, schemaVersion: '1', content });
    rig.api.engine.store.uploaded.set(
      id,
      listAttachments(1, content).flatMap(({ file }) => file?.sha256 ?? []),
    );
    const sealed = await rig.post(SIGNATORY, path, changed((await rig.open(SIGNATORY, path)).body));
    expect([sealed.status, rig.versionOf(id)]).toEqual([303, 2]);
    const page = await rig.open(SIGNATORY, `/cases/${id}`);
    expect(page.body).toContain('签署声明');
    expect((await rig.open(OFFICER, `/cases/${id}`)).status).toBe(404);
  });

  /** A declaration of bank-31 alone, which has an account. */
  function exampleOf(): Record<string, unknown> {
    const firm = DEMO_FIRMS.find(({ code }) => code === 'bank-31')!;
    const content = buildExampleDeclaration({ today: '2026-09-01', home: '31', serial: 10 }) as unknown as Record<string, unknown>;
    expect((content['parties'] as { uscc: string }[])[0]?.uscc).toBe(firm.uscc);
    return JSON.parse(JSON.stringify(content)) as Record<string, unknown>;
  }
  function attach(content: Record<string, unknown>): void {
    for (const { file } of listAttachments(1, content))
      if (file !== undefined)
        rig.api.attachments.push({
          id: MISSING,
          caseId: id,
          sha256: file.sha256,
          name: file.fileName,
          mediaType: file.mediaType,
          size: file.size,
          status: 'not-scanned',
          uploadedBy: 'x',
          uploadedAt: rig.api.engine.clock.now(),
        });
  }
  function checksIn(body: string): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const [tag] of body.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
      found.set(name, [...(found.get(name) ?? []), ...(tag.includes(' checked') ? [/value="([^"]*)"/.exec(tag)?.[1] ?? ''] : [])]);
    }
    return found;
  }
});
