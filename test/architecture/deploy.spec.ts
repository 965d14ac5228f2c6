import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import {
  ENVIRONMENT_NAMES,
  loadConfig,
  PROGRAM_VERSION,
  PROJECT_ROOT,
} from '../../src/platform/config/config.js';

const read = (...path: string[]) => readFileSync(join(PROJECT_ROOT, ...path), 'utf8');

const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env?: readonly { name: string; value: string }[];
  readonly ports?: readonly { name: string; containerPort: number }[];
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly readinessProbe?: { httpGet: { path: string; port: string } };
  readonly livenessProbe?: { httpGet: { path: string; port: string } };
}
interface PodSpec {
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly containers: readonly Container[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: PodSpec } };
}

const manifests = loadAll(read('docs', 'deploy', 'kubernetes.yml')) as Manifest[];
const config = manifests.find(({ kind }) => kind === 'ConfigMap')?.data ?? {};
const pods = manifests.flatMap(({ spec }) => (spec?.template ? [spec.template.spec] : []));
const containers = pods.flatMap((pod) => pod.containers);
/** What the secret of the first lines holds. */
const SECRET = {
  DATABASE_URL: 'postgres://zhenggai:secret@postgres:5432/zhenggai',
  REDIS_URL: 'redis://redis:6379',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('docs/deploy/kubernetes.yml', () => {
  it('has both roles, the migration and the way in', () => {
    expect(manifests.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Job', 'Deployment', 'Service']),
    );
    expect(containers.map(({ name }) => name).sort()).toEqual(['api', 'migrate', 'worker']);
  });

  it.each(containers)(
    '$name: an entry point that exists, an environment that is accepted',
    ({ command, env = [] }) => {
      const [, program = ''] = command;
      expect(existsSync(join(PROJECT_ROOT, program.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(
        true,
      );
      const environment = {
        ...config,
        ...SECRET,
        ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
      };
      expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(Object.keys(environment)));
      expect(loadConfig(environment)).toMatchObject({ production: true, demo: false });
    },
  );

  it.each(containers)(
    '$name: this version, no root, nothing written to the root, no privileges',
    (container) => {
      expect(container.image).toBe(`zhenggai:${PROGRAM_VERSION}`);
      expect(container.securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
      });
      for (const pod of pods) expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
    },
  );

  it('asks each role where it answers, and waits longer than a stop may take', () => {
    const [api, worker] = ['api', 'worker'].map((role) => containers.find(({ name }) => name === role));
    expect(api?.readinessProbe?.httpGet.path).toBe('/health/serving');
    expect(worker?.livenessProbe?.httpGet).toEqual({ path: '/health/live', port: 'health' });
    expect(worker?.ports?.[0]?.containerPort).toBe(Number(worker?.env?.[0]?.value));
    for (const { terminationGracePeriodSeconds } of pods.filter(
      (pod) => pod.containers[0]?.name !== 'migrate',
    ))
      expect(terminationGracePeriodSeconds).toBeGreaterThan(30);
  });
});

describe('.ci/Dockerfile', () => {
  const text = read('.ci', 'Dockerfile');
  const last = text.slice(text.lastIndexOf('\nFROM '));

  it('ends as somebody who is not root, with a health check and a program that exists', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    const [, program = ''] = /^CMD \["node", "dist\/([^"]+)\.js"\]$/m.exec(last) ?? [];
    expect(existsSync(join(PROJECT_ROOT, `${program}.ts`))).toBe(true);
  });

  it('has every folder that the program reads, and so has the bundle', () => {
    const bundle = read('.ci', 'bundle.mjs');
    for (const folder of ['dist', 'web/dist', 'seeds']) {
      expect(last).toContain(`COPY --from=build /app/${folder} ${folder}\n`);
      expect(bundle).toContain(`  '${folder}',\n`);
    }
    const reading = sourcesOf(join(PROJECT_ROOT, 'src')).flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/join\(PROJECT_ROOT, ('[^)]*')\)/g),
    ]);
    const folders = reading.map(([, parts = '']) => parts.replaceAll("'", '').replaceAll(', ', '/'));
    expect(folders.length).toBeGreaterThan(2);
    expect(folders.filter((path) => !/^(web\/dist|seeds|package\.json$)/.test(path))).toEqual([]);
  });

  it('takes over no package that only development needs', () => {
    expect(text).toMatch(/npm prune --omit=dev/);
    expect(last).not.toMatch(/npm (ci|install)/);
  });

  it('sets only names that the program reads', () => {
    const names = [...last.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
    expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(names));
  });
});

describe('docs/deploy/alerts.yml', () => {
  it('every alert leads to a runbook that exists', () => {
    const runbooks = [...read('docs', 'deploy', 'alerts.yml').matchAll(/runbook: (\S+)/g)].map(
      ([, path = '']) => path,
    );
    expect(runbooks.length).toBeGreaterThan(8);
    expect(runbooks.filter((path) => !existsSync(join(PROJECT_ROOT, path)))).toEqual([]);
  });
});
