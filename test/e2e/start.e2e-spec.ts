import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashJson } from '@sandbar/hash';
import { declarationOf, filesOf } from '../../seeds/demo/pilot.js';
import type { DemoPilot } from '../../seeds/demo/pilot.js';
import { actorOf, authorityId } from '../faults/road/demo-office.js';
import { DESK, opinionOf, REVIEWERS, SECOND } from '../faults/road/play-application.js';
import { itPlayedTheDemo } from './played-demo.fixture.js';
import { SignedIn } from './signed-in.fixture.js';
import { runSandbar, StartedProduct, until, untilGone } from './started-product.fixture.js';
import { ticked } from '../../seeds/demo/telling/checklists.js';

/** The first start makes the database and plays the demo; a second only opens it. */
const FIRST_SECONDS = 300;
const NEXT_SECONDS = 60;
const PILOT: DemoPilot = {
  name: '演示：码头仓单质押融资服务',
  scene: '货主以电子仓单申请融资，出库前还款。',
  firm: 'bank-31',
  technology: 'blockchain',
};

interface Action {
  readonly type: string;
  readonly allowed: boolean;
  readonly reason: unknown;
  readonly lane: { readonly code: string } | null;
}

describe('the built product, started as a person starts it', () => {
  let root: string;
  let dataDir: string;
  let product: StartedProduct;
  let origin: string;
  let caseId: string;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-start-')));
    // As root the database runs as another user, who must be able to enter.
    chmodSync(root, 0o755);
    dataDir = join(root, 'data');
    product = new StartedProduct(dataDir);
    origin = await product.ready(FIRST_SECONDS);
  }, FIRST_SECONDS * 1000);
  afterAll(async () => {
    await product?.end('SIGTERM');
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  const url = (rest = ''): string => `/v1/cases/${caseId}${rest}`;
  async function allowed(person: SignedIn): Promise<readonly string[]> {
    const actions = (await person.get(url())).json['allowedActions'] as readonly Action[];
    for (const action of actions) expect([action.type, action.allowed || action.reason !== null]).toEqual([action.type, true]);
    return actions.filter((action) => action.allowed).map(({ type, lane }) => (lane === null ? type : `${type} ${lane.code}`));
  }
  const stage = async (person: SignedIn): Promise<unknown> => ((await person.get(url())).json['stage'] as { code: string }).code;

  it('prints the table of cases and the one-time link, and answers', async () => {
    expect(product.output).toContain('演示');
    expect(product.output).toMatch(/\/enrol\/\S+/);
    expect(await (await fetch(`${origin}/health/ready`)).json()).toMatchObject({ status: 'ready' });
    const page = await fetch(`${origin}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });

  describe('its demo', () => itPlayedTheDemo(() => dataDir));

  it('takes an application from its creation to the seal: draft, files, every fault at once', async () => {
    const applicant = await SignedIn.as('bank-31.applicant', origin);
    const signatory = await SignedIn.as('bank-31.signatory', origin);
    const made = await applicant.post('/v1/cases', { title: PILOT.name, province: '31', leadAuthority: authorityId('pbc-shanghai') });
    expect(made.status).toBe(201);
    caseId = String(made.json['caseId']);
    expect(await allowed(applicant)).toContain('DISCARD');
    expect(await allowed(signatory)).toContain('SEAL');

    const copy = url('/working-copy');
    expect(await applicant.put(copy, { content: { basics: { name: PILOT.name } } }, { 'if-match': '"r0"' })).toMatchObject({ status: 200 });
    const refused = await signatory.act(caseId, 'SEAL', { workingCopyRevision: 1 });
    expect(refused).toMatchObject({ status: 422, json: { code: 'declaration.invalid' } });
    expect((refused.json['errors'] as unknown[]).length).toBeGreaterThan(10);

    const content = declarationOf(PILOT, String(made.json['at']).slice(0, 10));
    for (const { file } of filesOf(PILOT, content)) {
      const stored = await applicant.upload(url('/attachments'), file.fileName, file.mediaType, file.bytes);
      expect(stored).toMatchObject({ status: 201, json: { sha256: file.sha256, status: 'not-scanned' } });
    }
    expect(await applicant.put(copy, { content }, { 'if-match': '"r1"' })).toMatchObject({ status: 200, json: { revision: 2 } });
    expect(await signatory.act(caseId, 'SEAL', { workingCopyRevision: 2 })).toMatchObject({ status: 200, json: { stage: 'signing' } });
    const attested = await signatory.act(caseId, 'ATTEST', { declarationHash: hashJson(content) });
    expect(attested).toMatchObject({ status: 200, json: { stage: 'screening' } });
  }, 60_000);

  it('lets the office accept it with a number, tells the firm, and shows it to nobody else', async () => {
    const desk = await SignedIn.as(DESK, origin);
    const applicant = await SignedIn.as('bank-31.applicant', origin);
    expect(await allowed(desk)).toEqual(expect.arrayContaining(['ACCEPT', 'CORRECT']));
    expect(await desk.post(url('/events'), { type: 'ACCEPT', payload: {} })).toMatchObject({ status: 428 });
    const key = { 'idempotency-key': 'accept-once' };
    const payload = { checklist: ticked('intake'), laneAuthorities: {} };
    const before = (await desk.get(url())).headers.get('etag')!;
    const accepted = await desk.act(caseId, 'ACCEPT', payload, key);
    expect(accepted).toMatchObject({ status: 200, json: { stage: 'review' } });
    const again = await desk.post(url('/events'), { type: 'ACCEPT', payload }, { 'if-match': before, ...key });
    expect(again).toMatchObject({ status: 200, json: accepted.json });
    expect((await desk.get(url())).json['number']).toMatch(/^31-\d{4}-\d{4}$/);

    const inbox = async (): Promise<true | undefined> => {
      const { json } = await applicant.get('/v1/inbox');
      return (json['data'] as { caseId?: string; template?: string }[]).some((row) => JSON.stringify(row).includes(caseId))
        ? true
        : undefined;
    };
    await until('the message to the firm', 60, inbox);
    const foreign = await SignedIn.as('bank-32.applicant', origin);
    expect(await foreign.get(url())).toMatchObject({ status: 404, json: { code: 'case.not_found' } });
  }, 90_000);

  it('takes a lane through assessment and second review by separate people, and tells the whole history', async () => {
    const desk = await SignedIn.as(DESK, origin);
    const reviewer = await SignedIn.as(REVIEWERS.risk, origin);
    const second = await SignedIn.as(SECOND, origin);
    await desk.act(caseId, 'ASSIGN', { lane: 'risk', assessor: actorOf(REVIEWERS.risk).person });
    expect(await allowed(reviewer)).toContain('ASSESS risk');
    expect(await reviewer.act(caseId, 'ASSESS', opinionOf('risk'))).toMatchObject({ status: 200 });
    expect(await reviewer.act(caseId, 'APPROVE', { lane: 'risk', opinion: '同意' })).toMatchObject({
      status: expect.any(Number) as number,
    });
    const approved = await second.act(caseId, 'APPROVE', { lane: 'risk', opinion: '同意' });
    expect(approved).toMatchObject({ status: 200, json: { leaves: expect.arrayContaining(['review.risk.settled']) as unknown } });
    expect(await stage(second)).toBe('review');

    const { json } = await desk.get(url('/history?limit=100'));
    const history = json['data'] as { type: string; hash: string; prevHash: string | null }[];
    const types = ['CREATE', 'SEAL', 'ATTEST', 'ACCEPT', 'ASSIGN', 'ASSESS', 'APPROVE'];
    expect(new Set(history.map(({ type }) => type))).toEqual(new Set(types));
    expect(history).toHaveLength(types.length);
    const { json: deadlines } = await desk.get(url('/deadlines'));
    expect((deadlines['data'] as { rule: string }[]).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['clock.draft', 'clock.screening']),
    );
  }, 60_000);

  it('verifies every record of the running server from the command line, the demo’s and ours', async () => {
    const { code, err } = await runSandbar(dataDir, 'record', 'verify');
    expect([code, err]).toEqual([0, expect.stringMatching(/cases=\d{2,} entries=\d{3,} findings=0/)]);
    expect(await runSandbar(dataDir, 'record', 'verify', caseId)).toMatchObject({
      code: 0,
      err: expect.stringContaining('cases=1 entries=7 findings=0') as string,
    });
    expect(await runSandbar(dataDir, 'record', 'verify', '31-2026-0001')).toMatchObject({
      code: 0,
      err: expect.stringMatching(/cases=1 entries=\d{2,} findings=0/) as string,
    });
    expect(await runSandbar(dataDir, 'outbox')).toMatchObject({ code: 0, out: expect.stringMatching(/ dead=0 /) as string });
  }, 90_000);

  it('reckons working days', async () => {
    expect(await runSandbar(dataDir, 'calendar', 'due', '--from', '2026-09-18', '--working-days', '5')).toMatchObject({
      code: 0,
      out: '2026-09-24\n',
    });
  }, 30_000);

  it('ends on SIGTERM without an orphan, and finds everything at the next start, in seconds', async () => {
    const mine = product.processes();
    expect(mine.length).toBeGreaterThanOrEqual(5);
    expect(await product.end('SIGTERM')).toBe(0);
    await untilGone(mine);
    product = new StartedProduct(dataDir);
    origin = await product.ready(NEXT_SECONDS);
    expect((await (await SignedIn.as(DESK, origin)).get(url())).json).toMatchObject({ version: 7, stage: { code: 'review' } });
  }, 150_000);

  it('recovers by itself after kill -9', async () => {
    const killed = product.processes();
    await product.end('SIGKILL');
    product = new StartedProduct(dataDir);
    origin = await product.ready(NEXT_SECONDS);
    await untilGone(killed);
    expect((await (await SignedIn.as(DESK, origin)).get(url())).json).toMatchObject({ version: 7 });
    const last = product.processes();
    expect(await product.end('SIGTERM')).toBe(0);
    await untilGone(last);
  }, 180_000);
});
