import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** Jest 30 runs the sources as ES modules; docs/testing.md says why each line is here. */
const sources = {
  rootDir,
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.ts$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const withDatabase = {
  globalSetup: '<rootDir>/test/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/support/stop-postgres.mjs',
};

/** Suites that put a program of their own together, with jobs of their own (test/integration/outbox/jobs.ts). */
const OWN_PROGRAM = [
  '/test/integration/outbox/.+\\.spec\\.ts$',
  '/test/faults/(relay|replicas|queue-never-there|queue-server|database-restarted|worker-killed)\\.spec\\.ts$',
];

export default {
  rootDir,
  reporters: ['default', ...(process.env.CI ? ['<rootDir>/test/support/tally-reporter.mjs'] : [])],
  projects: [
    {
      ...sources,
      displayName: 'unit',
      roots: [
        '<rootDir>/src',
        '<rootDir>/seeds',
        '<rootDir>/migrations',
        '<rootDir>/test/architecture',
        '<rootDir>/web/build',
        '<rootDir>/web/src',
      ],
    },
    {
      ...sources,
      ...withDatabase,
      displayName: 'server',
      roots: ['<rootDir>/test'],
      testRunner: '<rootDir>/test/support/native-suites.cjs',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/', ...OWN_PROGRAM],
    },
    {
      ...sources,
      ...withDatabase,
      displayName: 'parts',
      roots: ['<rootDir>/test'],
      testMatch: undefined,
      testRegex: OWN_PROGRAM,
    },
  ],
  maxWorkers: 2,
  // Modules of a suite stay in the memory of its worker; at some gigabytes collecting them costs more than starting anew.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 300_000,
};
