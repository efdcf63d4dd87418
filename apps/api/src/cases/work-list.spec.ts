import { FIRM, OFFICER, PageRig, SIGNATORY } from '../pages/pages.fixture.js';

const ON_A_PAGE = 20;
const CASES = ON_A_PAGE + 3;

describe('what waits for me', () => {
  const rig = new PageRig();
  const made: string[] = [];
  beforeAll(async () => {
    await rig.start();
    for (let n = 0; n < CASES; n += 1) made.push(await rig.api.create(`演示：第 ${n} 件`));
  });
  afterAll(() => rig.api.stop());

  const shown = (body: string): string[] => [...body.matchAll(/data-case="([^"]+)"/g)].map(([, id]) => id!);
  const nextOf = (body: string): string | undefined => /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  const walk = async (login: string, from: string): Promise<string[]> => {
    const found: string[] = [];
    for (let url: string | undefined = from; url !== undefined;) {
      const { body } = await rig.open(login, url);
      found.push(...shown(body));
      url = nextOf(body);
    }
    return found;
  };
  const page = async (query: string, login = FIRM) => {
    const { json } = await rig.api.get(login, `/v1/cases?${query}`);
    return json as unknown as { data: { id: string; dueAt: string | null }[]; page: { next: string | null } };
  };

  it('pages through all of it, also with more cases than a page, each with what is to be done', async () => {
    const { body } = await rig.open(FIRM, '/cases');
    expect(shown(body)).toHaveLength(ON_A_PAGE);
    expect(body).toContain(`/cases/${shown(body)[0]}/declaration`);
    expect((await walk(FIRM, '/cases')).sort()).toEqual([...made].sort());
    expect(await walk(OFFICER, '/cases')).toEqual([]);
  });

  it('keeps its conditions from page to page, and each can be taken back', async () => {
    expect((await walk(FIRM, '/cases?province=31&stage=pilot-application%2Fdraft')).sort()).toEqual([...made].sort());
    expect(await walk(FIRM, '/cases?province=32')).toEqual([]);
    expect(await walk(FIRM, '/cases?stage=pilot-application%2Freview')).toEqual([]);
    expect(await walk(FIRM, '/cases?due=overdue')).toEqual([]);
    const { body } = await rig.open(FIRM, '/cases?stage=pilot-application%2Fdraft&q=第&due=soon');
    expect(body).toContain('起草 ×');
    expect(body).toMatch(/href="\/cases\?q=[^"]*&amp;due=soon"\s*aria-current="true"/);
    expect(body).toContain('没有符合条件的案件');
    // What nobody can mean is left out.
    expect(shown((await rig.open(FIRM, '/cases?who=x&due=y&stage=z')).body)).toHaveLength(ON_A_PAGE);
  });

  it('shows what waits for anybody of the firm to everybody of it, and to nobody else', async () => {
    expect((await walk(SIGNATORY, '/cases?who=office')).sort()).toEqual([...made].sort());
    expect(await walk('bank-32.applicant', '/cases?who=office')).toEqual([]);
    expect((await rig.open(SIGNATORY, '/cases?who=office')).body).toContain('本机构全部');
  });

  it('is the same list over the API, with cursors', async () => {
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { data, page: at } = await page(`awaiting=me&limit=5${cursor}`);
      expect(data.length).toBeLessThanOrEqual(5);
      found.push(...data.map(({ id }) => id));
      if (at.next === null) break;
      cursor = `&cursor=${at.next}`;
    }
    expect(found).toHaveLength(CASES);
    expect([...found].sort()).toEqual([...made].sort());
    expect((await page('awaiting=office&sort=dueAt&stage=draft&province=31&limit=200', SIGNATORY)).data).toHaveLength(CASES);
    expect((await page('awaiting=me', OFFICER)).data).toEqual([]);
  });

  it('refuses what does not go with it, and names the field', async () => {
    const { status, json } = await rig.api.get(FIRM, '/v1/cases?awaiting=me&court=firm&sort=-createdAt');
    expect([status, (json as unknown as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([
      400,
      ['/court', '/sort'],
    ]);
    expect((await rig.api.get(FIRM, '/v1/cases?awaiting=them')).status).toBe(400);
    expect(
      (await rig.api.get(FIRM, `/v1/cases?awaiting=me&cursor=${Buffer.from('["awaiting office",null,"x"]').toString('base64url')}`)).status,
    ).toBe(400);
  });
});
