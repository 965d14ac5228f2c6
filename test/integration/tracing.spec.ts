import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { assignment, county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { HttpSink } from '../support/http-sink.js';
import { buildProgram, Program } from '../support/program.js';
import { newScratchFolder } from '../support/scratch-folder.js';
import { TestApp } from '../support/test-app.js';
import { MailServer } from './reminders/mail-server.js';

const PATIENCE_MS = 90_000;

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

describe('traces (OTEL_EXPORTER_OTLP_ENDPOINT)', () => {
  let app: TestApp;
  let collector: HttpSink;
  let mail: MailServer;
  let program: Program;
  let taskId: string;
  let dataDir: string;

  beforeAll(async () => {
    buildProgram();
    dataDir = newScratchFolder();
    [app, collector, mail] = await Promise.all([TestApp.start(), HttpSink.start(), MailServer.start()]);
    // Before the program runs: it would look for the file in its own folder, and by its clock the session here is long over.
    taskId = await issuedTask();
    collector.answer = { status: 200, body: '{}' };
    const environment = {
      DATABASE_URL: app.databaseUrl,
      SMTP_URL: mail.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      LOG_LEVEL: 'info',
    };
    program = await Program.launch({ dataDir, role: 'all', environment });
    await program.ready();
  }, PATIENCE_MS);
  afterAll(async () => {
    await program?.end();
    await Promise.all([collector.stop(), mail.stop(), app.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE_MS);

  async function issuedTask(): Promise<string> {
    const { supervisor, items, units } = await county(app);
    const itemIds = [items.find(({ kind }) => kind === 'shortcoming')?.id];
    const made = await supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(units['qysf'] ?? ''),
    });
    const { taskIds } = made.body<{ taskIds: string[] }>();
    const issued = await supervisor.post('/api/tasks/issue', { taskIds });
    expect(issued.body()).toMatchObject([{ problemCode: null }]);
    return taskIds[0] ?? '';
  }

  function spans(): Span[] {
    return collector.received.flatMap(({ body }) => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  }

  it(
    'one leads from a request through the outbox and its jobs to the letter',
    async () => {
      const base = `http://127.0.0.1:${program.port}`;
      const json = { 'content-type': 'application/json' };
      const login = JSON.stringify({ login: 'yifaban', password: DEMO_PASSWORD });
      const session = await fetch(`${base}/api/session`, { method: 'POST', headers: json, body: login });
      const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const urged = await fetch(`${base}/api/tasks/${taskId}/urging`, {
        method: 'POST',
        headers: { ...json, cookie, traceparent: `00-${traceId}-b7ad6b7169203331-01` },
        body: JSON.stringify({ reason: '请抓紧办理' }),
      });
      expect(urged.status).toBeLessThan(300);

      const found = await eventually(() => {
        const trace = spans().filter((span) => span.traceId === traceId);
        expect(trace.map(({ name }) => name)).toContain('send mail');
        expect(trace.map(({ name }) => name)).toContain('POST /api/tasks/:id/urging');
        return trace;
      }, PATIENCE_MS / 2);
      const byId = new Map(found.map((span) => [span.spanId, span]));
      const way: string[] = [];
      for (
        let span = found.find(({ name }) => name === 'send mail');
        span;
        span = byId.get(span.parentSpanId ?? '')
      )
        way.unshift(span.name);
      expect(way[0]).toBe('POST /api/tasks/:id/urging');
      expect(way.length).toBeGreaterThanOrEqual(3);
    },
    PATIENCE_MS,
  );

  it('the lines of the log name the request, the person and the task', () => {
    const lines = program.output
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'request completed',
        reqId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
        actorId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
        taskId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      }),
    );
  });
});
