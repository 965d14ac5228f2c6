import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ACCESS_METADATA } from '../../../src/platform/http/access.js';
import { createOpenApi } from '../../../src/entrypoints/openapi.js';
import { TestApp } from '../../support/test-app.js';

const UUID = '00000000-0000-4000-8000-000000000000';
/** Signing in, and what carries its own secret in its address. */
const OPEN_TO_STRANGERS = [
  'POST /api/session',
  'GET /api/sign-in-ways',
  'GET /api/session/oidc',
  'GET /api/session/oidc/callback',
  'POST /api/session/oidc/backchannel-logout',
  'GET /api/demo-accounts',
  'GET /api/calendar-feeds/{file}',
];

describe('every route', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  function handlers() {
    const scanner = new MetadataScanner();
    return app.nest
      .get(DiscoveryService)
      .getControllers()
      .flatMap(({ instance, metatype }) => {
        const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
        return scanner
          .getAllMethodNames(prototype)
          .map((name) => ({ name: `${metatype?.name}.${name}`, handler: prototype[name], metatype }))
          .filter(({ handler }) => handler !== undefined && Reflect.hasMetadata(METHOD_METADATA, handler));
      });
  }

  it('says who may knock', () => {
    const found = handlers();
    expect(found.length).toBeGreaterThan(40);
    const reflector = app.nest.get(Reflector);
    const silent = found.filter(
      ({ handler, metatype }) =>
        reflector.getAllAndOverride(ACCESS_METADATA, [
          handler as () => unknown,
          metatype as () => unknown,
        ]) === undefined,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('sends a stranger to sign in, whatever they ask for', async () => {
    const { paths } = createOpenApi(app.nest);
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({ path, method: method.toUpperCase() })),
    );
    expect(routes.length).toBeGreaterThan(40);
    for (const { path, method } of routes) {
      if (OPEN_TO_STRANGERS.includes(`${method} ${path}`)) continue;
      const url = path.replace(/\{\w+\}/g, UUID);
      const answer = await app.nest
        .getHttpAdapter()
        .getInstance()
        .inject({ method: method as 'GET', url });
      expect([method, path, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        method,
        path,
        401,
        'auth.required',
      ]);
    }
  });

  it('says in OpenAPI who may knock and by which problems it refuses', () => {
    const { paths, components } = createOpenApi(app.nest);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { responses: Record<string, { $ref?: string }> }>).map(
        ([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation }),
      ),
    );
    const known = Object.keys(components?.responses ?? {});
    const refusals = (operation: (typeof operations)[number]) =>
      Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    for (const operation of operations) {
      expect(operation).toHaveProperty('x-access');
      for (const [, { $ref = '' }] of refusals(operation))
        expect(known).toContain($ref.replace('#/components/responses/', ''));
      const statuses = refusals(operation).map(([status]) => status);
      expect([operation.name, statuses]).toEqual([operation.name, expect.arrayContaining(['429', '503'])]);
      if (!OPEN_TO_STRANGERS.includes(operation.name)) expect(statuses).toContain('401');
      if (operation.name.includes('{')) expect(statuses).toContain('404');
    }
  });

  it('says in OpenAPI in one line what each operation does, and in one what each group of them is about', () => {
    const { paths, tags: declared = [] } = createOpenApi(app.nest);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { summary?: string; tags?: string[] }>).map(
        ([method, { summary = '', tags = [] }]) => ({
          name: `${method.toUpperCase()} ${path}`,
          summary,
          tags,
        }),
      ),
    );
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.filter(({ summary }) => !/\p{Script=Han}/u.test(summary))).toEqual([]);
    expect(operations.filter(({ tags }) => tags.length === 0)).toEqual([]);

    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(declared.map(({ name }) => name).sort()).toEqual([...used].sort());
    expect(declared.filter(({ description = '' }) => description.trim() === '')).toEqual([]);
    for (const tag of used) {
      const summaries = operations.filter(({ tags }) => tags.includes(tag)).map(({ summary }) => summary);
      const repeated = summaries.filter((summary, at) => summaries.indexOf(summary) !== at);
      expect([tag, repeated]).toEqual([tag, []]);
    }
  });

  it('lets no administrator into business data', async () => {
    for (const login of ['xitong', 'anquan', 'shenji']) {
      const admin = await app.as(login);
      expect((await admin.get('/api/tasks')).code).toBe('auth.forbidden');
      expect((await admin.get('/api/reports')).code).toBe('auth.forbidden');
    }
  });
});
