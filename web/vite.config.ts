import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antd-styles.js';
import { constraints } from './build/constraints.js';
import { firstLoadBudget } from './build/first-load-budget.js';
import { precompressed } from './build/precompressed.js';
import { startAhead } from './build/start-ahead.js';

/** Sources of which a first page runs most. */
const RUN_AT_ONCE =
  /node_modules\/(?:react-dom|@tanstack|openapi-fetch)\/|\/web\/src\/(?:main|app\/start)\.tsx?$/;

/**
 * Tells a browser that knows the word (V8 since 2025; to others it is a comment) to compile the whole file while it loads, beside the main
 * thread, instead of function by function when each is called for the first time.
 */
const compiledAtOnce = ({ moduleIds }: { readonly moduleIds: readonly string[] }) =>
  moduleIds.some((id) => RUN_AT_ONCE.test(id)) ? '//# allFunctionsCalledOnLoad' : '';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The program that `npm run dev:web` talks to. */
const PROGRAM = 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  plugins: [
    antdStyles(),
    constraints(new URL('../docs/openapi.json', import.meta.url)),
    firstLoadBudget({
      start: 'src/app/start.tsx',
      pages: [
        'src/features/home/home-page.tsx',
        'src/features/sign-in/sign-in-page.tsx',
        'src/features/ledger/list/ledger-page.tsx',
      ],
      mostBytes: 350_000,
      without: /node_modules\/(?:antd|@rc-component|@ant-design\/(?:cssinjs|icons))\//,
    }),
    startAhead('src/app/start.tsx'),
    precompressed(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: { postBanner: compiledAtOnce },
      onLog(level, log, write) {
        // `use client` speaks to servers that render components; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
    },
  },
  server: { proxy: { '/api': PROGRAM, '/health': PROGRAM } },
});
