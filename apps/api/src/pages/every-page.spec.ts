import { StoreUnavailable } from '@sandbar/workflow';
import { RequestMethod } from '@nestjs/common';
import type { Answered } from '../../../../test/fixtures/api-rig.js';
import { NO_PAGES, pageVisits, unvisited } from '../../../../test/fixtures/page-visits.js';
import type { Visit } from '../../../../test/fixtures/page-visits.js';
import { PAGE_CONTROLLERS } from './index.js';
import { FIRM, MISSING, PageRig, SCRIPT, fieldsIn, idsTwice, withoutOwnScript } from './pages.fixture.js';

let rig: PageRig;
let id: string;
let visits: readonly Visit[];
beforeAll(async () => {
  rig = await new PageRig().start();
  visits = await pageVisits(rig.api);
});
afterAll(() => rig.api.stop());
beforeEach(async () => void (id = await rig.api.create()));
afterEach(() => void (rig.api.broken = undefined));

/** `GET /cases/:id` and so on, from what the controllers of the pages say of themselves. */
function routesRead(): string[] {
  const said = (key: string, of: object): unknown => Reflect.getMetadata(key, of);
  return PAGE_CONTROLLERS.flatMap((controller) => {
    const handlers = Object.getOwnPropertyNames(controller.prototype).map(
      (name) => (controller.prototype as Record<string, object>)[name]!,
    );
    const read = handlers.filter((handler) => said('method', handler) === RequestMethod.GET);
    const steps = (handler: object): string[] =>
      [said('path', controller), said('path', handler)].map(String).filter((step) => step !== '/');
    return read.map((handler) => `GET /${steps(handler).join('/')}`);
  });
}

