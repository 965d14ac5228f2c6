import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { assignment, county, type County } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

/** What a browser's EventSource would hear. */
class Window {
  readonly heard: string[] = [];
  private constructor(
    readonly status: number,
    readonly close: () => void,
  ) {}

  static open(port: number, cookie: string, query = ''): Promise<Window> {
    return new Promise((opened, failed) => {
      const asking = request({ port, path: `/api/live${query}`, headers: { cookie } }, (answer) => {
        const window = new Window(answer.statusCode ?? 0, () => asking.destroy());
        answer
          .setEncoding('utf8')
          .on('data', (chunk: string) =>
            window.heard.push(...chunk.split('\n\n').filter((event) => event.trim() !== '')),
          );
        answer.on('error', () => undefined);
        opened(window);
      });
      asking.on('error', failed).end();
    });
  }

  hears(event: string): Promise<void> {
    return eventually(() => expect(this.heard.join('\n')).toContain(`event: ${event}\n`));
  }
}

describe('somebody who is looking', () => {
  let app: TestApp;
  let at: County;
  let port: number;
  const windows: Window[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    await app.nest.listen(0, '127.0.0.1');
    port = (app.nest.getHttpServer().address() as AddressInfo).port;
  });
  afterEach(() => windows.splice(0).forEach((window) => window.close()));
  afterAll(() => app.stop());

  async function cookieOf(login: string): Promise<string> {
    const answer = await app.stranger().post('/api/session', { login, password: DEMO_PASSWORD });
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }

  async function windowOf(login: string, query = ''): Promise<Window> {
    const window = await Window.open(port, await cookieOf(login), query);
    windows.push(window);
    return window;
  }

  async function issueTo(unit: string): Promise<void> {
    const itemIds = [at.items.find(({ kind }) => kind === 'shortcoming')?.id];
    const made = await at.supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units[unit] ?? ''),
    });
    const { taskIds } = made.body<{ taskIds: string[] }>();
    await at.supervisor.post('/api/tasks/issue', { taskIds });
    // The issue can be taken back for five minutes; then it is told.
    app.clock.set('2026-03-02T08:36:00+08:00');
    await app.runOrders();
  }

  async function cutTheLine(): Promise<void> {
    const owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    const cut = await owner.query(CUT);
    await owner.end();
    expect(cut.rowCount).toBe(1);
  }

  it('hears of a new notice and of the task it is about, and nobody hears of it whom it does not concern', async () => {
    const [liaison, neighbour] = [await windowOf('sifa-lianluo'), await windowOf('wangwu-lianluo')];
    await issueTo('qysf');
    await liaison.hears('task');
    await liaison.hears('notice');
    expect(neighbour.heard).toEqual([]);
  });

  it('hears of an act on a task as soon as it is done, before anything that follows from it', async () => {
    const [task] = await app.rows<{ id: string }>(`select id from task where state = 'issued'`);
    const [office, neighbour] = [await windowOf('yifaban'), await windowOf('wangwu-lianluo')];
    const liaison = await app.as('sifa-lianluo');
    expect((await liaison.post(`/api/tasks/${task?.id}/signature`)).status).toBe(200);
    await office.hears('task');
    expect(office.heard.join('\n')).toContain(`"id":"${task?.id}"`);
    const refused = await liaison.post(`/api/tasks/${task?.id}/signature`);
    expect(refused.status).toBe(409);
    expect(office.heard).toHaveLength(1);
    expect(neighbour.heard).toEqual([]);
  });

  it('hears in the place of somebody who is away what concerns that one, and nothing where that ended', async () => {
    const [away] = await app.rows<{ id: string }>(`select id from account where login = 'sifa-shenqian'`);
    const [officer] = await app.rows<{ id: string }>(`select id from account where login = 'duchayuan'`);
    const query = `?onBehalfOf=${away?.id}`;
    expect((await Window.open(port, await cookieOf('duchayuan'), query)).status).toBe(403);
    const signer = await app.as('sifa-shenqian');
    const appointed = await signer.post('/api/substitutions', {
      ...{ principalId: away?.id, substituteId: officer?.id, roles: ['unit_signer'], reason: '出差' },
      ...{ fromOn: '2026-03-02', throughOn: '2026-03-03' },
    });
    expect(appointed.status).toBe(201);
    const [own, inPlace] = [await windowOf('duchayuan'), await windowOf('duchayuan', query)];
    expect([own.status, inPlace.status]).toEqual([200, 200]);
    await issueTo('ww');
    await own.hears('task');
    await issueTo('qysf');
    await inPlace.hears('task');
    const heard = (window: Window) => window.heard.filter((event) => event.includes('event: task')).length;
    expect(heard(inPlace)).toBeLessThan(heard(own));
  });

  it('is told to read anew when signals may have been lost', async () => {
    const liaison = await windowOf('sifa-lianluo');
    await cutTheLine();
    await liaison.hears('resync');
  });

  it('has signed in, and has not more than a few windows', async () => {
    expect((await Window.open(port, '')).status).toBe(401);
    const cookie = await cookieOf('caizheng-lianluo');
    const all = await Promise.all(Array.from({ length: 7 }, () => Window.open(port, cookie)));
    windows.push(...all);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429]);
    windows.splice(0).forEach((window) => window.close());
    await eventually(async () => expect((await windowOf('caizheng-lianluo')).status).toBe(200));
  });
});

const CUT = `
select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zhenggai-live' and datname = current_database()`;
