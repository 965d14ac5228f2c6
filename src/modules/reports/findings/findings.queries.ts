import { Injectable } from '@nestjs/common';
import { type Note, noteText } from '../../../core/report/checks/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { ListNotesQuery, NoteView } from './findings.dto.js';

const DEFAULT_LIMIT = 200;

type NoteRow = Omit<NoteView, 'message'> & Pick<Note, 'code' | 'params'> & { readonly seq: number };

@Injectable()
export class FindingsQueries {
  constructor(private readonly reader: Reader) {}

  /** Remarks in text order. @throws Problem `record.not-found` where the report is not to be seen */
  async notes(context: DatabaseContext, reportId: string, query: ListNotesQuery): Promise<Page<NoteView>> {
    const known = await this.reader.one(context, {
      text: 'select id from report where id = $1',
      values: [reportId],
    });
    if (known === null) throw new Problem('record.not-found');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const rows = await this.reader.rows<NoteRow>(context, {
      text: NOTES,
      values: [reportId, query.code ?? null, after, limit + 1],
    });
    const { items, next } = toPage(rows, limit, ({ seq }) => [seq]);
    return { items: items.map(({ seq: _, ...row }) => ({ ...row, message: noteText(row) })), next };
  }
}

/** A remark on how a plan item is worded goes with the item: rejected, it is hidden, and comes back when that is taken back. */
const NOTES = `
select seq, code, params, start_offset as start, end_offset as "end", rules_version as "rulesVersion",
  case when earlier_report_id is not null then jsonb_build_object('reportId', earlier_report_id, 'start', earlier_start, 'end', earlier_end) end
    as earlier
from report_note n where report_id = $1 and ($2::text is null or code = $2) and ($3::int is null or seq > $3)
  and not (code = 'plan.not-measurable' and exists (select from report_item i where i.report_id = $1 and i.kind = 'plan'
    and i.state = 'rejected' and i.start_offset = n.start_offset and i.end_offset = n.end_offset))
order by seq limit $4`;