describe('every page', () => {
  it('is visited by the tests of all pages, or is said to be none', () => {
    const routes = routesRead();
    expect(routes.length).toBeGreaterThan(25);
    expect(unvisited(visits, routes)).toEqual([]);
    expect(Object.keys(NO_PAGES).filter((route) => !routes.includes(route))).toEqual([]);
    expect(unvisited([], ['GET /new', 'GET /cases/:id'])).toEqual(['GET /new', 'GET /cases/:id']);
  });
  it('has a language, one h1, a skip link, and nothing that a strict content security policy would stop', async () => {
    for (const lang of ['zh', 'en'])
      for (const { as, url } of visits) {
        const { status, body, headers } = await rig.open(as, url, { 'accept-language': lang });
        expect([url, status, headers['content-type'], headers['content-language']]).toEqual([url, 200, 'text/html; charset=utf-8', lang]);
        expect([url, body.match(/<h1/g)?.length]).toEqual([url, 1]);
        expect(body).toContain(lang === 'zh' ? '<html lang="zh-Hans-CN">' : '<html lang="en">');
        expect(body.indexOf('class="skip" href="#main"')).toBeLessThan(body.indexOf('<header'));
        expect(withoutOwnScript(body)).not.toMatch(/<script|\son\w+=|style=|javascript:|<style|http-equiv/i);
        expect([url, idsTwice(body)]).toEqual([url, []]);
        expect([url, body.includes('[object Object]'), body.includes('undefined')]).toEqual([url, false, false]);
      }
  });
  it('keeps the language that was chosen', async () => {
    const chosen = await rig.open(undefined, '/?lang=en');
    expect([chosen.headers['content-language'], String(chosen.headers['set-cookie'])]).toEqual([
      'en',
      expect.stringContaining('sandbar-lang=en; Path=/; SameSite=Lax; HttpOnly'),
    ]);
    expect((await rig.open(undefined, '/rules', { cookie: 'sandbar-lang=en' })).headers['content-language']).toBe('en');
  });
  it('has one style sheet of our own, cached for ever under the name of its content', async () => {
    const path = /href="(\/assets\/pages-\w+\.css)"/.exec((await rig.open(undefined, '/')).body)?.[1] ?? '';
    const { status, headers } = await rig.open(undefined, path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect((await rig.open(undefined, '/assets/pages.css')).status).toBe(404);
  });
});

describe('errors are pages for people', () => {
  it('in both languages, with the number to quote; JSON for everybody else', async () => {
    const page = await rig.open(undefined, '/nothing');
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toMatch(/lang="en" class="soft"/);
    expect(page.body).toContain(String(page.headers['trace-id']));
    expect((await rig.api.get(undefined, '/nothing')).headers['content-type']).toContain('application/problem+json');
    expect((await rig.open(undefined, '/v1/cases')).headers['content-type']).toContain('application/problem+json');
  });
  it('a foreign case looks like a missing one', async () => {
    const known = (answer: Answered): string => answer.body.replaceAll(id, MISSING).replaceAll(/[0-9a-f]{32}/g, '');
    for (const path of ['', '/print', '/actions/DISCARD', '/declaration', '/declaration/basics', '/declaration/check']) {
      const [foreign, missing] = [
        await rig.open('bank-32.applicant', `/cases/${id}${path}`),
        await rig.open('bank-32.applicant', `/cases/${MISSING}${path}`),
      ];
      expect([path, foreign.status, missing.status]).toEqual([path, 404, 404]);
      expect(known(foreign)).toBe(known(missing));
    }
  });
  it('sends nobody in without a session: to the sign-in page and back', async () => {
    const answer = await rig.open(undefined, `/cases/${id}?record=all`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/sign-in?next=${encodeURIComponent(`/cases/${id}?record=all`)}`]);
    const late = await rig.post(undefined, `/cases/${id}/actions/DISCARD`, [['version', '1']]);
    expect([late.status, late.body.includes('后退')]).toEqual([401, true]);
  });
  it('a lost database, and a bug that says nothing of itself', async () => {
    rig.api.broken = new StoreUnavailable(3);
    const lost = await rig.open(FIRM, `/cases/${id}`);
    expect([lost.status, lost.headers['retry-after']]).toEqual([503, '3']);
    rig.api.broken = new Error('secret detail');
    const bug = await rig.open(FIRM, `/cases/${id}`);
    expect([bug.status, bug.body.includes('secret')]).toEqual([500, false]);
  });
  it('takes no form from another site', async () => {
    const answer = await rig.post(FIRM, `/cases/${id}/actions/DISCARD`, [['version', '1']], { origin: 'https://evil.example' });
    expect([answer.status, rig.versionOf(id)]).toEqual([403, 1]);
  });
});

describe('signing in', () => {
  it('as one of the demo by one click, and out again', async () => {
    const page = await rig.open(undefined, '/sign-in?next=/inbox');
    expect(page.body).toContain('name="next" value="/inbox"');
    const entered = await rig.post(undefined, '/sign-in/demo', [
      ['person', rig.api.engine.actor(FIRM).person],
      ['next', '/inbox'],
    ]);
    expect([entered.status, entered.headers['location']]).toEqual([303, '/inbox']);
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    expect((await rig.open(undefined, '/cases', { cookie })).status).toBe(200);
    expect((await rig.post(undefined, '/sign-out', [], { cookie })).headers['location']).toBe('/');
    expect((await rig.open(undefined, '/cases', { cookie })).status).toBe(303);
  });
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'cases', '/a\nb'])('never leads elsewhere: %j', async (next) => {
    const entered = await rig.post(undefined, '/sign-in/demo', [
      ['person', rig.api.engine.actor(FIRM).person],
      ['next', next],
    ]);
    expect(entered.headers['location']).toBe('/cases');
  });
  it('says what is wrong, and keeps the name', async () => {
    const answer = await rig.post(undefined, '/sign-in', [
      ['/login', SCRIPT],
      ['/password', 'x'],
    ]);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('role="alert"');
    expect(fieldsIn(answer.body).get('/login')).toBe(SCRIPT);
    expect(answer.body).not.toContain('<script');
  });
});
