/**
 * Writes what the program consists of as CycloneDX: every package that is installed with it, with version, licence and hash.
 *
 *   npm run sbom              to sbom.cdx.json
 *   npm run sbom -- --check   writes nothing; fails where a package of the lock file is missing in it
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const DEVELOPMENT = 'cdx:npm:package:development';

const made = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
});
if (made.status !== 0) fail(made.stderr);
const wanted = packagesOfProgram(({ optional }) => !optional);
/** With those for one operating system or processor, such as the programs of PostgreSQL. */
const possible = packagesOfProgram(() => true);
const bom = ofProgram(JSON.parse(made.stdout));
const listed = new Set(bom.components.map(nameOf));
const missing = [...wanted].filter((one) => !listed.has(one));
if (bom.bomFormat !== 'CycloneDX' || missing.length > 0)
  fail(`missing in the bill of materials: ${missing.join(', ')}`);
console.error(`${bom.components.length} packages in the bill of materials`);
if (!process.argv.includes('--check'))
  writeFileSync(process.argv[2] ?? 'sbom.cdx.json', `${JSON.stringify(bom, null, 2)}\n`);

/** `name@version` of what the lock file has for more than development. */
function packagesOfProgram(isWanted) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const installed = Object.entries(packages).filter(
    ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.link && isWanted(entry),
  );
  return new Set(
    installed.map(
      ([path, { version, name }]) => `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
    ),
  );
}

/**
 * `--omit=dev` of npm also leaves out what development and the program share, and a package that lies in two places is marked by the
 * first of them: the lock file says what belongs to the program.
 */
function ofProgram({ components, dependencies, ...rest }) {
  const kept = components
    .filter((one) => possible.has(nameOf(one)))
    .map(({ properties = [], ...one }) => ({
      ...one,
      properties: properties.filter(({ name }) => name !== DEVELOPMENT),
    }));
  const refs = new Set([...kept.map((one) => one['bom-ref']), rest.metadata.component['bom-ref']]);
  const within = dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((to) => refs.has(to)) }));
  return { ...rest, components: kept, dependencies: within };
}

function nameOf({ group, name, version }) {
  return `${group ? `${group}/` : ''}${name}@${version}`;
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
