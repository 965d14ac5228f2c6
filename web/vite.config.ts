import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antd-styles.js';
import { compiledAtOnce } from './build/compiled-at-once.js';
import { constraints } from './build/constraints.js';
import { firstLoadBudget } from './build/first-load-budget.js';
import { precompressed } from './build/precompressed.js';
import { startAhead } from './build/start-ahead.js';

/** What every page starts with, and the pages that somebody may open first. */
const START = 'src/app/start.tsx';
const FIRST_PAGES = [
  'src/features/home/home-page.tsx',
  'src/features/sign-in/sign-in-page.tsx',
  'src/features/ledger/list/ledger-page.tsx',
];
/** At a slow processor every file costs more to be asked for than to be read: a first page is one script and one sheet. */
const isFirst = (id: string) => [START, ...FIRST_PAGES].some((part) => id.endsWith(`/web/${part}`));

const root = fileURLToPath(new URL('.', import.meta.url));

/** The program that `npm run dev:web` talks to. */
const PROGRAM = 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  plugins: [
    antdStyles(),
    constraints(new URL('../docs/openapi.json', import.meta.url)),
    firstLoadBudget({
      start: START,
      pages: FIRST_PAGES,
      mostBytes: 350_000,
      without: /node_modules\/(?:antd|@rc-component|@ant-design\/(?:cssinjs|icons))\//,
    }),
    startAhead(START),
    compiledAtOnce(['src/main.ts', START]),
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
      output: {
        // The entry has what it asks the API with beside itself; whatever those pages import lies in the second file.
        codeSplitting: {
          groups: [
            { name: 'begin', tags: ['$initial'], priority: 2 },
            { name: 'first', test: isFirst, priority: 1 },
          ],
        },
      },
      onLog(level, log, write) {
        // `use client` speaks to servers that render components; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
    },
  },
  server: { proxy: { '/api': PROGRAM, '/health': PROGRAM } },
});
