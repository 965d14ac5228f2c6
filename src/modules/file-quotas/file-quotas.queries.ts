import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import { oversees, type Actor } from '../identity/index.js';
import type { FileQuotaView } from './file-quotas.dto.js';

@Injectable()
export class FileQuotaQueries {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'fileQuotaBytes'>,
  ) {}

  /** @throws Problem `record.not-found` for an organisation that the actor neither belongs to nor looks after */
  async of(actor: Actor, organisationId: string): Promise<FileQuotaView> {
    const [row] = await this.reader.unscoped<FileQuotaView & { readonly path: string }>({
      text: VIEW,
      values: [organisationId, this.config.fileQuotaBytes],
    });
    if (row === undefined || !isTheirs(actor, row)) throw new Problem('record.not-found');
    const { path: _, ...view } = row;
    return view;
  }
}

function isTheirs(actor: Actor, { organisationId, path }: { organisationId: string; path: string }): boolean {
  const isOwn = actor.organisationId === organisationId;
  return isOwn || oversees(actor, path) || path.startsWith(actor.administeredPath ?? '-');
}

const VIEW = `
select o.id as "organisationId", o.path, coalesce(q.used_bytes, 0)::float8 as "usedBytes", coalesce(q.files, 0)::int as files,
  coalesce(q.limit_bytes, $2::bigint)::float8 as "limitBytes", q.limit_bytes is not null as "isOwnLimit", coalesce(q.version, 0) as version
from organisation o left join file_quota q on q.organisation_id = o.id where o.id = $1`;
