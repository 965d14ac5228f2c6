import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const statements = (count: number) => Array.from({ length: count }, (_, i) => `  void ${i};`).join('\n');
const functionOf = (count: number, name: string) =>
  `export function ${name}(): void {\n${statements(count)}\n}`;
const branchesOf = (count: number, name: string) =>
  `export function ${name}(n: number): void {\n${Array.from({ length: count - 1 }, (_, i) => `  if (n === ${i}) return;`).join('\n')}\n}`;
const parametersOf = (count: number, name: string) =>
  `export function ${name}(${Array.from({ length: count }, (_, i) => `_p${i}: number`).join(', ')}): void {}`;

/** A file of core that breaks every budget and every habit that lint keeps. */
const source = [
  functionOf(45, 'longish'),
  functionOf(65, 'tooLong'),
  branchesOf(12, 'tangled'),
  branchesOf(17, 'tooTangled'),
  parametersOf(4, 'greedy'),
  parametersOf(5, 'tooGreedy'),
  functionOf(300, 'fillsTheFile'),
  'export const anything: any = 1;',
  'export const sure = [1][0]!;',
  'void (async () => 1)();\n(async () => 1)();',
  'export const now = Date.now();',
  'export const today = new Date();',
  'export const chance = Math.random();',
  'export const home = process.env.HOME;',
  'export default anything;',
].join('\n');

interface Message {
  readonly ruleId: string;
  readonly severity: 1 | 2;
  readonly message: string;
}

describe('lint', () => {
  let messages: Message[];

  beforeAll(() => {
    const done = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/eslint/bin/eslint.js'),
        ...['--config', '.ci/eslint.config.mjs', '--format', 'json'],
        // Linted as if it were this file: rules that ask for types need one that tsconfig.json knows.
        ...['--stdin', '--stdin-filename', 'src/core/shared/span.ts'],
      ],
      {
        cwd: root,
        input: source,
        encoding: 'utf8',
        // Otherwise the parser, seeing a command line, reads the file from the disk and lints that.
        env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
      },
    );
    const [report] = JSON.parse(done.stdout) as { messages: Message[] }[];
    messages = report?.messages ?? [];
  });

  const named = (ruleId: string, severity: 1 | 2) =>
    messages.filter((message) => message.ruleId === ruleId && message.severity === severity);

  it.each([
    ['max-lines', 1],
    ['max-lines-per-function', 3],
    ['complexity', 2],
    ['max-params', 2],
  ])('%s warns at the soft budget and fails at the hard one', (rule, overSoftBudget) => {
    expect(named(`budget/${rule}`, 1)).toHaveLength(overSoftBudget);
    expect(named(rule, 2).length).toBeGreaterThan(0);
    expect(named(rule, 2).length).toBeLessThanOrEqual(overSoftBudget);
  });

  it.each([
    '@typescript-eslint/no-explicit-any',
    '@typescript-eslint/no-non-null-assertion',
    '@typescript-eslint/no-floating-promises',
  ])('%s fails', (rule) => {
    expect(named(rule, 2)).toHaveLength(1);
  });

  it('keeps the clock, chance, the environment and default exports out of core', () => {
    expect(named('no-restricted-syntax', 2).map(({ message }) => message)).toEqual([
      'core takes the time as an argument.',
      'core takes the time as an argument.',
      'core is deterministic.',
      'The environment is read in platform/config only.',
      'Named exports only: one name for a thing everywhere.',
    ]);
  });
});
