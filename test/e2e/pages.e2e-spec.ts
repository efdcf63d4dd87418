import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pageVisits } from '../fixtures/page-visits.js';
import type { Visit } from '../fixtures/page-visits.js';
import { lowContrast } from './contrast.fixture.js';
import { PageServer, findChromium } from './page-server.fixture.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// The reporter says so where there is no Chromium.
const executablePath = findChromium();

let server: PageServer;
let caseId: string;
let visits: readonly Visit[];
beforeAll(async () => {
  server = await new PageServer().start();
  visits = await pageVisits(server.rig, server.url);
  caseId = await server.create('演示：浏览器中的申请');
});
afterAll(() => server.stop());

const FIRM = 'bank-31.applicant';
/** Every page for somebody who may open it, faults at their fields, and an address that is none. */
const more = (): readonly string[] => [
  `/cases/${caseId}/declaration/basics?check=1`,
  `/cases/${caseId}/declaration/parties?check=1`,
  `/cases/${caseId}/declaration/attachments`,
  '/nothing',
];
function visitsByPerson(): readonly (readonly [login: string | undefined, urls: readonly string[]])[] {
  const all = [...visits, ...more().map((url) => ({ as: FIRM, url }))];
  return [...new Set(all.map(({ as }) => as))].map((login) => [login, all.filter(({ as }) => as === login).map(({ url }) => url)]);
}

(executablePath === undefined ? describe : () => undefined)('the pages by plain HTTP', () => {
  it('sign in by one click, and every page answers', async () => {
    for (const [login, urls] of visitsByPerson()) {
      const cookie = login === undefined ? '' : await enteredAs(login);
      for (const url of urls) {
        const answer = await fetch(`${server.url}${url}`, { headers: { cookie, accept: 'text/html' } });
        expect([url, answer.status]).toEqual([url, url === '/nothing' ? 404 : 200]);
        expect(await answer.text()).toContain('<h1>');
      }
    }
  });
  async function enteredAs(login: string): Promise<string> {
    const entered = await fetch(`${server.url}/sign-in/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url },
      body: new URLSearchParams({ person: server.personOf(login), next: '/cases' }),
    });
    return (entered.headers.get('set-cookie') ?? '').split(';')[0]!;
  }
});

(executablePath === undefined ? () => undefined : describe)('the pages in Chromium', () => {
  let browser: Browser;
  // Under the C locale Chromium calls every file with a Chinese name «download», whatever the server says.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>;
  beforeAll(async () => void (browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS, env })));
  afterAll(() => browser.close());

  /** A window without JavaScript, as the pages must work in; what the page logs as an error fails the test. */
  async function open(
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    return { page, context, errors };
  }
  async function enter(page: Page, login: string, next = '/cases'): Promise<void> {
    await page.goto(`${server.url}/sign-in?next=${encodeURIComponent(next)}`);
    const form = page.locator(`form:has(input[value="${server.personOf(login)}"])`);
    await page.locator('details', { has: form }).evaluate((details: HTMLDetailsElement) => void (details.open = true));
    await Promise.all([page.waitForURL(`${server.url}${next}`), form.getByRole('button').click()]);
  }

  it.each([
    ['wide and light', 1280, 'light'],
    ['narrow and dark', 390, 'dark'],
    ['as wide as 400 % of zoom', 320, 'light'],
  ] as const)('every page, %s: nothing overflows, contrast is AA, no error in the console', async (_name, width, colorScheme) => {
    for (const [login, urls] of visitsByPerson()) {
      const { page, context, errors } = await open({ viewport: { width, height: 900 }, colorScheme });
      if (login !== undefined) await enter(page, login);
      for (const url of urls) {
        const answer = await page.goto(`${server.url}${url}`);
        expect([url, answer?.status()]).toEqual([url, url === '/nothing' ? 404 : 200]);
        const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
        expect([url, scroll <= inner]).toEqual([url, true]);
        expect([url, await page.evaluate(lowContrast)]).toEqual([url, []]);
        const small = await page
          .locator('button:visible, a.button:visible, select:visible')
          .evaluateAll((all) =>
            all.filter((one) => one.getBoundingClientRect().height < 24 && one.closest('.hidden') === null).map((one) => one.textContent),
          );
        expect([url, small]).toEqual([url, []]);
      }
      expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
      await context.close();
    }
  });

  it('an application is begun and written without JavaScript, by keyboard alone where it matters', async () => {
    const { page, context } = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/sign-in?next=/cases/new`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('跳到正文');
    const form = page.locator(`form:has(input[value="${server.personOf('bank-31.applicant')}"])`);
    await form.getByRole('button').click();
    await page.getByRole('button', { name: '新建并填写声明书' }).click();
    // Every fault, each a link to its field; the summary has the focus.
    await page.getByRole('heading', { name: /有 \d+ 处问题/ }).waitFor();
    await page.getByRole('link', { name: '创新应用名称：必填' }).click();
    await page.getByLabel(/创新应用名称/).fill('演示：无脚本申请');
    await page.getByLabel('中国人民银行上海市分行').check();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '填写声明书' }).waitFor();
    await page.getByRole('link', { name: '机构信息' }).click();
    await page.getByRole('button', { name: '添加 机构' }).click();
    await page.getByLabel(/机构名称/).fill('演示上海银行股份有限公司');
    await page.getByRole('button', { name: '添加 牌照' }).click();
    expect(await page.getByLabel(/机构名称/).inputValue()).toBe('演示上海银行股份有限公司');
    await page.getByLabel(/牌照名称/).fill('金融许可证');
    await page.getByRole('button', { name: '保存', exact: true }).last().click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    expect(await page.getByLabel(/牌照名称/).inputValue()).toBe('金融许可证');
    await page.goto(page.url().replace(/parties.*/, 'check'));
    await page.getByRole('link', { name: /机构信息 › 机构 1 › 统一社会信用代码/ }).click();
    expect(await page.getByLabel(/统一社会信用代码/).getAttribute('aria-invalid')).toBe('true');
    await context.close();
  });

  it('a file is uploaded, kept with its hash, and given out again', async () => {
    const { page, context } = await open();
    await enter(page, 'bank-31.applicant', `/cases/${caseId}`);
    const buffer = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    await page.getByLabel('上传文件').setInputFiles({ name: '服务协议.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: '上传', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '服务协议.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('服务协议.pdf');
    await page.goto(`${server.url}/cases/${caseId}/declaration/attachments`);
    await page.getByLabel(/^服务协议书/).selectOption({ index: 1 });
    await page.getByRole('button', { name: '保存', exact: true }).last().click();
    expect(server.rig.workingCopies.get(caseId)?.content['attachments']).toMatchObject({
      serviceAgreement: { fileName: '服务协议.pdf', mediaType: 'application/pdf', size: buffer.length },
    });
    await context.close();
  });

  it('prints without what is there to press', async () => {
    const { page, context } = await open();
    await enter(page, 'bank-31.applicant', `/cases/${caseId}`);
    await page.goto(`${server.url}/cases/${caseId}/print`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible, nav:visible, form:visible').count()).toBe(0);
    await context.close();
  });
});
