import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../src/platform/config/config.js';

export interface AttackResult {
  /** Requests sent without a single one that broke the server or showed its insides; 0 where one did. */
  readonly withstood: number;
  readonly seconds: number;
}

const FUZZED = 20_000;
const SPRAYED = 10_000;

/** The suite `test/attack/openapi-fuzz` with ten times its requests. */
export function benchFuzz(): AttackResult {
  return attacked('test/attack/openapi-fuzz', { FUZZ_REQUESTS: String(FUZZED) }, FUZZED);
}

/** The spraying of `test/integration/identity/sign-in` with ten thousand tries, argon2 as in production; the honest sign in afterwards. */
export function benchSpraying(): AttackResult {
  return attacked('test/integration/identity/sign-in', { SPRAY_TRIES: String(SPRAYED) }, SPRAYED);
}

function attacked(suite: string, environment: Readonly<Record<string, string>>, count: number): AttackResult {
  const start = performance.now();
  const { status } = spawnSync('npm', ['test', '--silent', '--', suite], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return { withstood: status === 0 ? count : 0, seconds: (performance.now() - start) / 1000 };
}
