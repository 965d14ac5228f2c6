import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { newSigningSecret, OutgoingHttp } from '../../platform/gateways/http/index.js';
import { Problem } from '../../platform/http/problem.js';
import type { PostAccess } from '../../platform/secrets/index.js';
import { EventLog } from '../audit/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { SubscriptionSecrets } from './subscription-secrets.js';
import { skipWhatNobodyHeard } from './webhook-feed.service.js';
import type { SubscribeDto } from './webhooks.dto.js';

/** A unit has a handful of systems; more is a loop in somebody's script. */
const MOST_SUBSCRIPTIONS = 20;

/** Which systems of a unit are told what happens to its tasks; the record of acts says where they stand, never their address. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly http: OutgoingHttp,
    private readonly events: EventLog,
    private readonly secrets: SubscriptionSecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `webhook.address-refused` where the address is none we may send to, `webhook.too-many` */
  async open(
    actor: Actor,
    { name, url, events = [] }: SubscribeDto,
  ): Promise<{ id: string; secret: string }> {
    const objection = this.http.objectionTo(url);
    if (objection !== null) throw new Problem('webhook.address-refused', { reason: objection });
    const secret = newSigningSecret();
    return this.uow.run(contextOf(actor), async (tx) => {
      await this.requireRoom(tx, actor);
      await skipWhatNobodyHeard(tx);
      const id = randomUUID();
      await this.insert(tx, actor, { id, name, events, ...this.secrets.seal({ url, secret }, id) });
      const payload = { name, host: new URL(url).host, events };
      await this.record(tx, actor, { id, name: 'webhook.opened', payload });
      return { id, secret };
    });
  }

  /** Ends it; its log stays. Ending it twice is no error. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      await requireOwn(tx, actor, id);
      const ended = await tx.query(
        `update webhook_subscription set ended_at = $2, ended_because = 'removed' where id = $1 and ended_at is null returning id`,
        [id, this.clock.now()],
      );
      if (ended.length > 0) await this.record(tx, actor, { id, name: 'webhook.ended', payload: {} });
    });
  }

  /** @throws Problem `webhook.ended` */
  async renewSecret(actor: Actor, id: string): Promise<string> {
    const secret = newSigningSecret();
    await this.uow.run(contextOf(actor), async (tx) => {
      const { isEnded } = await requireOwn(tx, actor, id);
      if (isEnded) throw new Problem('webhook.ended');
      await tx.query('update webhook_subscription set secret = $2 where id = $1', [
        id,
        this.secrets.sealSecret(secret, id),
      ]);
      await this.record(tx, actor, { id, name: 'webhook.secret-renewed', payload: {} });
    });
    return secret;
  }

  private async requireRoom(tx: Tx, { organisationId }: Actor): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('webhook_subscription'), hashtext($1))`, [
      organisationId,
    ]);
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from webhook_subscription where organisation_id = $1 and ended_at is null',
      [organisationId],
    );
    if ((row?.count ?? 0) >= MOST_SUBSCRIPTIONS)
      throw new Problem('webhook.too-many', { most: MOST_SUBSCRIPTIONS });
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    row: PostAccess<string> & { id: string; name: string; events: readonly string[] },
  ): Promise<void> {
    await tx.query(
      `insert into webhook_subscription (id, organisation_id, org_path, name, url, secret, events, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[row.id, actor.organisationId, actor.organisationPath, row.name, row.url, row.secret, row.events],
        ...[actor.accountId, this.clock.now()],
      ],
    );
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { id, name, payload }: { id: string; name: string; payload: Record<string, unknown> },
  ): Promise<void> {
    const { organisationId, organisationPath: orgPath } = actor;
    await this.events.record(tx, actor, [
      { organisationId, orgPath, subjectType: 'webhook_subscription', subjectId: id, name, payload },
    ]);
  }
}

/** @throws Problem `record.not-found` for a subscription of somebody else */
export async function requireOwn(tx: Tx, actor: Actor, id: string): Promise<{ isEnded: boolean }> {
  const [row] = await tx.query<{ isEnded: boolean }>(
    `select ended_at is not null as "isEnded" from webhook_subscription where id = $1 and organisation_id = $2 for update`,
    [id, actor.organisationId],
  );
  if (row === undefined) throw new Problem('record.not-found');
  return row;
}
