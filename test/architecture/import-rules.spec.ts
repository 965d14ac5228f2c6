import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const planted = join(root, 'test/architecture/planted');
const config = join(root, '.ci/dependency-cruiser.cjs');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Every violation found below `folder`, as `rule: file`, in the order of the alphabet. */
function violationsIn(folder: string, trees: readonly string[]): string[] {
  const done = spawnSync(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', '--no-cache', ...trees],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(done.stdout) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

describe('import rules', () => {
  const reported = violationsIn(planted, ['src', 'migrations']);

  it('report each planted violation, and nothing of what stands beside it', () => {
    expect(reported).toEqual([
      'bullmq-behind-the-queue: src/modules/reports/fills-the-queue-itself.service.ts',
      'controllers-have-no-opinion: src/modules/tasks/asks-the-repository.controller.ts',
      'core-imports-only-core: src/core/report/imports-a-type-from-npm.ts',
      'core-imports-only-core: src/core/report/reads-a-file.ts',
      'migrations-are-frozen: migrations/1-follows-the-code.ts',
      'modules-know-no-entrypoint: src/modules/reports/starts-the-program.service.ts',
      'modules-use-the-front-door: src/modules/reports/climbs-in-by-the-window.service.ts',
      'no-cycles: src/core/closure/one-half-of-a-cycle.ts',
      'platform-knows-no-feature: src/platform/files/knows-a-feature.ts',
      'platform-uses-core-shared-only: src/platform/files/knows-the-rules.ts',
    ]);
  });

  it('have a planted violation each', () => {
    const { forbidden } = require(config) as { forbidden: { name: string }[] };
    expect(new Set(reported.map((violation) => violation.split(':')[0]))).toEqual(
      new Set(forbidden.map(({ name }) => name)),
    );
  });

  it('are kept by the sources', () => {
    expect(violationsIn(root, ['src', 'migrations'])).toEqual([]);
  });
});
