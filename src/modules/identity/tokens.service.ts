import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from './actor.js';
import type { CreateTokenDto, NewTokenView, TokenView } from './identity.dto.js';
import { hashSecret, newSecret } from './secrets.js';

const MS_PER_DAY = 86_400_000;
/** How long the old secret still opens after a rotation: the system that holds it is set over meanwhile. */
const OVERLAP_MS = MS_PER_DAY;
const VERBS = {
  read: ['reports:read', 'tasks:read'],
  write: ['reports:read', 'tasks:read', 'tasks:write'],
} as const;
const COLUMNS = `id, name, verbs, expires_at as "expiresAt", last_used_on::text as "lastUsedOn",
  previous_until as "previousUntil"`;

/** Tokens with which a department's own system speaks for the person that made them, within the verbs they carry. */
@Injectable()
export class Tokens {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  create(actor: Actor, { name, access, days }: CreateTokenDto): Promise<NewTokenView> {
    const secret = newSecret();
    const now = this.clock.now();
    return this.uow.run(contextOf(actor), async (tx) => {
      const [view] = await tx.query<TokenView>(
        `insert into api_token (token_hash, account_id, name, verbs, created_by, created_at, expires_at, organisation_id)
         values ($1, $2, $3, $4, $2, $5, $6, $7) returning ${COLUMNS}`,
        [
          hashSecret(secret),
          actor.accountId,
          name,
          VERBS[access],
          now,
          new Date(now.getTime() + days * MS_PER_DAY),
          actor.organisationId,
        ],
      );
      if (view === undefined) throw new Error('insert returned no row');
      return { ...view, secret };
    });
  }

  /** A new secret at once; the old one opens for 24 hours more, the one before it no longer. @throws Problem `record.not-found` */
  async rotate(actor: Actor, id: string): Promise<NewTokenView> {
    const secret = newSecret();
    const now = this.clock.now();
    const until = new Date(now.getTime() + OVERLAP_MS);
    const [view] = await this.uow.run(contextOf(actor), (tx) =>
      tx.query<TokenView>(ROTATE, [id, actor.accountId, now, hashSecret(secret), until]),
    );
    if (view === undefined) throw new Problem('record.not-found');
    return { ...view, secret };
  }

  list(actor: Actor): Promise<TokenView[]> {
    return this.uow.run(contextOf(actor), (tx) =>
      tx.query<TokenView>(
        `select ${COLUMNS} from api_token where account_id = $1 and revoked_at is null order by created_at, id limit 100`,
        [actor.accountId],
      ),
    );
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    const rows = await this.uow.run(contextOf(actor), (tx) =>
      tx.query(
        'update api_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null returning id',
        [id, actor.accountId, this.clock.now()],
      ),
    );
    if (rows.length === 0) throw new Problem('record.not-found');
  }
}

const ROTATE = `
update api_token set previous_hash = token_hash, previous_until = least($5, expires_at), token_hash = $4
where id = $1 and account_id = $2 and revoked_at is null and expires_at > $3 returning ${COLUMNS}`;
