import { Injectable } from '@nestjs/common';
import { moveUnder, type DueMove, type DueRule, type WorkCalendar } from '../../core/calendar/index.js';
import type { LocalDate } from '../../core/shared/local-date.js';
import { OPEN_STATES } from '../../core/task/index.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { decodeCursor, encodeCursor } from '../../platform/http/page.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventLog } from '../audit/index.js';
import { WorkCalendars } from '../calendars/index.js';
import { contextOf, oversees, type Actor } from '../identity/index.js';
import { TellAboutTask } from '../tasks/index.js';
import type {
  CalendarTableDto,
  DeadlineMovesPage,
  MoveDeadlinesDto,
  MovedDeadline,
} from './deadline-moves.dto.js';
import { toYearTable } from './tables/year-table.js';

interface OpenDeadline {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly rule: DueRule;
  readonly start: LocalDate;
  readonly dueOn: LocalDate;
}

const PAGE = 500;
const EVENT = 'task.due-moved-by-calendar';

/** A change of the holiday table moves no deadline by itself: it shows which would move, and a person moves them. */
@Injectable()
export class MoveDeadlines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** @param table tried as if it were in force; null: the tables that are. Nothing is written. */
  async preview(
    actor: Actor,
    cursor: string | undefined,
    table: CalendarTableDto | null,
  ): Promise<DeadlineMovesPage> {
    const calendar =
      table === null ? await this.calendars.current() : await this.calendars.under(toYearTable(table));
    const after = cursor === undefined ? null : decodeCursor(cursor, 1)[0];
    const rows = await this.uow.run(contextOf(actor), (tx) =>
      tx.query<OpenDeadline>(`${UNTOUCHED} and ($2::uuid is null or t.id > $2) order by t.id limit $3`, [
        OPEN_STATES,
        after,
        PAGE,
      ]),
    );
    const last = rows.at(-1);
    return {
      tasks: rows.length,
      moves: rows.flatMap((row) => {
        const move = moveOf(row, calendar);
        const { id: taskId, number, title } = row;
        return move === null
          ? []
          : [{ taskId, number, title, from: move.from, to: move.to, isEarlier: move.needsConfirmation }];
      }),
      next: rows.length === PAGE && last !== undefined ? encodeCursor([last.id]) : null,
    };
  }

  /** Moves those of a list that a person confirms, in one transaction; each other one says why it stays. */
  async run(actor: Actor, { taskIds, allowEarlier = false }: MoveDeadlinesDto): Promise<MovedDeadline[]> {
    const calendar = await this.calendars.current();
    const ids = [...new Set(taskIds)];
    return this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('select from task where id = any($1::uuid[]) order by id for update', [ids]);
      const rows = await tx.query<OpenDeadline>(`${UNTOUCHED} and t.id = any($2::uuid[])`, [
        OPEN_STATES,
        ids,
      ]);
      const known = new Map(rows.map((row) => [row.id, row]));
      const moved: { row: OpenDeadline; to: LocalDate }[] = [];
      const results = ids.map((taskId): MovedDeadline => {
        const row = known.get(taskId);
        const move = row === undefined ? null : moveOf(row, calendar);
        if (row === undefined || move === null) return stays(taskId, 'deadline.not-moving');
        if (!oversees(actor, row.orgPath)) return stays(taskId, 'actor.not-supervisor');
        if (move.needsConfirmation && !allowEarlier) return stays(taskId, 'deadline.earlier-needs-consent');
        moved.push({ row, to: move.to });
        return { taskId, dueOn: move.to, problemCode: null };
      });
      await this.write(tx, actor, moved);
      return results;
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    moved: readonly { row: OpenDeadline; to: LocalDate }[],
  ): Promise<void> {
    if (moved.length === 0) return;
    await tx.query(MOVE, [moved.map(({ row }) => row.id), moved.map(({ to }) => to)]);
    await this.events.record(
      tx,
      actor,
      moved.map(({ row: { id, organisationId, orgPath, dueOn }, to }) => ({
        ...{ organisationId, orgPath, subjectType: 'task' as const, subjectId: id, name: EVENT },
        payload: { currentDueOn: [dueOn, to], reason: '节假日安排调整' },
      })),
    );
    await this.outbox.addMany(
      tx,
      TellAboutTask,
      moved.map(({ row }) => ({ payload: { taskId: row.id, event: EVENT, actorId: actor.accountId } })),
    );
  }

  /** A new edition of a year, the whole of it: in force at once, the one before stays on record. @returns its number */
  async load(actor: Actor, table: CalendarTableDto): Promise<number> {
    toYearTable(table);
    const edition = await this.uow.run(contextOf(actor), async (tx) => {
      const { year, source, provisional, days } = table;
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`calendar ${year}`]);
      const values = [year, source, provisional, this.clock.now(), JSON.stringify(days)];
      const [added] = await tx.query<{ edition: number }>(LOAD, values);
      const { organisationId, organisationPath: orgPath } = actor;
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath, subjectType: 'calendar' as const, subjectId: organisationId },
          name: 'calendar.table-loaded',
          payload: { year, edition: added?.edition, source, provisional, days },
        },
      ]);
      return added?.edition ?? 0;
    });
    this.calendars.forget();
    return edition;
  }
}

function moveOf({ rule, start, dueOn }: OpenDeadline, calendar: WorkCalendar): DueMove | null {
  return moveUnder(rule, { start, dueOn }, calendar);
}

function stays(taskId: string, problemCode: string): MovedDeadline {
  return { taskId, dueOn: null, problemCode };
}

/** Still as the rule gave it: a day that a person granted, set or shifted is not passed in. */
const UNTOUCHED = `
select t.id, t.number, t.title, t.organisation_id as "organisationId", t.org_path as "orgPath", t.due_rule as rule,
  t.issued_on::text as start, t.current_due_on::text as "dueOn"
from task t where t.state = any($1::text[]) and t.due_rule is not null and t.issued_on is not null and t.current_due_on is not null
  and t.extension_count = 0 and t.paused_workdays = 0
  and not exists (select from event e where e.subject_type = 'task' and e.subject_id = t.id
    and e.name in ('task.deadline-set', 'task.extension-granted', 'task.resumed', 'task.decided'))`;

const MOVE = `
with moved as (select * from unnest($1::uuid[], $2::date[]) as m (id, due)), slips as (
  update slip s set task_due_on = m.due from moved m join task t on t.id = m.id
  where s.task_id = m.id and s.task_due_on = t.current_due_on)
update task t set current_due_on = m.due, version = t.version + 1 from moved m where t.id = m.id`;

const LOAD = `
with added as (
  insert into calendar_year (year, edition, source, provisional, loaded_at)
  select $1, coalesce(max(edition), 0) + 1, $2, $3, $4 from calendar_year where year = $1
  returning year, edition
), days as (
  insert into calendar_day (year, edition, day, kind, name)
  select a.year, a.edition, d.date, d.kind, d.name from added a, jsonb_to_recordset($5::jsonb) as d (date date, kind text, name text))
select edition from added`;
