// Asks the registry that npm is set to for known weaknesses of what runs in production. Where none answers nothing fails; a high or critical one that is not in audit-allowed.json does.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const GRAVE = ['high', 'critical'];
const WAIT_MS = 60_000;

/** Advisories by their address, with the day until which they are accepted and why. */
const allowed = JSON.parse(readFileSync(new URL('audit-allowed.json', import.meta.url), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const answer = process.argv[2]
  ? readFileSync(process.argv[2], 'utf8')
  : spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
      encoding: 'utf8',
      timeout: WAIT_MS,
    }).stdout;

const report = parsed(answer);
if (report?.vulnerabilities === undefined) {
  process.stderr.write('No registry answered: dependencies are not audited.\n');
} else {
  const grave = gravesOf(report.vulnerabilities);
  const open = grave.filter(({ url }) => !(allowed[url]?.until >= today));
  for (const { url, name, severity, title } of open)
    process.stdout.write(`${severity}: ${name}: ${title} (${url})\n`);
  process.stdout.write(
    `${grave.length} grave weaknesses of dependencies known, ${grave.length - open.length} accepted\n`,
  );
  if (open.length > 0) process.exitCode = 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each advisory once: npm repeats it for every package above. */
function gravesOf(vulnerabilities) {
  const advisories = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via === 'object' && GRAVE.includes(via.severity));
  return [...new Map(advisories.map((one) => [one.url, one])).values()];
}
