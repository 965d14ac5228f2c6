import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antd-styles.js';
import { constraints } from './build/constraints.js';
import { firstLoadBudget } from './build/first-load-budget.js';
import { precompressed } from './build/precompressed.js';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The program that `npm run dev:web` talks to. */
const PROGRAM = 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  plugins: [
    antdStyles(),
    constraints(new URL('../docs/openapi.json', import.meta.url)),
    firstLoadBudget({
      pages: ['src/features/home/home-page.tsx', 'src/features/sign-in/sign-in-page.tsx'],
      mostBytes: 350_000,
    }),
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
      onLog(level, log, write) {
        // `use client` speaks to servers that render components; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
    },
  },
  server: { proxy: { '/api': PROGRAM, '/health': PROGRAM } },
});
