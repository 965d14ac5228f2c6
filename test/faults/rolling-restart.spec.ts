import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { freePort } from '../../src/platform/database/embedded/server.js';
import { assignment, county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { buildProgram, Program } from '../support/program.js';
import { RoundRobin } from '../support/round-robin.js';
import { newScratchFolder } from '../support/scratch-folder.js';
import { TestApp } from '../support/test-app.js';

const PATIENCE_MS = 300_000;
/** A day of work: notices of an urging go out at once. */
const TODAY = '2026-03-02';
const STREAMS = 3;

interface Answered {
  readonly status: number;
  readonly text: string;
}

describe('a rolling restart under a stream of requests', () => {
  let app: TestApp;
  let dataDir: string;
  let proxy: RoundRobin;
  const running = new Map<string, Program>();
  const ports: number[] = [];
  let taskIds: string[];

  beforeAll(async () => {
    buildProgram();
    dataDir = newScratchFolder();
    app = await TestApp.start({ at: TODAY });
    // By the clock of the programs the session here is long over, and swept away.
    taskIds = await issuedTasks();
    ports.push(await freePort(), await freePort());
    await Promise.all([start('api', 0), start('api', 1), start('worker', 0)]);
    proxy = await RoundRobin.start(ports);
    await eventually(() => expect(proxy.inService).toHaveLength(2));
  }, PATIENCE_MS);

  afterAll(async () => {
    await proxy?.stop();
    await Promise.all([...running.values()].map((program) => program.end()));
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE_MS);

  async function start(role: 'api' | 'worker', n: number): Promise<void> {
    const program = await Program.launch({
      dataDir,
      role,
      port: role === 'api' ? ports[n] : 0,
      environment: {
        DATABASE_URL: app.databaseUrl,
        DRAIN_SECONDS: '3',
        LOG_LEVEL: 'warn',
        RATE_LIMIT_PERCENT: '0',
      },
    });
    running.set(`${role} ${n}`, program);
    await program.ready();
  }

  /** As a roll-out does it: the new one is in service before the next one goes. @returns how long the old one took to leave */
  async function replace(role: 'api' | 'worker', n: number): Promise<number> {
    const old = running.get(`${role} ${n}`);
    const began = performance.now();
    expect(await old?.stop('SIGTERM')).toBe(0);
    const left = performance.now() - began;
    await start(role, n);
    if (role === 'api') await eventually(() => expect(proxy.inService).toHaveLength(2));
    return left;
  }

  async function signIn(): Promise<string> {
    const answer = await fetch(`${proxy.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'yifaban', password: DEMO_PASSWORD }),
    });
    expect(answer.status).toBe(204);
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async function issuedTasks(): Promise<string[]> {
    const { supervisor, items, units } = await county(app);
    const itemIds = items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    const made = await Promise.all(
      itemIds
        .slice(0, STREAMS)
        .map((id) =>
          supervisor.post('/api/tasks', { itemIds: [id], assignment: assignment(units['qysf'] ?? '') }),
        ),
    );
    const taskIds = made.flatMap((answer) => answer.body<{ taskIds: string[] }>().taskIds);
    expect((await supervisor.post('/api/tasks/issue', { taskIds })).status).toBeLessThan(300);
    return taskIds;
  }

  it(
    'loses no request, no job and no notice, and every process is gone well within 30 s',
    async () => {
      const cookie = await signIn();
      const answered: Answered[] = [];
      let isOver = false;
      const send = async (path: string, init: RequestInit = {}) => {
        const headers = { cookie, 'content-type': 'application/json' };
        const answer = await fetch(`${proxy.url}${path}`, { ...init, headers });
        answered.push({ status: answer.status, text: await answer.text() });
        return answer.status;
      };
      let urged = 0;
      const streams = taskIds.map(async (id) => {
        while (!isOver) {
          const body = JSON.stringify({ reason: '请抓紧办理' });
          if ((await send(`/api/tasks/${id}/urging`, { method: 'POST', body })) < 300) urged++;
          await send('/api/tasks');
        }
      });

      const first = await Promise.all([replace('api', 0), replace('worker', 0)]);
      const left = [...first, await replace('api', 1)];
      isOver = true;
      await Promise.all(streams);

      expect(answered.filter(({ status }) => status >= 300)).toEqual([]);
      expect(urged).toBeGreaterThan(20);
      expect(Math.max(...left)).toBeLessThan(15_000);
      const [acts] = await app.rows<{ n: number }>(
        `select count(*)::int as n from event where name = 'task.urged'`,
      );
      expect(acts?.n).toBe(urged);
      await eventually(async () => {
        const open = await app.rows(
          'select job, last_error from outbox where done_at is null and available_at < now()',
        );
        expect(open).toEqual([]);
      }, PATIENCE_MS / 2);
      const told = await app.rows<{ notices: number }>(
        `select count(*)::int as notices from notice where occasion like '%task.urged%' group by account_id`,
      );
      expect(told.length).toBeGreaterThan(0);
      expect(told.every(({ notices }) => notices === urged)).toBe(true);
    },
    PATIENCE_MS,
  );
});
