import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/tx.js';
import { requireVersion } from '../../platform/http/etag.js';
import { administratorOf } from '../accounts/index.js';
import { EventLog } from '../audit/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { lockOrganisation, subjectOf } from '../organisations/index.js';
import type { FileQuotaView, SetFileQuotaDto } from './file-quotas.dto.js';
import { FileQuotaQueries } from './file-quotas.queries.js';

const MB = 2 ** 20;

/** How much one organisation may keep: the system administrator's, on record. Lowered below what is used it takes nothing away. */
@Injectable()
export class SetFileQuota {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly queries: FileQuotaQueries,
  ) {}

  async run(
    actor: Actor,
    { id, asked, expected }: { id: string; asked: SetFileQuotaDto; expected: number | null },
  ): Promise<FileQuotaView> {
    const limitBytes = asked.limitMb === undefined ? null : asked.limitMb * MB;
    await this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, administratorOf(actor), id);
      const [before] = await tx.query<{ version: number; limitBytes: number | null }>(LOCK, [id]);
      requireVersion(expected, before?.version ?? 0);
      await tx.query(SET, [id, limitBytes]);
      const payload = { reason: asked.reason, limitBytes: [before?.limitBytes ?? null, limitBytes] };
      await this.events.record(tx, actor, [
        { ...subjectOf(organisation), name: 'organisation.file-quota-set', payload },
      ]);
    });
    return this.queries.of(actor, id);
  }
}

const LOCK = `select version, limit_bytes::float8 as "limitBytes" from file_quota where organisation_id = $1 for update`;
const SET = `
insert into file_quota (organisation_id, limit_bytes) values ($1, $2)
on conflict on constraint file_quota_pk do update set limit_bytes = excluded.limit_bytes, version = file_quota.version + 1`;
