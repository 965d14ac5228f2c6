import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { Decision, MatterName } from './matters/matter.js';

/** What a letter is to carry a link for. */
export interface OfferedLink {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly orgPath: string;
  readonly matter: MatterName;
  readonly subjectId: string;
  /** Of the record when the person was asked: a later one is another question. */
  readonly version: number;
}

export interface ActLink extends OfferedLink {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly decision: Decision | null;
}

@Injectable()
export class ActLinkRepository {
  async add(tx: Tx, links: readonly OfferedLink[]): Promise<void> {
    if (links.length > 0) await tx.query(ADD, [JSON.stringify(links)]);
  }

  /** A letter that is sent once more carries a new secret; that of the one before is good for nothing. */
  async arm(
    tx: Tx,
    deliveryId: string,
    secret: { readonly hash: Buffer; readonly expiresAt: Date },
  ): Promise<boolean> {
    const armed = await tx.query(ARM, [deliveryId, secret.hash, secret.expiresAt]);
    return armed.length > 0;
  }

  async byHash(tx: Tx, hash: Buffer): Promise<ActLink | null> {
    const [link] = await tx.query<ActLink>(BY_HASH, [hash]);
    return link ?? null;
  }

  /** @returns false where another request was faster, or the time is over */
  async use(tx: Tx, used: { deliveryId: string; decision: Decision; at: Date }): Promise<boolean> {
    const rows = await tx.query(USE, [used.deliveryId, used.decision, used.at]);
    return rows.length > 0;
  }
}

const ADD = `
insert into act_link (delivery_id, account_id, org_path, matter, subject_id, subject_version)
select l."deliveryId", l."accountId", l."orgPath", l.matter, l."subjectId", l.version
from jsonb_to_recordset($1::jsonb) as l ("deliveryId" uuid, "accountId" uuid, "orgPath" text, matter text, "subjectId" uuid, version int)
on conflict do nothing`;

const ARM = `
update act_link set token_hash = $2, expires_at = $3 where delivery_id = $1 and used_at is null returning delivery_id`;

const BY_HASH = `
select delivery_id as "deliveryId", account_id as "accountId", org_path as "orgPath", matter, subject_id as "subjectId",
  subject_version as version, expires_at as "expiresAt", used_at as "usedAt", decision
from act_link where token_hash = $1`;

const USE = `
update act_link set used_at = $3, decision = $2 where delivery_id = $1 and used_at is null and expires_at > $3 returning delivery_id`;
