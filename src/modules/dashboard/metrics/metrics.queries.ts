import { Injectable } from '@nestjs/common';
import { METRIC_KEYS, toMeasured, type MetricKey } from '../../../core/metrics/index.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { Binds, measuredTasks, METRIC_SQL } from './measured-tasks.js';
import { METRIC_WORDS } from './metric-words.js';
import type {
  CountedTaskView,
  FigureGroupView,
  FigureView,
  Grouping,
  MetricFilters,
  MetricsQuery,
  MetricsView,
  MetricTasksQuery,
} from './metrics.dto.js';

/** Most groups told at once; a county has some hundred units. */
const MOST_GROUPS = 1000;
const DEFAULT_LIMIT = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** `completion.n` above the line, `completion.d` below it. */
export type Counts = Readonly<Record<string, number>>;

interface GroupRow {
  readonly key: string | null;
  readonly label: string | null;
  readonly counts: Counts;
}

const GROUPS: Readonly<Record<Grouping, { key: string; label: string; order: string; join: string }>> = {
  lead: {
    key: 'm.lead_organisation_id::text',
    label: 'g.name',
    order: 'min(g.path)',
    join: 'left join organisation g on g.id = m.lead_organisation_id',
  },
  body: {
    key: 'm.organisation_id::text',
    label: 'g.name',
    order: 'min(g.path)',
    join: 'left join organisation g on g.id = m.organisation_id',
  },
  year: { key: 'm.report_year::text', label: 'm.report_year::text', order: '1', join: '' },
  rulePack: { key: 'm.rule_pack', label: 'm.rule_pack', order: '1', join: '' },
};

@Injectable()
export class MetricsQueries {
  constructor(
    private readonly reader: ListReader,
    private readonly clock: Clock,
  ) {}

  /** All figures over the tasks in sight, and over each group of them. */
  async figures(context: DatabaseContext, { by, ...filters }: MetricsQuery): Promise<MetricsView> {
    const day = this.dayOf(filters);
    const total = await this.counted(context, filters, null);
    const groups = by === undefined ? [] : await this.counted(context, filters, by);
    return {
      day,
      total: figuresOf(total[0]?.counts ?? {}),
      groups: groups.map(({ key, label, counts }): FigureGroupView => ({
        key,
        label: label ?? '未定',
        figures: figuresOf(counts),
      })),
    };
  }

  /** The rows behind one number. */
  async tasksBehind(
    context: DatabaseContext,
    key: MetricKey,
    { part = 'numerator', limit = DEFAULT_LIMIT, cursor, ...filters }: MetricTasksQuery,
  ): Promise<Page<CountedTaskView>> {
    this.dayOf(filters);
    const binds = new Binds();
    const m = measuredTasks(filters, this.clock.today(), binds);
    const after = binds.bind(afterOf(cursor));
    const rows = await this.reader.rows<CountedTaskView>(context, {
      text: `${m} select ${COUNTED} from m join organisation body on body.id = m.organisation_id
        left join organisation lead on lead.id = m.lead_organisation_id
        where ${METRIC_SQL[key][part]} and m.id > ${after}::uuid order by m.id limit ${binds.bind(limit + 1)}`,
      values: binds.values,
    });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** @throws Problem `ledger.day-not-over` for a day whose acts may still come */
  private dayOf({ asOf }: MetricFilters): string {
    const today = this.clock.today();
    if (asOf !== undefined && asOf >= today) throw new Problem('ledger.day-not-over');
    return asOf ?? today;
  }

  private counted(
    context: DatabaseContext,
    filters: MetricFilters,
    by: Grouping | null,
  ): Promise<GroupRow[]> {
    const binds = new Binds();
    const m = measuredTasks(filters, this.clock.today(), binds);
    const counts = `jsonb_build_object(${METRIC_KEYS.map(countsOf).join(', ')}) as counts`;
    const text =
      by === null
        ? `${m} select null as key, null as label, ${counts} from m`
        : `${m} select ${GROUPS[by].key} as key, ${GROUPS[by].label} as label, ${counts} from m ${GROUPS[by].join}
           group by 1, 2 order by ${GROUPS[by].order} nulls last, 1 limit ${binds.bind(MOST_GROUPS)}`;
    return this.reader.rows<GroupRow>(context, { text, values: binds.values });
  }
}

function countsOf(key: MetricKey): string {
  const { numerator, denominator, amount } = METRIC_SQL[key];
  const above =
    amount === undefined
      ? `count(*) filter (where ${numerator})`
      : `coalesce(sum(${amount}) filter (where ${numerator}), 0)`;
  return `'${key}.n', ${above}, '${key}.d', count(*) filter (where ${denominator})`;
}

/** Every figure, with 0 of 0 where nothing was counted. */
export function figuresOf(counts: Counts): FigureView[] {
  return METRIC_KEYS.map((key) => ({
    key,
    ...METRIC_WORDS[key],
    ...toMeasured(counts[`${key}.n`] ?? 0, counts[`${key}.d`] ?? 0),
  }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Problem `request.cursor-invalid` */
export function afterOf(cursor: string | undefined): string {
  const after = cursor === undefined ? FIRST : String(decodeCursor(cursor, 1)[0]);
  if (!UUID.test(after)) throw new Problem('request.cursor-invalid');
  return after;
}

/** Columns of a counted task. */
export const COUNTED = `m.id, m.number, m.title, m.state, m.light, m.current_due_on::text as "currentDueOn", m.original_due_on::text as "originalDueOn",
  m.decided_on::text as "decidedOn", lead.name as "leadName", body.name as "organisationName", m.report_year as "reportYear",
  m.first_year as "firstYear"`;
