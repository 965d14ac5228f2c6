import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type CursorKey, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { Binds, EXTENDABLE, EXTENDED, measuredTasks } from '../metrics/measured-tasks.js';
import type { CountedTaskView } from '../metrics/metrics.dto.js';
import { afterOf, COUNTED } from '../metrics/metrics.queries.js';
import type {
  ChainCountView,
  ChainsQuery,
  ExtensionRowsQuery,
  ListedProblemView,
  ProblemChainView,
  ProblemRowsQuery,
  YearsQuery,
} from './years.dto.js';
import { CHAIN_COUNTS, CHAINS, LIVES, PROBLEM_ROWS, PROMISES_KEPT, THEME_RETURNS } from './years.sql.js';

/** One number with what stands above and below the line. */
export interface CountedRow {
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number;
}

type ProblemRow = ListedProblemView & { readonly orgPath: string };
type ChainRow = ProblemChainView & { readonly orgPath: string };

const DEFAULT_LIMIT = 50;
const NOWHERE: readonly CursorKey[] = [null, null, null];
const BEFORE_CHAINS: readonly CursorKey[] = [null, null, null, null];

/** What the years tell of a jurisdiction, each figure in one statement over sets. */
@Injectable()
export class YearsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  themes(context: DatabaseContext, query: YearsQuery): Promise<CountedRow[]> {
    return this.counted(context, 'year-themes', { text: THEME_RETURNS, query });
  }

  lives(context: DatabaseContext, query: YearsQuery): Promise<(CountedRow & { mean: number | null })[]> {
    return this.counted(context, 'year-lives', { text: LIVES, query });
  }

  promises(context: DatabaseContext, query: YearsQuery): Promise<(CountedRow & { partly: number })[]> {
    return this.counted(context, 'year-promises', { text: PROMISES_KEPT, query });
  }

  /** By report year of the task; `addedDays` is the sum over those above the line. */
  extensions(context: DatabaseContext, query: YearsQuery): Promise<(CountedRow & { addedDays: number })[]> {
    const { binds, from, where } = this.tasksOf(query);
    return this.reader.rows(context, {
      text: `${from} select m.report_year::text as key, count(*) filter (where ${EXTENDED})::int as numerator,
          count(*) filter (where ${EXTENDABLE})::int as denominator,
          coalesce(sum(m.current_due_on - m.original_due_on) filter (where ${EXTENDED}), 0)::int as "addedDays"
        from m where ${where} group by m.report_year having count(*) filter (where ${EXTENDABLE}) > 0 order by m.report_year`,
      values: binds.values,
    });
  }

  /** Newest year first, within a year by body. */
  async problemsBehind(
    context: DatabaseContext,
    { theme, years, part = 'numerator', limit = DEFAULT_LIMIT, cursor, ...query }: ProblemRowsQuery,
  ): Promise<Page<ListedProblemView>> {
    const after = cursor === undefined ? NOWHERE : decodeCursor(cursor, NOWHERE.length);
    const rows = await this.reader.rows<ProblemRow>(context, {
      name: 'year-problems',
      text: PROBLEM_ROWS,
      values: [
        ...this.scopeOf(query),
        ...[theme ?? null, years ?? null, part === 'numerator', ...after, limit + 1],
      ],
    });
    const page = toPage(rows, limit, ({ year, orgPath, itemId }) => [year, orgPath, itemId]);
    return { items: page.items.map(({ orgPath: _path, ...row }) => row), next: page.next };
  }

  /** The longest chains first, of the same length the most recent. */
  async chains(
    context: DatabaseContext,
    { atLeast = 2, limit = DEFAULT_LIMIT, cursor, ...query }: ChainsQuery,
  ): Promise<Page<ProblemChainView>> {
    const after = cursor === undefined ? BEFORE_CHAINS : decodeCursor(cursor, BEFORE_CHAINS.length);
    const rows = await this.reader.rows<ChainRow>(context, {
      name: 'year-chains',
      text: CHAINS,
      values: [...this.scopeOf(query), atLeast, ...after, limit + 1],
    });
    const page = toPage(rows, limit, ({ years, lastYear, orgPath, itemId }) => [
      years,
      lastYear,
      orgPath,
      itemId,
    ]);
    return { items: page.items.map(({ orgPath: _path, ...row }) => row), next: page.next };
  }

  chainCounts(context: DatabaseContext, query: YearsQuery): Promise<ChainCountView[]> {
    return this.counted(context, 'year-chain-counts', { text: CHAIN_COUNTS, query });
  }

  async tasksBehind(
    context: DatabaseContext,
    { part = 'numerator', limit = DEFAULT_LIMIT, cursor, ...query }: ExtensionRowsQuery,
  ): Promise<Page<CountedTaskView>> {
    const { binds, from, where } = this.tasksOf(query);
    const after = binds.bind(afterOf(cursor));
    const rows = await this.reader.rows<CountedTaskView>(context, {
      text: `${from} select ${COUNTED} from m join organisation body on body.id = m.organisation_id
        left join organisation lead on lead.id = m.lead_organisation_id
        where ${where} and ${part === 'numerator' ? EXTENDED : EXTENDABLE} and m.id > ${after}::uuid
        order by m.id limit ${binds.bind(limit + 1)}`,
      values: binds.values,
    });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** The day whose evening is shown. @throws Problem `ledger.day-not-over` for a day whose acts may still come */
  dayOf({ asOf }: YearsQuery): string {
    const today = this.clock.today();
    if (asOf !== undefined && asOf >= today) throw new Problem('ledger.day-not-over');
    return asOf ?? today;
  }

  private counted<Row>(
    context: DatabaseContext,
    name: string,
    { text, query }: { readonly text: string; readonly query: YearsQuery },
  ): Promise<Row[]> {
    return this.reader.rows<Row>(context, { name, text, values: this.scopeOf(query) });
  }

  private scopeOf(query: YearsQuery): unknown[] {
    this.dayOf(query);
    const { underOrganisationId = null, fromYear = null, toYear = null, asOf } = query;
    const end = asOf === undefined ? null : `${addDays(localDate(asOf), 1)}T00:00:00+08:00`;
    return [underOrganisationId, fromYear, toYear, end];
  }

  private tasksOf(query: YearsQuery): { binds: Binds; from: string; where: string } {
    this.dayOf(query);
    const { underOrganisationId, asOf, fromYear, toYear } = query;
    const binds = new Binds();
    const from = measuredTasks({ underOrganisationId, asOf }, this.clock.today(), binds);
    const bounds = [
      ...(fromYear === undefined ? [] : [`m.report_year >= ${binds.bind(fromYear)}`]),
      ...(toYear === undefined ? [] : [`m.report_year <= ${binds.bind(toYear)}`]),
    ];
    return { binds, from, where: ['true', ...bounds].join(' and ') };
  }
}
