import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../../src/entrypoints/app.module.js';
import { loadConfig, type Environment } from '../../../src/platform/config/config.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { Person } from '../../support/person.js';
import { redisIsHere, RedisServer } from '../../support/redis.js';
import { TestApp } from '../../support/test-app.js';

/** Of the limits a minute that everybody has: 12 reads, 3 writes, 60 of an address. */
const FEW: Environment = { RATE_LIMIT_PERCENT: '1' };

/** A second process of the same installation. */
async function secondProcess(app: TestApp, environment: Environment): Promise<NestFastifyApplication> {
  const config = loadConfig({ LOG_LEVEL: 'fatal', DEMO: 'off', ...environment });
  const module = AppModule.forRoot({ config, databaseUrl: app.databaseUrl, role: 'api', clock: app.clock });
  const nest = await createHttpApp(module, config, createLogger('fatal'));
  await nest.init();
  await nest.getHttpAdapter().getInstance().ready();
  return nest;
}

async function statuses(people: readonly Person[], count: number, url = '/api/session'): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n++) found.push((await people[n % people.length]?.get(url))?.status ?? 0);
  return found;
}

const refused = (all: readonly number[]) => all.filter((status) => status === 429).length;

describe('limits by person and address', () => {
  describe.each(['postgres', 'redis'] as const)('kept in %s', (store) => {
    const isHere = store === 'postgres' || redisIsHere();
    let redis: RedisServer | null = null;
    let app: TestApp;
    let other: NestFastifyApplication;

    beforeEach(async () => {
      if (!isHere) return;
      redis = store === 'redis' ? await RedisServer.start() : null;
      const environment = { ...FEW, ...(redis !== null && { REDIS_URL: redis.url }) };
      app = await TestApp.start({ environment });
      other = await secondProcess(app, environment);
    });
    afterEach(async () => {
      if (!isHere) return;
      await other.close();
      await app.stop();
      await redis?.stop();
    });

    (isHere ? it : it.skip)('let a person through two processes as often as through one', async () => {
      const here = await app.as('yifaban');
      const there = here.at(other.getHttpAdapter().getInstance());
      const found = await statuses([here, there], 20);
      expect(found.filter((status) => status === 200)).toHaveLength(12);
      expect(refused(found)).toBe(8);
      const colleague = await app.as('duchayuan');
      expect((await colleague.get('/api/session')).status).toBe(200);
    });

    (isHere ? it : it.skip)('go on, each process for itself, where the store is gone', async () => {
      const here = await app.as('yifaban');
      if (redis !== null) await redis.kill();
      else await app.rows('select 1 from rate_limit');
      const found = await statuses([here], 15);
      expect(refused(found)).toBe(3);
    });
  });

  describe('in one process', () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await TestApp.start({ environment: FEW });
    });
    afterAll(() => app.stop());

    it('say when to come again, in words that machines read', async () => {
      const person = await app.as('yifaban');
      const first = await person.get('/api/session');
      expect(first.headers).toMatchObject({
        'ratelimit-policy': '"reads";q=12;w=60',
        ratelimit: expect.stringMatching(/^"reads";r=11;t=\d+$/),
      });
      await statuses([person], 11);
      const last = await person.get('/api/session');
      expect([last.status, last.code]).toEqual([429, 'request.too-many']);
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
      expect(last.body()).toMatchObject({ params: { limit: 'reads' } });
    });

    it('count writes apart from reads, and a workbook apart from both', async () => {
      const person = await app.as('sifa-lianluo');
      for (let n = 0; n < 3; n++) expect((await person.post('/api/tokens', {})).status).toBe(400);
      expect((await person.post('/api/tokens', {})).status).toBe(429);
      expect((await person.get('/api/session')).status).toBe(200);
      expect((await person.get('/api/ledger/workbook')).headers['ratelimit-policy']).toContain('"exports"');
    });

    it('slow down who tries one login, and nobody beside them', async () => {
      const thief = app.stranger().from('203.0.113.9');
      const attempt = () => thief.post('/api/session', { login: 'yifaban', password: 'x' });
      await attempt();
      expect((await attempt()).code).toBe('request.too-many');
      const neighbour = await thief.post('/api/session', { login: 'xianzhang', password: 'x' });
      expect(neighbour.code).toBe('auth.failed');
    });

    it('hold for an address whatever it asks, and never for probes', async () => {
      const flood = app.stranger().from('198.51.100.7');
      const found = await statuses([flood], 70, '/api/tasks');
      expect(refused(found)).toBe(10);
      expect((await flood.get('/health/live')).status).toBe(200);
      expect((await flood.get('/metrics')).status).toBe(200);
      expect((await app.stranger().from('198.51.100.8').get('/api/tasks')).status).toBe(401);
    });
  });
});
