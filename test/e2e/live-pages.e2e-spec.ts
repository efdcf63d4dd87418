import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { holderKeysOf } from '@sandbar/domain';
import { LiveHub } from '../../apps/api/src/live/live-hub.js';
import { PageServer, findChromium } from './page-server.fixture.js';

const FIRM = 'bank-31.applicant';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// The reporter says so where there is no Chromium.
const executablePath = findChromium();

let server: PageServer;
let caseId: string;
beforeAll(async () => {
  server = await new PageServer().start();
  caseId = await server.create('演示：实时更新');
});
afterAll(() => server.stop());

(executablePath === undefined ? describe : () => undefined)('live pages by plain HTTP', () => {
  it('name their script, and the stream goes on from where the page stood', async () => {
    const entered = await fetch(`${server.url}/sign-in/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url },
      body: new URLSearchParams({ person: server.personOf(FIRM), next: '/cases' }),
    });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0]!;
    const page = await (await fetch(`${server.url}/cases/${caseId}`, { headers: { cookie, accept: 'text/html' } })).text();
    const script = /<script src="([^"]*)"/.exec(page)?.[1] ?? '';
    expect((await fetch(`${server.url}${script}`)).status).toBe(200);
    const after = /data-live-after="([^"]*)"/.exec(page)?.[1] ?? '';
    const stream = new AbortController();
    const told = await fetch(`${server.url}/v1/events?after=${after}`, { headers: { cookie }, signal: stream.signal });
    expect([after === '', told.status, told.headers.get('content-type')]).toEqual([false, 200, 'text/event-stream; charset=utf-8']);
    stream.abort();
  });
});

(executablePath === undefined ? () => undefined : describe)('live pages in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS })));
  afterAll(() => browser.close());

  async function enter(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.url}/sign-in?next=/cases?tab=open`);
    const form = page.locator(`form:has(input[value="${server.personOf(FIRM)}"])`);
    await page.locator('details', { has: form }).evaluate((details: HTMLDetailsElement) => void (details.open = true));
    await Promise.all([page.waitForURL(`${server.url}/cases?tab=open`), form.getByRole('button').click()]);
    return page;
  }
  const streams = (): number => server.rig.api.app.get(LiveHub).figures().streams;
  async function until(what: string, holds: () => boolean): Promise<void> {
    for (let n = 0; n < 500; n += 1) {
      if (holds()) return;
      await new Promise((resume) => setTimeout(resume, 20));
    }
    throw new Error(`waited in vain for ${what}`);
  }
  /** Somebody else did something in that case. */
  function happens(id: string, version: number): void {
    const { rig } = server;
    const holders = [{ holder: holderKeysOf(rig.engine.actor(FIRM)).find((key) => key.startsWith('org:'))!, level: 'full' as const }];
    const header = { ...rig.engine.store.cases.get(caseId)!.write.header, holders };
    const shown = { kind: 'pilot-application' as const, type: 'EDIT', stage: 'draft', closed: false, dueAt: null };
    rig.live.push({ what: 'case', caseId: id, version, at: rig.engine.clock.now(), header, access: holders, ...shown });
  }
  const OTHER = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';

  it.each([
    ['a shared worker', () => undefined],
    ['one page for all, where there is none', () => void delete (window as { SharedWorker?: unknown }).SharedWorker],
  ])('have one stream a browser, by %s; say what is new, and move nothing', async (_how, script) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await context.addInitScript(script);
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(String(error.error())));
    const list = await enter(context);
    const file = await context.newPage();
    file.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    await file.goto(`${server.url}/cases/${caseId}`);
    await until('one stream', () => streams() === 1);
    const row = list.locator(`[data-case="${caseId}"]`);
    const before = await row.boundingBox();

    happens(caseId, 1);
    happens(OTHER, 7);
    await list.getByRole('status').filter({ hasText: '有 1 条更新' }).waitFor();
    happens(caseId, 2);
    happens(caseId, 3);
    await list.getByRole('status').filter({ hasText: '有 2 条更新' }).waitFor();
    await file.getByRole('status').filter({ hasText: '有 1 条更新' }).waitFor();
    expect(await row.boundingBox()).toEqual(before);
    expect(streams()).toBe(1);

    // The page that may hold the stream goes; the other one still hears.
    await list.close();
    await file.getByRole('link', { name: '刷新' }).click();
    await until('one stream again', () => streams() === 1);
    happens(caseId, 4);
    await file.getByRole('status').filter({ hasText: '有 1 条更新' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
    await until('no stream', () => streams() === 0);
  });

  it('are pages like any other without JavaScript', async () => {
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/sign-in?next=/cases?tab=open`);
    await page
      .locator(`form:has(input[value="${server.personOf(FIRM)}"])`)
      .getByRole('button')
      .click();
    await page.getByRole('link', { name: '演示：实时更新' }).waitFor();
    expect(await page.locator('.live').isVisible()).toBe(false);
    expect(streams()).toBe(0);
    await context.close();
  });
});
