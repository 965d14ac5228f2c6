import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { ReportQueries } from '../reports.queries.js';
import type { ItemLinkView, ListReviewActsQuery, ReviewActRow, ReviewActView } from './review.dto.js';
import type { ReviewOutcome } from './review-items.service.js';
import { ITEM_STATES_IN_FORCE } from '../../../core/task/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

const DEFAULT_LIMIT = 50;

@Injectable()
export class ReviewQueries {
  constructor(
    private readonly reader: Reader,
    private readonly reports: ReportQueries,
  ) {}

  /** What an act left behind. */
  async outcome(context: DatabaseContext, { itemIds, ...done }: ReviewOutcome): Promise<ReviewActView> {
    return { ...done, items: await this.reports.itemsById(context, itemIds) };
  }

  /** Newest first. @throws Problem `record.not-found` where the report is not to be seen */
  async acts(
    context: DatabaseContext,
    reportId: string,
    query: ListReviewActsQuery,
  ): Promise<Page<ReviewActRow>> {
    await this.requireReport(context, reportId);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [before] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const rows = await this.reader.rows<ReviewActRow>(context, {
      text: ACTS,
      values: [reportId, before, limit + 1],
    });
    return toPage(rows, limit, ({ seq }) => [seq]);
  }

  /** Links of items that stand; those of a rejected, merged or split one are history. @throws Problem as `acts` */
  async links(context: DatabaseContext, reportId: string): Promise<ItemLinkView[]> {
    await this.requireReport(context, reportId);
    return this.reader.rows<ItemLinkView>(context, { text: LINKS, values: [reportId] });
  }

  private async requireReport(context: DatabaseContext, reportId: string): Promise<void> {
    const found = await this.reader.one(context, {
      text: 'select id from report where id = $1',
      values: [reportId],
    });
    if (found === null) throw new Problem('record.not-found');
  }
}

const ACTS = `
select a.id, a.seq, a.name, jsonb_array_length(a.changes) as changed, p.display_name as "actorName", a.acted_at as "actedAt", a.undoes,
  a.seq is not distinct from (select max(l.seq) from review_act l where l.report_id = $1 and l.undoes is null
    and not exists (select from review_act u where u.undoes = l.id)) as "isLast"
from review_act a join account p on p.id = a.acted_by
where a.report_id = $1 and ($2::int is null or a.seq < $2) order by a.seq desc limit $3`;

const LINKS = `
select l.shortcoming_id as "shortcomingId", l.other_id as "otherId", l.kind, l.state, l.reason, p.display_name as "decidedByName",
  l.decided_at as "decidedAt"
from item_link l
join report_item s on s.id = l.shortcoming_id and s.state in ${sqlList(ITEM_STATES_IN_FORCE)}
join report_item o on o.id = l.other_id and o.state in ${sqlList(ITEM_STATES_IN_FORCE)}
left join account p on p.id = l.decided_by
where l.report_id = $1 order by s.start_offset, s.id, l.kind, o.start_offset, o.id`;
