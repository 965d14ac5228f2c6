import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { DifferenceView, ListDifferencesQuery, VersionView } from './versions.dto.js';

const DEFAULT_LIMIT = 200;

@Injectable()
export class VersionsQueries {
  constructor(private readonly reader: Reader) {}

  /** Every version of the report of this body and year. @throws Problem `record.not-found` */
  async versions(context: DatabaseContext, reportId: string): Promise<VersionView[]> {
    const rows = await this.reader.rows<VersionView>(context, { text: VERSIONS, values: [reportId] });
    if (rows.length === 0) throw new Problem('record.not-found');
    return rows;
  }

  /** How this version differs from the one whose place it took; empty for a first version. */
  async differences(
    context: DatabaseContext,
    reportId: string,
    query: ListDifferencesQuery,
  ): Promise<Page<DifferenceView>> {
    await this.versions(context, reportId);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const values = [reportId, query.open ?? false, after, limit + 1];
    const rows = await this.reader.rows<DifferenceView>(context, { text: DIFFERENCES, values });
    return toPage(rows, limit, ({ seq }) => [seq]);
  }
}

const VERSIONS = `
select r.id as "reportId", r.state, r.file_name as "fileName", r.sha256, r.uploaded_at as "uploadedAt", a.display_name as "uploadedByName",
  r.previous_report_id as "previousReportId"
from report this join report r on r.organisation_id = this.organisation_id and r.report_year = this.report_year
join account a on a.id = r.uploaded_by
where this.id = $1 order by r.uploaded_at desc, r.id`;

const compared = (
  row: string,
) => `case when ${row}.id is null then null else jsonb_build_object('id', ${row}.id, 'kind', ${row}.kind,
  'state', ${row}.state, 'text', ${row}.quote, 'start', ${row}.start_offset, 'end', ${row}.end_offset) end`;

const DIFFERENCES = `
select s.seq, s.match, s.similarity, ${compared('o')} as before, ${compared('n')} as after,
  (select count(*)::int from task_item k where k.item_id = s.old_item_id) as tasks, s.needs_decision as "needsDecision", s.decision
from item_succession s left join report_item o on o.id = s.old_item_id left join report_item n on n.id = s.new_item_id
where s.report_id = $1 and (not $2 or (s.needs_decision and s.decision is null)) and ($3::int is null or s.seq > $3)
order by s.seq limit $4`;
