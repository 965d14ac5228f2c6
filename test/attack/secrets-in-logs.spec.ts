import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/platform/observability/logger.js';
import { newSecret } from '../../src/modules/identity/index.js';
import type { Answer } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

const PASSWORD = 'Kanarienvogel-am-Fenster-7';
const ID_NUMBER = '110101199003074514';
const MOBILE = '13912345678';

describe('what the log and the refusals tell of secrets', () => {
  let app: TestApp;
  let log = '';
  const answers: Answer[] = [];
  const canaries: string[] = [PASSWORD, ID_NUMBER, MOBILE];
  const canary = () => {
    canaries.push(newSecret());
    return canaries.at(-1) ?? '';
  };

  beforeAll(async () => {
    const logger = createLogger('trace', { write: (line) => (log += line) });
    app = await TestApp.start({ logger });
    await knockEverywhere();
    await breakEverywhere();
  });
  afterAll(() => app.stop());

  /** With every kind of secret in every place that a request has. */
  async function knockEverywhere(): Promise<void> {
    const stranger = app.stranger();
    const supervisor = await app.as('yifaban');
    answers.push(
      await stranger.post('/api/session', { login: 'yifaban', password: PASSWORD }),
      await stranger.post('/api/session', { login: PASSWORD, password: PASSWORD, code: '123456' }),
      await stranger.with({ cookie: `zhenggai_session=${canary()}` }).get('/api/session'),
      await stranger.with({ authorization: `Bearer ${canary()}` }).get('/api/tasks'),
      await stranger.with({ authorization: `Basic ${canary()}` }).get('/api/tasks'),
      await stranger.get(`/act/${canary()}`),
      await stranger.get(`/api/calendar-feeds/${canary()}.ics`),
      await stranger.get(`/nowhere/${canary()}?token=${canary()}&password=${PASSWORD}`),
      await stranger.with({ referer: `https://x.example/?token=${canary()}` }).get('/api/session'),
      await supervisor.get(`/api/tasks?q=${ID_NUMBER}`),
      await supervisor.get(`/api/tasks?q=${MOBILE}&nonsense=${MOBILE}`),
      await supervisor.put('/api/session/password', { current: PASSWORD, next: `${PASSWORD}!` }),
      await supervisor.post('/api/session/second-factor', { password: PASSWORD }),
    );
    const made = await (
      await app.as('sifa-lianluo')
    ).post('/api/tokens', { name: '业务系统', access: 'read', days: 9 });
    canaries.push(made.body<{ secret: string }>().secret);
    await app
      .stranger()
      .with({ authorization: `Bearer ${made.body<{ secret: string }>().secret}` })
      .get('/api/tasks');
  }

  /** A database that fails under a request: what the driver says names values, statements and addresses. */
  async function breakEverywhere(): Promise<void> {
    const supervisor = await app.as('yifaban');
    await app.owner('alter table session rename to session_gone');
    answers.push(await supervisor.with({ cookie: `zhenggai_session=${canary()}` }).get('/api/session'));
    await app.owner('alter table session_gone rename to session');
  }

  it('holds none of them, whatever came of the request', () => {
    expect(log.split('\n').length).toBeGreaterThan(30);
    expect(log).toContain('incoming request');
    expect(canaries.filter((secret) => log.includes(secret))).toEqual([]);
  });

  it('is told apart from a log that says nothing', () => {
    expect(log).toContain('[secret]');
    expect(log).toContain('[number]');
    expect(log).toMatch(/"level":50.*session/);
  });

  it('answers with a code, never with a value, a statement or a stack', () => {
    expect(answers.filter(({ status }) => status >= 500)).toHaveLength(1);
    for (const { text } of answers) {
      expect(canaries.filter((secret) => text.includes(secret))).toEqual([]);
      expect(text).not.toMatch(/\bat .+\.(ts|js):\d|select .+ from|relation "|node_modules/);
    }
  });
});
