import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '@sandbar/config';
import type { BounceResult } from '@sandbar/notifications';
import type { createStore } from '@sandbar/persistence';
import { answering, type Answer } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';
import { Refusal } from '../refusal.js';

/** A bounce is a few kilobytes; of what is longer the beginning is read. */
const MOST_BYTES = 1_048_576;
const SAID: Readonly<Record<BounceResult, string>> = {
  bounced: '已登记退信；该地址不再收信，送达改以公函 / recorded: the address takes no more mail, what serves a letter goes on paper',
  known: '此前已登记 / it was recorded before',
  passing: '报告并非永久失败，未登记 / the report is of no permanent failure; nothing was recorded',
  unknown: '所指并非本系统发出的邮件，或收件地址不符，未登记 / about no e-mail of ours, or another address; nothing was recorded',
  'not-a-report': '这不是退信报告，未登记 / this is no delivery status notification; nothing was recorded',
};

/** `sandbar mail`: what waits and what bounced; `sandbar mail bounce FILE`: a report that a mail server sent back. */
export function register(program: Command): void {
  const mail = program.command('mail').description('邮件：待发、已发、退回 / e-mail: what waits, went and bounced');
  answering(mail, 'mail', () =>
    withSystem(async ({ dataSource }) => {
      const { PostgresMailQueue } = await import('@sandbar/persistence');
      const counts = await new PostgresMailQueue(dataSource).countByState();
      const line = Object.entries(counts).map(([state, n]) => `${state}=${n}`);
      return { data: counts, lines: [line.join(' ')] };
    }),
  );
  const bounce = mail
    .command('bounce')
    .description(
      '登记退信报告（RFC 3464）；邮件服务器可对每封退信调用 / record a delivery status notification; a mail server can call it for each that comes in',
    )
    .argument('<file>', '报告文件，“-”为标准输入 / file of the report, - for standard input');
  answering(bounce, 'mail bounce -', async (file: string) => {
    const report = await readReport(file);
    return withSystem((room) => recorded(report, room));
  });
}

async function recorded(report: Buffer, { config, dataSource, now }: Room): Promise<Answer> {
  const { BounceIntake, filedMail, MailFolder, Notifier, queuedMail } = await import('@sandbar/notifications');
  const { PostgresOutboxStore } = await import('@sandbar/persistence');
  const { publicUrl } = config.http;
  const route = config.mail === undefined ? filedMail(new MailFolder(join(config.dataDir, 'mail')), publicUrl) : queuedMail;
  const intake = new BounceIntake(new PostgresOutboxStore(dataSource), new Notifier(route, publicUrl), { now: () => now });
  const result = await intake.take(report);
  return { data: { result }, lines: [result], notes: [SAID[result]], exitCode: result === 'unknown' || result === 'not-a-report' ? 1 : 0 };
}

async function readReport(file: string): Promise<Buffer> {
  if (file === '-') return readBounded(process.stdin);
  try {
    const handle = await open(file, 'r');
    return await readBounded(handle.createReadStream());
  } catch (fault) {
    throw new Refusal(`无法读取文件：${file}`, `Cannot read ${file}: ${(fault as NodeJS.ErrnoException).code ?? String(fault)}`, 2);
  }
}

async function readBounded(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += (chunk as Uint8Array).length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES);
}

interface Room {
  readonly config: Config;
  readonly dataSource: ReturnType<typeof createStore>;
  readonly now: string;
}

async function withSystem(work: (room: Room) => Promise<Answer>): Promise<Answer> {
  const [persistence, { useDatabase }, { systemClock }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
  ]);
  const config = commandConfig();
  return useDatabase(config, say, async (urls) => {
    const dataSource = persistence.createStore({ url: urls.system, poolSize: 1, applicationName: 'sandbar-mail' });
    await dataSource.initialize();
    try {
      return await work({ config, dataSource, now: systemClock.now() });
    } finally {
      await dataSource.destroy();
    }
  });
}
