// Looks for secrets in files that git keeps (or in the folders named), by form and by how random a quoted value is. Exit code 1 where one is found.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FORMS = [
  ['private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['AWS key id', /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/],
  ['Alibaba Cloud key id', /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{16,24}(?![A-Za-z0-9])/],
  ['Tencent Cloud key id', /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/],
  ['GitHub token', /(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/],
  ['GitLab token', /(?<![\w-])glpat-[\w-]{20}/],
  ['npm token', /(?<![\w-])npm_[A-Za-z0-9]{36}/],
  ['Slack token', /(?<![\w-])xox[abprs]-[\w-]{10,}/],
  ['JSON web token', /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/],
];
/** A name that says secret, and a quoted value of 20 characters or more. */
const NAMED =
  /(?:secret|token|passw(?:or)?d|api[-_]?key|credential)\w*["']?\s*[:=]\s*["'`]([A-Za-z0-9+/_=-]{20,})["'`]/gi;
/** user:password@host with a password that no example would carry. */
const IN_ADDRESS = /\b[a-z]+:\/\/[^\s/:@"'`]+:([^\s/@"'`]{12,})@/gi;
/** Random base64 has 4 bits a character and more from twenty characters on, words have fewer. */
const RANDOM_BITS = 3.9;
/** Whole files of other people's hashes. */
const NOT_LOOKED_AT =
  /^(package-lock\.json|docs\/openapi\.json)$|\.(png|jpg|ico|pdf|docx?|ofd|xlsx?|zip|woff2?)$/i;
/** On the line of a made-up value that looks like a real one, with its reason. */
const MARK = 'no secret:';
const MOST_BYTES = 2_000_000;

export function secretsIn(text) {
  return text.split('\n').flatMap((line, i) => {
    if (line.includes(MARK)) return [];
    const byForm = FORMS.filter(([, form]) => form.test(line)).map(([kind]) => kind);
    const values = [...line.matchAll(NAMED), ...line.matchAll(IN_ADDRESS)].map(([, value]) => value ?? '');
    const byChance = values.some((value) => !value.includes('$') && bitsOf(value) >= RANDOM_BITS);
    const kinds = byChance ? [...byForm, 'random value under the name of a secret'] : byForm;
    return kinds.map((kind) => ({ line: i + 1, kind }));
  });
}

/** Shannon's entropy of its characters; nothing for values without a digit, which are words. */
function bitsOf(value) {
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return 0;
  const counts = new Map();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / value.length) * Math.log2(n / value.length), 0);
}

function* filesOf(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path)) yield* filesOf(join(path, name));
}

const named = process.argv.slice(2);
const files =
  named.length > 0
    ? named.flatMap((path) => [...filesOf(path)])
    : execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
let found = 0;
for (const file of files) {
  if (NOT_LOOKED_AT.test(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
  if (statSync(file).size > MOST_BYTES) continue;
  for (const { line, kind } of secretsIn(readFileSync(file, 'utf8'))) {
    // The place, never the value: this goes into a log.
    process.stdout.write(`${file}:${line}: ${kind}\n`);
    found++;
  }
}
if (found > 0) {
  process.stdout.write(`${found} secrets; a made-up one is marked on its line with "${MARK} why"\n`);
  process.exitCode = 1;
}
