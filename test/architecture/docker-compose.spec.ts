import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { ENVIRONMENT_NAMES, loadConfig } from '../../src/platform/config/config.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: unknown;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes } = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as Compose;
const ours = ['migrate', 'api', 'worker'];

/** As Compose fills it in for somebody who set the required variables to `secret` and no other. */
function environmentOf(service: string): Record<string, string> {
  const fill = (value: string) =>
    value.replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace(/\$\{\w+(?::\?[^}]*)?\}/g, 'secret');
  const entries = Object.entries(services[service]?.environment ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, fill(value)]));
}

describe('docker-compose.yml', () => {
  it('has the parts of one installation', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(ours)('%s: sets only names that the program reads, to values that it accepts', (service) => {
    const environment = environmentOf(service);
    expect(ENVIRONMENT_NAMES).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(loadConfig(environment)).toMatchObject({ production: true, demo: false });
  });

  it.each(ours)('%s: reaches PostgreSQL and Redis by the names of their services', (service) => {
    const { databaseUrl, redisUrl } = loadConfig(environmentOf(service));
    expect(new URL(databaseUrl ?? '').hostname).toBe('postgres');
    expect(new URL(redisUrl ?? '').hostname).toBe('redis');
  });

  it('gives the program the account that PostgreSQL makes', () => {
    const { username, password, pathname } = new URL(loadConfig(environmentOf('api')).databaseUrl ?? '');
    const { POSTGRES_USER, POSTGRES_PASSWORD } = environmentOf('postgres');
    expect([username, password, pathname]).toEqual([POSTGRES_USER, POSTGRES_PASSWORD, `/${POSTGRES_USER}`]);
  });

  it.each(ours)('%s: runs an entry point that exists', (service) => {
    const [, program = ''] = services[service]?.command ?? [];
    expect(program).toMatch(/^dist\/src\/entrypoints\/[a-z]+\.js$/);
    expect(existsSync(join(root, program.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it.each(Object.keys(services))('%s: depends on services and mounts volumes that are there', (service) => {
    const { depends_on: needs = {}, volumes: mounts = [] } = services[service] ?? {};
    for (const [name, { condition }] of Object.entries(needs)) {
      expect(services).toHaveProperty(name);
      if (condition === 'service_healthy') expect(services[name]).toHaveProperty('healthcheck');
    }
    for (const mount of mounts) expect(volumes).toHaveProperty(mount.split(':')[0] ?? '');
  });
});
