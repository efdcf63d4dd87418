// The arrows of the house, as a test. No exceptions list.
const pure = ['domain', 'calendar', 'declaration', 'hash', 'similarity', 'config', 'observability'];
const adapters = ['persistence', 'queue', 'identity', 'notifications', 'sharing', 'evidence', 'documents'];
const SPEC = '\\.((int-|e2e-)?spec|fixture)\\.ts$';
const lib = (names) => `^libs/(${names.join('|')})/`;
/** A lib may import itself and the listed libs; anything else of ours is an error. */
const only = (from, allowed) => ({
  name: `${from}-imports-only`,
  severity: 'error',
  from: { path: `^libs/${from}/`, pathNot: SPEC },
  to: { path: '^(libs|apps|seeds|test)/', pathNot: lib([from, ...allowed]) },
});
/** A technology belongs to one room. */
const tenant = (tech, rooms) => ({
  name: `${tech.replace(/[^a-z]/g, '')}-only-in-${rooms.join('-')}`,
  severity: 'error',
  from: { path: '^(libs|apps|seeds)/', pathNot: [...rooms.map((r) => `^libs/${r}/`), '^libs/testing/', SPEC] },
  to: { path: `node_modules/${tech}` },
});
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lib-only-by-index',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|seeds|test)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: '^(apps|test|seeds)/' },
    },
    {
      name: 'product-does-not-import-testing',
      severity: 'error',
      from: { path: '^(libs|apps|seeds)/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: '^(libs/testing|test)/' },
    },
    { name: 'no-orphan-dep', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...pure.map((l) => only(l, [])),
    only('contracts', ['domain', 'declaration']),
    only('workflow', ['domain', 'calendar', 'declaration', 'contracts', 'hash']),
    only('statistics', ['domain', 'calendar']),
    ...adapters.map((l) => only(l, ['workflow', 'contracts', 'domain', 'hash', 'config', 'observability'])),
    tenant('(typeorm|@nestjs/typeorm|pg)/', ['persistence', 'queue']),
    {
      name: 'typeorm-only-in-persistence',
      severity: 'error',
      from: { path: '^(libs|apps|seeds)/', pathNot: ['^libs/persistence/', '^libs/testing/', SPEC] },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    tenant('(bullmq|ioredis)/', ['queue']),
    {
      name: 'domain-only-xstate',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: SPEC },
      to: { path: 'node_modules/', pathNot: 'node_modules/xstate/' },
    },
    {
      name: 'no-nest-in-pure',
      severity: 'error',
      from: {
        path: lib(['domain', 'calendar', 'declaration', 'contracts', 'hash', 'statistics', 'similarity', 'workflow']),
        pathNot: SPEC,
      },
      to: { path: 'node_modules/@nestjs/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^\\.sandbar)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
