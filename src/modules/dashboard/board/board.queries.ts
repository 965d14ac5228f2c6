import { Injectable } from '@nestjs/common';
import { addDays, localDate, toDayNumber, type LocalDate } from '../../../core/shared/local-date.js';
import { LIGHT_WORDS } from '../../../core/words/index.js';
import { Clock } from '../../../platform/clock.js';
import { ListReader } from '../../../platform/database/replica/index.js';
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

/** The next step is the office's: 交办, a decision on a request, 核查, 认定, 销号. */
const OFFICE_STEP = `(m.state in ('registered', 'return_pending', 'submitted', 'verifying', 'done', 'publicity', 'reopened')
  or m.extension_requested_by is not null or m.plan_state = 'submitted')`;
const NOT_OVER = `m.state not in ('closed', 'carried_over', 'cancelled', 'merged', 'not_applicable')`;

@Injectable()
export class BoardQueries {
  constructor(
    private readonly reader: ListReader,
    private readonly clock: Clock,
    private readonly slips: SlipBoard,
  ) {}

  async board(actor: Actor): Promise<BoardView> {
    const binds = new Binds();
    const m = measuredTasks({}, this.clock.today(), binds);
    const sections = this.sections(actor, binds);
    const counts = BOARD_SECTIONS.map((key) => `'${key}', count(*) filter (where ${sections[key]()})`);
    const row = await this.reader.one<{ counts: Record<BoardSection, number> }>(contextOf(actor), {
      text: `${m} select jsonb_build_object(${counts.join(', ')}) as counts from m`,
      values: binds.values,
    });
    const slips = await this.slips.counts(actor);
    const today = this.clock.today();
    return {
      today,
      weekEndsOn: weekEndOf(today),
      sections: BOARD_SECTIONS.map((key) => ({ key, label: LABELS[key], count: row?.counts[key] ?? 0 })),
      slips: SLIP_SECTIONS.map((key) => ({ key, label: SLIP_LABELS[key], count: slips[key] })),
    };
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
    const isOffice = hasRole(actor, 'supervisor', 'officer', 'line_leader', 'principal');
    const own = () => (isOffice ? 'true' : `m.lead_organisation_id = ${bind(actor.organisationId)}::uuid`);
    const lasting = (condition: string) => () => `${IS_OPEN} and ${condition}`;
    const officeStep = `${NOT_OVER} and ${OFFICE_STEP}`;
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
      waitingOnMe: () => `${own()} and ${isOffice ? officeStep : unitStep}`,
      waitingOnThem: () => `${own()} and ${isOffice ? unitStep : officeStep}`,
      chains: lasting('m.first_year < m.report_year'),
    };
  }
}

/** 1970-01-01 was a Thursday: the Sunday on or after the day. */
export function weekEndOf(day: string): LocalDate {
  const date = localDate(day);
  return addDays(date, (10 - (toDayNumber(date) % 7)) % 7);
}
