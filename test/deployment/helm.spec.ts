import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { DOCKER, isKnownVariable, read } from './files.js';

// There is no Helm on npm, nor a library that renders Go templates with its functions: what follows checks the templates' structure, with every
// action taken for a word, not what Helm would make of them. docker/README.md says so.
const CHART = ['helm', 'sandbar'] as const;
const templates = readdirSync(join(DOCKER, ...CHART, 'templates'));
const manifests = templates.filter((name) => name.endsWith('.yaml'));
const text = (name: string): string => read(...CHART, 'templates', name);
const values = parse(read(...CHART, 'values.yaml')) as Record<string, unknown>;
const schema = JSON.parse(read(...CHART, 'values.schema.json')) as Record<string, unknown>;
const actionsOf = (template: string): string[] =>
  [...template.matchAll(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g)].map((match) => match[1]!).filter((action) => !action.startsWith('/*'));

/** The definitions of _helpers.tpl, by name, for what a manifest includes. */
const helpers = new Map(
  [...text('_helpers.tpl').matchAll(/\{\{- define "([^"]+)" -\}\}\n([\s\S]*?)\n\{\{- end \}\}(?=\n\n|\n*$)/g)].map((match) => [
    match[1]!,
    match[2]!,
  ]),
);

/** A template with its includes put in, its control lines gone and every other action replaced by a word: YAML again. */
function neutral(template: string): string {
  const included = template.replaceAll(/^( *)\{\{-? include "([^"]+)" \S+ \| nindent \d+ \}\}$/gm, (_, indent: string, name: string) =>
    neutral(helpers.get(name)!).replaceAll(/^(?=.)/gm, indent),
  );
  return included
    .replaceAll(/^ *\{\{-? ?(if|else|end|range|with|\/\*)[\s\S]*?\}\}\n?/gm, '')
    .replaceAll(/^ *\{\{-? ?toYaml [^}]*\}\}\n?/gm, '')
    .replaceAll(/\{\{[^}]*\| quote \}\}/g, '"word"')
    .replaceAll(/\{\{[^}]*\}\}/g, 'word');
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: Readonly<Record<string, unknown>>;
}
const documentsOf = (name: string): Manifest[] =>
  parseAllDocuments(neutral(text(name))).flatMap((document) => {
    expect([name, document.errors]).toEqual([name, []]);
    return document.toJSON() === null ? [] : [document.toJSON() as Manifest];
  });
interface Container {
  readonly name: string;
  readonly command: readonly string[];
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  readonly livenessProbe?: unknown;
  readonly readinessProbe?: unknown;
  readonly startupProbe?: unknown;
}
interface Pod {
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}
const podOf = (name: string): Pod => (documentsOf(name)[0]!.spec['template'] as { spec: Pod }).spec;

describe('the Helm chart', () => {
  it('has every kind it should', () => {
    expect(
      manifests
        .flatMap(documentsOf)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(
      [
        'Deployment',
        'Deployment',
        'Ingress',
        'Job',
        'NetworkPolicy',
        'NetworkPolicy',
        'NetworkPolicy',
        'PersistentVolumeClaim',
        'PodDisruptionBudget',
        'Service',
      ].sort(),
    );
  });

  it.each(templates)('%s: every block is closed, every include defined, every value in values.yaml', (name) => {
    const actions = actionsOf(text(name));
    const opened = actions.filter((action) => /^(if|range|with|define)\b/.test(action)).length;
    expect(actions.filter((action) => action === 'end')).toHaveLength(opened);
    expect((text(name).match(/\{\{/g) ?? []).length).toBe((text(name).match(/\}\}/g) ?? []).length);
    for (const action of actions) {
      for (const [, include] of action.matchAll(/include "([^"]+)"/g)) expect([include, helpers.has(include!)]).toEqual([include, true]);
      for (const [, path] of action.matchAll(/\.Values\.([\w.]+)/g)) {
        const found = path!.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], values);
        expect([path, found !== undefined]).toEqual([path, true]);
      }
    }
  });

  it('has values that its schema takes, and a schema that refuses what it does not know', () => {
    const check = new Ajv({ strict: false }).compile(schema);
    expect([check(values), check.errors]).toEqual([true, null]);
    const image = values['image'] as object;
    for (const wrong of [
      { unknown: 1 },
      { publicUrl: 'http://sandbar.example.cn' },
      { logLevel: 'loud' },
      { image: { ...image, tag: 'latest' } },
      { api: { ...(values['api'] as object), replicas: 0 } },
      { secrets: { runtime: 'x' } },
    ])
      expect([wrong, check({ ...values, ...wrong })]).toEqual([wrong, false]);
  });

  it.each(['api.yaml', 'worker.yaml', 'migrate.yaml'])('%s: closed pods, known variables, secrets by reference', (name) => {
    const pod = podOf(name);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10001 },
    });
    for (const one of [...pod.containers, ...(pod.initContainers ?? [])]) {
      expect(one.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      const env = one.env.filter((variable) => variable.name !== 'word');
      expect(env.map((variable) => variable.name).filter((variable) => !isKnownVariable(variable))).toEqual([]);
      for (const variable of env.filter((one) => /URL_|REDIS|SECRET/.test(one.name)))
        expect(variable).toHaveProperty('valueFrom.secretKeyRef');
      expect(one.command.slice(0, 2)).toEqual(['tini', '--']);
      expect(env.some((variable) => variable.name === 'DATABASE_URL_OWNER')).toBe(name === 'migrate.yaml');
    }
  });

  it('asks the api by HTTP and the worker by its heartbeat', () => {
    const http = (path: string): unknown => expect.objectContaining({ httpGet: { path, port: 'http' } });
    expect(podOf('api.yaml').containers[0]).toMatchObject({
      startupProbe: http('/health/live'),
      livenessProbe: http('/health/live'),
      readinessProbe: http('/health/ready'),
    });
    expect(podOf('worker.yaml').containers[0]).toMatchObject({ livenessProbe: { exec: { command: ['sandbar', 'health', 'worker'] } } });
  });

  it('migrates, then seeds, before every installation and upgrade', () => {
    const [job] = documentsOf('migrate.yaml');
    expect(job!.metadata.annotations).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' });
    const { initContainers, containers } = podOf('migrate.yaml');
    expect([initContainers![0]!.command, containers[0]!.command]).toEqual([
      ['tini', '--', 'sandbar', 'migrate'],
      ['tini', '--', 'sandbar', 'seed'],
    ]);
  });

  it('has one version, that of the product', () => {
    const chart = parse(read(...CHART, 'Chart.yaml')) as Record<string, string>;
    const { version } = JSON.parse(read('..', 'package.json')) as { version: string };
    expect(chart).toMatchObject({ apiVersion: 'v2', name: 'sandbar', appVersion: version });
  });
});
