import { Injectable } from '@nestjs/common';
import { addDays, localDate, toDayNumber, type LocalDate } from '../../../core/shared/local-date.js';
import { LIGHT_WORDS } from '../../../core/words/index.js';
import { Clock } from '../../../platform/clock.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { toPage, type Page } from '../../../platform/http/page.js';
import { contextOf, hasRole, type Actor } from '../../identity/index.js';
import { SLIP_SECTIONS, SlipBoard, type SlipSection } from '../../slips/index.js';
import { Binds, IS_OPEN, measuredTasks } from '../metrics/measured-tasks.js';
import type { CountedTaskView } from '../metrics/metrics.dto.js';
import { afterOf, COUNTED } from '../metrics/metrics.queries.js';
import { BOARD_SECTIONS, type BoardSection, type BoardTasksQuery, type BoardView } from './board.dto.js';

const DEFAULT_LIMIT = 50;

const LABELS: Readonly<Record<BoardSection, string>> = {
  dueThisWeek: '本周到期',
  overdue: '已逾期',
  ...LIGHT_WORDS,
  waitingOnMe: '待我办理',
  waitingOnThem: '等待对方',
  chains: '跨年结转',
};

const SLIP_LABELS: Readonly<Record<SlipSection, string>> = {
  running: '在办督办单',
  overdue: '超期督办单',
  toApprove: '待审批督办单',
  toReply: '待回复督办单',
  toSettle: '待核回复',
};

/** The next step is the office's: 交办, a decision on a request, 核查, 认定, 销号. The formula of the sums, too. */
const OFFICE_STEP = 'app.task_waits_for_office(m.state, m.extension_requested_by, m.plan_state)';

type Counts = Readonly<Record<BoardSection, number>>;

/** What the sums say of each section; chains are not among them, they depend on other tasks. */
const TALLY_SECTIONS = {
  dueThisWeek: (today: string, end: string) => `is_open and due_on between ${today}::date and ${end}::date`,
  overdue: (today: string) => `is_open and due_on < ${today}::date`,
  red: () => `is_open and light = 'red'`,
  yellow: () => `is_open and light = 'yellow'`,
  green: () => `is_open and light = 'green'`,
  grey: () => `is_open and light = 'grey'`,
  waitingOnMe: () => 'is_office',
  waitingOnThem: () => 'is_open and not is_office',
} as const satisfies Partial<Record<BoardSection, (today: string, end: string) => string>>;
const TALLIED = Object.keys(TALLY_SECTIONS) as (keyof typeof TALLY_SECTIONS)[];

/** Sums are kept for paths of up to three parts: `/p/`, `/p/c/`, `/p/c/k/`. */
const hasTally = (path: string) => /^\/(?:[^/]+\/){1,3}$/.test(path);

const BEYOND_TALLY = `select c.id from task c where c.chain_id is not null union all
  select y.task_id from task_party y where y.organisation_id = $::uuid`;

function isOffice(actor: Actor): boolean {
  return hasRole(actor, 'supervisor', 'officer', 'line_leader', 'principal');
}

@Injectable()
export class BoardQueries {
  constructor(
    private readonly reader: ListReader,
    private readonly clock: Clock,
    private readonly slips: SlipBoard,
  ) {}

  async board(actor: Actor): Promise<BoardView> {
    const counts = await this.counts(actor);
    const slips = await this.slips.counts(actor);
    const today = this.clock.today();
    return {
      today,
      weekEndsOn: weekEndOf(today),
      sections: BOARD_SECTIONS.map((key) => ({ key, label: LABELS[key], count: counts[key] })),
      slips: SLIP_SECTIONS.map((key) => ({ key, label: SLIP_LABELS[key], count: slips[key] })),
    };
  }

