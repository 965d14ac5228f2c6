import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import { SecretKey, type PostAccess } from '../../src/platform/secrets/index.js';
import { SubscriptionSecrets } from '../../src/modules/webhooks/subscription-secrets.js';
import { DeliverMessage } from '../../src/modules/webhooks/deliver-message.service.js';
import { WebhookFeed } from '../../src/modules/webhooks/webhook-feed.service.js';
import { assignment, county, type County } from '../support/county.js';
import { HttpSink, type Received } from '../support/http-sink.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

interface Subscription {
  readonly id: string;
  readonly secret: string;
}
interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly state: string;
  readonly attempts: readonly { readonly status: number | null; readonly error: string | null }[];
}

describe('a department system that asked to be told', () => {
  let app: TestApp;
  let sink: HttpSink;
  let at: County;
  let liaison: Person;
  let stranger: Person;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    sink = await HttpSink.start();
    app = await TestApp.start({ at: '2026-03-02', environment: { OUTGOING_ALLOW: '127.0.0.0/8' } });
    at = await county(app);
    liaison = await app.as('sifa-lianluo');
    stranger = await app.as('yifaban');
  });
  afterAll(async () => {
    await app.stop();
    await sink.stop();
  });

  async function subscribe(path: string, more: object = {}): Promise<Subscription> {
    const answer = await liaison.post('/api/webhooks', { name: '办公系统', url: sink.url + path, ...more });
    expect(answer.status).toBe(201);
    return answer.body<Subscription>();
  }

  async function issuedTask(item: number): Promise<string> {
    const body = { itemIds: [at.items[item]?.id], assignment: assignment(at.units['qysf'] ?? '') };
    const created = await at.supervisor.post('/api/tasks', body);
    const id = created.body<{ taskIds: string[] }>().taskIds[0] ?? '';
    await at.supervisor.post('/api/tasks/issue', { taskIds: [id] });
    return id;
  }

  async function feed(): Promise<number> {
    const written = await app.nest.get(WebhookFeed, { strict: false }).run(signal);
    await app.runOrders();
    return written;
  }

  const deliveries = async (id: string) =>
    (await liaison.get(`/api/webhooks/${id}/deliveries`)).body<{ items: Delivery[] }>().items;

  it('hears what happens to its tasks from then on, signed so that it can verify it', async () => {
    await issuedTask(0);
    const subscription = await subscribe('/told');
    const task = await issuedTask(1);
    await feed();
    const told = sink.received.filter(({ path }) => path === '/told');
    expect(told.map(typeOf)).toContain('task.issued');
    expect(told.map((message) => dataOf(message).taskId)).toEqual(told.map(() => task));
    for (const message of told)
      expect(message.headers['webhook-signature']).toBe(signatureOf(message, subscription));
    expect((await deliveries(subscription.id)).map(({ state }) => state)).toEqual(told.map(() => 'sent'));
    expect(await feed()).toBe(0);
    await liaison.delete(`/api/webhooks/${subscription.id}`);
  });

  it('hears only what it asked for, and nothing any more once it has ended the subscription', async () => {
    const subscription = await subscribe('/signed-only', { events: ['task.signed'] });
    const task = await issuedTask(2);
    await liaison.post(`/api/tasks/${task}/signature`, {});
    await feed();
    expect(sink.received.filter(({ path }) => path === '/signed-only').map(typeOf)).toEqual(['task.signed']);
    await liaison.delete(`/api/webhooks/${subscription.id}`);
    await issuedTask(3);
    await feed();
    expect(sink.received.filter(({ path }) => path === '/signed-only')).toHaveLength(1);
    expect((await liaison.post(`/api/webhooks/${subscription.id}/test`)).code).toBe('webhook.ended');
  });

  it('that is down is tried again, its log says why, and a message given up is sent again on request', async () => {
    const { id } = await subscribe('/down');
    await liaison.post(`/api/webhooks/${id}/test`);
    sink.answer = { status: 503, body: '维护中' };
    await expect(app.runOrders()).rejects.toThrow('维护中');
    const [waiting] = await deliveries(id);
    expect(waiting).toMatchObject({ state: 'queued', attempts: [{ status: 503, error: '维护中' }] });
    await app.nest.get(DeliverMessage, { strict: false }).run(waiting?.id ?? '', { isLast: true, signal });
    expect(await deliveries(id)).toMatchObject([
      { state: 'failed', attempts: [{ status: 503 }, { status: 503 }] },
    ]);
    sink.answer = { status: 204 };
    expect((await liaison.post(`/api/webhooks/${id}/deliveries/${waiting?.id}/replay`)).status).toBe(202);
    await app.runOrders();
    expect(await deliveries(id)).toMatchObject([{ state: 'sent' }]);
    const ids = sink.received
      .filter(({ path }) => path === '/down')
      .map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids)).toEqual(new Set([waiting?.id]));
  });

  it('that answers 410 has had enough', async () => {
    const { id } = await subscribe('/gone');
    await liaison.post(`/api/webhooks/${id}/test`);
    sink.answer = { status: 410 };
    await app.runOrders();
    sink.answer = { status: 204 };
    const { body } = await liaison.get('/api/webhooks');
    expect(
      body<(Subscription & { endedBecause: string | null })[]>().find((one) => one.id === id),
    ).toMatchObject({
      endedBecause: 'gone',
    });
  });

  it('verifies with the new secret after a renewal', async () => {
    const { id } = await subscribe('/renewed');
    const renewed = (await liaison.post(`/api/webhooks/${id}/secret`)).body<{ secret: string }>();
    await liaison.post(`/api/webhooks/${id}/test`);
    await app.runOrders();
    const message = sink.received.find(({ path }) => path === '/renewed');
    expect(message?.headers['webhook-signature']).toBe(message && signatureOf(message, renewed));
  });

  it('has address and secret kept enciphered, also where a release before kept either in clear', async () => {
    const { id, secret } = await subscribe('/sealed');
    const url = `${sink.url}/sealed`;
    const own = app.nest.get(SubscriptionSecrets, { strict: false });
    const kept = async () => {
      const text = 'select url, secret from webhook_subscription where id = $1';
      const [row] = await app.rows<{ url: string; secret: string }>(text, [id]);
      return row ?? { url: '', secret: '' };
    };
    const sealed = { url: expect.stringMatching(/^v1\./), secret: expect.stringMatching(/^v1\./) };
    expect(await kept()).toEqual(sealed);
    for (const cleared of ['url = $2', 'url = $2, secret = $3']) {
      const values = cleared.includes('$3') ? [id, url, secret] : [id, url];
      await app.rows(`update webhook_subscription set ${cleared} where id = $1`, values);
      expect(own.open(await kept(), id)).toEqual({ url, secret });
      await own.onApplicationBootstrap();
      expect(await kept()).toEqual(sealed);
      expect(own.open(await kept(), id)).toEqual({ url, secret });
    }
    expect((await liaison.get('/api/webhooks')).body()).toContainEqual(expect.objectContaining({ id, url }));
    const recorded = await app.rows('select 1 from event where strpos(payload::text, $1) > 0', ['/sealed']);
    expect(recorded).toEqual([]);
    await liaison.post(`/api/webhooks/${id}/test`);
    await app.runOrders();
    const message = sink.received.find(({ path }) => path === '/sealed');
    expect(message?.headers['webhook-signature']).toBe(message && signatureOf(message, { secret }));
  });

  it('comes under a new key at the start with it, and is listed without its address where the key is lost', async () => {
    const { id, secret } = await subscribe('/moved');
    const url = `${sink.url}/moved`;
    const read = async () =>
      (await app.rows<PostAccess>('select url, secret from webhook_subscription where id = $1', [id]))[0] ?? {
        url: '',
        secret: null,
      };
    const before = await read();
    const [old, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const under = (secretKey: Buffer, secretKeyPrevious: Buffer | null) =>
      new SubscriptionSecrets(
        new SecretKey({ secretKey, secretKeyPrevious, dataDir: '' }),
        app.nest.get(UnitOfWork, { strict: false }),
      );
    const sealed = under(old, null).seal({ url, secret }, id);
    await app.rows('update webhook_subscription set url = $2, secret = $3 where id = $1', [
      ...[id, sealed.url, sealed.secret],
    ]);
    await under(now, old).onApplicationBootstrap();
    expect(under(now, null).open(await read(), id)).toEqual({ url, secret });
    expect(() => under(now, null).open(sealed, id)).toThrow();
    expect((await liaison.get('/api/webhooks')).body()).toContainEqual(
      expect.objectContaining({ id, url: null }),
    );
    await app.rows('update webhook_subscription set url = $2, secret = $3 where id = $1', [
      ...[id, before.url, before.secret],
    ]);
  });

  it('must not lie inside, is its unit’s own affair, and is one of twenty at most', async () => {
    const open = (url: string) => liaison.post('/api/webhooks', { name: 'x', url });
    expect((await open('http://10.0.0.8/hook')).code).toBe('webhook.address-refused');
    expect((await open('ftp://127.0.0.1/hook')).code).toBe('webhook.address-refused');
    expect(
      (await liaison.post('/api/webhooks', { name: 'x', url: sink.url, events: ['task.nope'] })).code,
    ).toBe('request.invalid');
    const { id } = await subscribe('/own');
    expect((await stranger.get('/api/webhooks')).code).toBe('auth.forbidden');
    const neighbour = await app.as('caizheng-lianluo');
    expect((await neighbour.get(`/api/webhooks/${id}/deliveries`)).code).toBe('record.not-found');
    expect((await neighbour.delete(`/api/webhooks/${id}`)).code).toBe('record.not-found');
    const answers = [];
    for (let n = 0; n < 21; n++) answers.push(await open(`${sink.url}/many`));
    expect(answers.at(-1)?.code).toBe('webhook.too-many');
  });
});

const typeOf = ({ body }: Received) => (JSON.parse(body) as { type: string }).type;
const dataOf = ({ body }: Received) => (JSON.parse(body) as { data: { taskId: string } }).data;

/** As a receiver computes it. */
function signatureOf({ headers, body }: Received, { secret }: { secret: string }): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}
