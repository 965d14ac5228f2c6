import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { Metrics } from '../../platform/observability/metrics.service.js';

interface Filled {
  readonly bytes: number;
  readonly near: number;
  readonly full: number;
}

/** How full the organisations are; by name they are asked for at `GET organisations/{id}/file-quota`. */
@Injectable()
export class FileQuotaSignals {
  readonly refused: Counter;

  constructor(
    metrics: Metrics,
    reader: Reader,
    @Inject(CONFIG) { fileQuotaBytes }: Pick<AppConfig, 'fileQuotaBytes'>,
  ) {
    const registers = [metrics.registry];
    this.refused = new Counter({
      name: 'zhenggai_file_quota_refused_total',
      help: 'Files refused because the organisation had used up its room',
      registers,
    });
    const bytes = new Gauge({
      name: 'zhenggai_file_quota_used_bytes',
      help: 'Bytes of files of all organisations, the same bytes of one organisation once',
      registers,
    });
    const organisations = new Gauge({
      name: 'zhenggai_file_quota_organisations',
      help: 'Organisations by how much of their room is used: near (nine tenths or more), full',
      labelNames: ['state'] as const,
      registers,
    });
    metrics.onRead(async () => {
      const filled = await reader.one<Filled>(SYSTEM, { text: FILLED, values: [fileQuotaBytes] });
      bytes.set(filled?.bytes ?? 0);
      organisations.set({ state: 'near' }, filled?.near ?? 0);
      organisations.set({ state: 'full' }, filled?.full ?? 0);
    });
  }
}

const FILLED = `
select coalesce(sum(used_bytes), 0)::float8 as bytes,
  count(*) filter (where used_bytes >= 0.9 * coalesce(limit_bytes, $1::bigint) and used_bytes < coalesce(limit_bytes, $1::bigint))::int as near,
  count(*) filter (where used_bytes >= coalesce(limit_bytes, $1::bigint))::int as full
from file_quota`;