  /**
   * An office of a county or above reads sums that are kept (docs/adr/0033), without those of lower levels that have offices of
   * their own; everybody else has few tasks to count.
   */
  private async counts(actor: Actor): Promise<Counts> {
    const context = contextOf(actor);
    const { closed, opened } = actor.levels.reading;
    const places = [context.scopePath, ...closed, ...opened];
    if (!isOffice(actor) || !places.every(hasTally)) return this.counted(actor);
    const binds = new Binds();
    const { bind } = binds;
    const [among, less] = [bind(places), bind(closed)];
    const [today, end] = [bind(this.clock.today()), bind(weekEndOf(this.clock.today()))];
    const sums = TALLIED.map(
      (key) =>
        `'${key}', coalesce(sum(tasks * sign) filter (where ${TALLY_SECTIONS[key](today, end)}), 0)::int`,
    );
    const [tallied, beyond] = await Promise.all([
      this.reader.one<{ counts: Counts }>(context, {
        text: `select jsonb_build_object(${sums.join(', ')}) as counts from (
          select k.*, case when k.org_path = any(${less}::text[]) then -1 else 1 end as sign
          from (select * from task_tally union all select * from task_tally_change) k where k.org_path = any(${among}::text[])) c`,
        values: binds.values,
      }),
      this.counted(actor, context),
    ]);
    const sum = (key: BoardSection) => (tallied?.counts[key] ?? 0) + beyond[key];
    return Object.fromEntries(BOARD_SECTIONS.map((key) => [key, sum(key)])) as Counts;
  }

  /** @param tallied whose sums are kept: then only what those do not hold, chains and what a unit elsewhere takes part in */
  private async counted(actor: Actor, tallied?: DatabaseContext): Promise<Counts> {
    const binds = new Binds();
    const among = tallied && BEYOND_TALLY.replace('$', binds.bind(tallied.organisationId));
    const m = measuredTasks({}, this.clock.today(), binds, among);
    const sections = this.sections(actor, binds);
    const isBeyond = tallied ? 'not app.sees(m.org_path)' : 'true';
    const counts = BOARD_SECTIONS.map((key) => {
      const condition = key === 'chains' ? 'true' : isBeyond;
      return `'${key}', count(*) filter (where ${sections[key]()} and ${condition})`;
    });
    const row = await this.reader.one<{ counts: Counts }>(contextOf(actor), {
      text: `${m} select jsonb_build_object(${counts.join(', ')}) as counts from m`,
      values: binds.values,
    });
    if (row === null) throw new Error('a count is always one row');
    return row.counts;
  }

  async tasksOf(
    actor: Actor,
    section: BoardSection,
    { limit = DEFAULT_LIMIT, cursor }: BoardTasksQuery,
  ): Promise<Page<CountedTaskView>> {
    const binds = new Binds();
    const m = measuredTasks({}, this.clock.today(), binds);
    const condition = this.sections(actor, binds)[section]();
    const rows = await this.reader.rows<CountedTaskView>(contextOf(actor), {
      text: `${m} select ${COUNTED} from m join organisation body on body.id = m.organisation_id
        left join organisation lead on lead.id = m.lead_organisation_id
        where ${condition} and m.id > ${binds.bind(afterOf(cursor))}::uuid order by m.id limit ${binds.bind(limit + 1)}`,
      values: binds.values,
    });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /**
   * An office waits for units, a unit for the office; a unit's own are those it leads. Each is made when it is asked for: a
   * value bound and used nowhere is a fault to PostgreSQL.
   */
  private sections(actor: Actor, { bind }: Binds): Readonly<Record<BoardSection, () => string>> {
    const office = isOffice(actor);
    const own = () => (office ? 'true' : `m.lead_organisation_id = ${bind(actor.organisationId)}::uuid`);
    const lasting = (condition: string) => () => `${IS_OPEN} and ${condition}`;
    const unitStep = `${IS_OPEN} and not ${OFFICE_STEP}`;
    const end = () => bind(weekEndOf(this.clock.today()));
    const lit = (light: string) => lasting(`m.light = '${light}'`);
    return {
      dueThisWeek: () => `${IS_OPEN} and m.current_due_on between m.today and ${end()}::date`,
      overdue: lasting('m.current_due_on < m.today'),
      red: lit('red'),
      yellow: lit('yellow'),
      green: lit('green'),
      grey: lit('grey'),
      waitingOnMe: () => `${own()} and ${office ? OFFICE_STEP : unitStep}`,
      waitingOnThem: () => `${own()} and ${office ? unitStep : OFFICE_STEP}`,
      chains: lasting('m.first_year < m.report_year'),
    };
  }
}

/** 1970-01-01 was a Thursday: the Sunday on or after the day. */
export function weekEndOf(day: string): LocalDate {
  const date = localDate(day);
  return addDays(date, (10 - (toDayNumber(date) % 7)) % 7);
}
