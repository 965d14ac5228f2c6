import { Injectable } from '@nestjs/common';
import type { FigureComparison, PromiseVerdict, Quote } from '../../../core/closure/index.js';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { ledgerOf } from '../checks/ledger-sql.js';
import type { LedgerTask } from '../checks/ledger-of-item.js';
import type { PlacedWords } from '../views/closures.views.js';
import type { ListPromisesQuery } from './promises.dto.js';
import { confirmedBefore, lastCheckBefore, PROMISE_IN_FORCE } from './promise-sql.js';

export interface PromiseRecord {
  readonly answerId: string;
  readonly checkId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly orgPath: string;
  readonly year: number;
  readonly seq: number;
  readonly verdict: PromiseVerdict;
  readonly isConfirmed: boolean;
  readonly isOpenQuestion: boolean;
  readonly promise: PlacedWords;
  readonly figures: readonly FigureComparison[];
  readonly fulfilment: number | null;
  readonly thisYear: readonly Quote[];
  readonly ledger: readonly LedgerTask[];
}

const DEFAULT_LIMIT = 50;

/** 兑现账: what became of last year's 安排, of the last check of each body and year. */
@Injectable()
export class PromiseQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * Newest year first, then by body, in the order in which last year's report listed them.
   * @throws Problem `ledger.day-not-over` for a day whose acts may still come
   */
  async list(context: DatabaseContext, query: ListPromisesQuery): Promise<Page<PromiseRecord>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [year, path, seq] = query.cursor === undefined ? [null, null, null] : decodeCursor(query.cursor, 3);
    const { organisationId = null, underOrganisationId = null, verdict = null, isShort = null } = query;
    const rows = await this.reader.rows<PromiseRecord>(context, {
      name: 'list-promises',
      text: LIST,
      values: [
        ...[organisationId, underOrganisationId, query.year ?? null, verdict, isShort],
        ...[year, path, seq, limit + 1, this.instantAfter(query.asOf)],
      ],
    });
    return toPage(rows, limit, ({ year: ofYear, orgPath, seq: place }) => [ofYear, orgPath, place]);
  }

  private instantAfter(asOf: string | undefined): string | null {
    if (asOf === undefined) return null;
    if (asOf >= this.clock.today()) throw new Problem('ledger.day-not-over');
    return `${addDays(localDate(asOf), 1)}T00:00:00+08:00`;
  }
}

/** $10: before which everything counts; null: now. */
const BY_THEN = '$10::timestamptz';

/** The page is cut before the ledger of its rows is read. */
const LIST = `
with page as (
  select a.id, a.check_id, a.seq, a.wording, a.item_id, a.task_id, a.figures, a.fulfilment, a.quotes, a.ledger, a.ask_a_person, a.confirmed_answer,
    c.organisation_id, c.org_path, c.year, c.state, p.verdict
  from closure_check c join closure_answer f on f.check_id = c.id and f.kind = 'plan'
  cross join lateral (select f.id, f.check_id, f.seq, f.wording, f.item_id, f.task_id, f.figures, f.fulfilment, f.quotes, f.ledger, f.ask_a_person,
    f.promise, f.answer, ${confirmedBefore(BY_THEN)} as confirmed_answer) a
  cross join lateral (select ${PROMISE_IN_FORCE} as verdict) p
  where ($1::uuid is null or c.organisation_id = $1)
    and ($2::uuid is null or starts_with(c.org_path, (select o.path from organisation o where o.id = $2)))
    and ($3::int is null or c.year = $3) and ($4::text is null or p.verdict = $4)
    and ($5::boolean is null or (coalesce(a.fulfilment, 1) < 1) = $5)
    and ($6::int is null or c.year < $6 or (c.year = $6 and (c.org_path, a.seq) > ($7::text collate "C", $8::int)))
    and ${lastCheckBefore(BY_THEN)}
  order by c.year desc, c.org_path, a.seq limit $9
)
select p.id as "answerId", p.check_id as "checkId", p.organisation_id as "organisationId", o.name as "organisationName", p.org_path as "orgPath",
  p.year, p.seq, p.verdict, p.confirmed_answer is not null as "isConfirmed", p.ask_a_person and p.confirmed_answer is null as "isOpenQuestion",
  jsonb_build_object('reportId', i.report_id, 'year', r.report_year, 'itemId', i.id, 'ordinal', i.ordinal, 'text', p.wording,
    'start', i.start_offset, 'end', i.end_offset) as promise,
  p.figures, p.fulfilment, p.quotes as "thisYear",
  case when p.state = 'signed' or ${BY_THEN} is not null then p.ledger else ${ledgerOf('p.item_id', 'p.task_id')} end as ledger
from page p join organisation o on o.id = p.organisation_id
left join report_item i on i.id = p.item_id left join report r on r.id = i.report_id
order by p.year desc, p.org_path, p.seq`;
