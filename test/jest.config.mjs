import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const swc = (module) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: module },
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
  transform: { '\\.ts$': swc('es6'), '\\.js$': swc('commonjs') },
  // light-my-request requires `cookie` and @fastify/static `content-disposition`, both ESM only: jest cannot, so it compiles them.
  transformIgnorePatterns: ['/node_modules/(?!(.*/node_modules/)?(cookie|content-disposition)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

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
        '<rootDir>/web/src',
      ],
    },
    {
      ...sources,
      displayName: 'server',
      testRunner: '<rootDir>/test/support/native-suites.cjs',
      roots: ['<rootDir>/test'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/'],
      globalSetup: '<rootDir>/test/support/start-postgres.mjs',
      globalTeardown: '<rootDir>/test/support/stop-postgres.mjs',
    },
  ],
  maxWorkers: 2,
  // Modules of a suite stay in the memory of its worker; at some gigabytes collecting them costs more than starting anew.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
