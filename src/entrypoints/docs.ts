import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '../platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../platform/config/config.js';
import { setRoutePrefix } from '../platform/http/http-app.js';
import { PROBLEM_CODES, PROBLEMS } from '../platform/http/problem-catalogue.js';
import { AppModule } from './app.module.js';
import { createOpenApi } from './openapi.js';

/** Documents that are made from the code: written by `npm run docs`, compared by `npm run check`. */
async function generated(): Promise<Readonly<Record<string, string>>> {
  return { 'docs/openapi.json': await openApi(), 'docs/errors.md': errors() };
}

/** The routes are read without starting anything: no database is needed. */
async function openApi(): Promise<string> {
  const module = AppModule.forRoot({
    config: loadConfig({}),
    databaseUrl: '',
    role: 'api',
    clock: new SystemClock(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
  });
  setRoutePrefix(app);
  return `${JSON.stringify(createOpenApi(app), null, 2)}\n`;
}

function errors(): string {
  const rows = [...PROBLEM_CODES]
    .sort()
    .map(
      (code) =>
        `| \`${code}\` | ${PROBLEMS[code].status} | ${PROBLEMS[code].title} | ${PROBLEMS[code].level} |`,
    );
  return [
    '# Errors',
    '',
    'Made from `src/platform/http/problem-catalogue.ts` by `npm run docs`. Every refusal is `application/problem+json` (RFC 9457) with',
    '`type`, `title`, `status`, `detail`, `instance`, `code`, `params`, `traceId` and `errors[{pointer, code, detail}]`.',
    '',
    '| code | status | title | log level |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const check = process.argv.includes('--check');
for (const [file, content] of Object.entries(await generated())) {
  const path = join(PROJECT_ROOT, file);
  if (!check) writeFileSync(path, content);
  else if (readFileSync(path, 'utf8') !== content) {
    process.stderr.write(`${file} is not what the code says; run: npm run docs\n`);
    process.exitCode = 1;
  }
}
