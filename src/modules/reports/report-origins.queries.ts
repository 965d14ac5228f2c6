import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import { originOf, type Origin, type OriginMap } from './reading/index.js';

@Injectable()
export class ReportOriginsQueries {
  constructor(private readonly reader: Reader) {}

  /** @throws Problem `record.not-found`, `report.origin-unknown` for a format or a report without a map */
  async ofSpan(context: DatabaseContext, id: string, span: { start: number; end: number }): Promise<Origin> {
    const row = await this.reader.one<{ origins: OriginMap | null }>(context, {
      text: 'select t.origins from report r join report_text t on t.report_id = r.id where r.id = $1',
      values: [id],
    });
    return placed(row, span);
  }

  async ofItem(context: DatabaseContext, itemId: string): Promise<Origin> {
    const row = await this.reader.one<{ origins: OriginMap | null; start: number; end: number }>(context, {
      text: `select t.origins, i.start_offset as start, i.end_offset as "end"
        from report_item i join report_text t on t.report_id = i.report_id where i.id = $1`,
      values: [itemId],
    });
    return placed(row, { start: row?.start ?? 0, end: row?.end ?? 0 });
  }
}

function placed(row: { origins: OriginMap | null } | null, span: { start: number; end: number }): Origin {
  if (row === null) throw new Problem('record.not-found');
  const origin = row.origins === null ? null : originOf(row.origins, span);
  if (origin === null) throw new Problem('report.origin-unknown');
  return origin;
}
