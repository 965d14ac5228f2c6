import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { OPEN_STATES } from '../../../core/task/index.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { decodeCursor, encodeCursor } from '../../../platform/http/page.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, oversees, type Actor } from '../../identity/index.js';
import type { CalendarTableDto } from '../deadline-moves.dto.js';
import { toYearTable } from '../tables/year-table.js';
import type { LimitMovesPage, MovedLimit, MoveLimitsDto } from './limit-moves.dto.js';
import { dayUnder, type RunningLimit } from './running-limit.js';
import { MOVE_LIMITS, RUNNING_LIMITS } from './running-limits.queries.js';

const PAGE = 500;
const EVENT = 'task.limit-moved-by-calendar';

interface Move {
  readonly limit: RunningLimit;
  readonly to: LocalDate;
}

/** As with time limits themselves: a change of the holiday table shows what would move, and a person moves it. */
@Injectable()
export class MoveLimits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly calendars: WorkCalendars,
  ) {}

  /** @param table tried as if it were in force; null: the tables that are. Nothing is written. */
  async preview(
    actor: Actor,
    cursor: string | undefined,
    table: CalendarTableDto | null,
  ): Promise<LimitMovesPage> {
    const calendar =
      table === null ? await this.calendars.current() : await this.calendars.under(toYearTable(table));
    const after = cursor === undefined ? '' : decodeCursor(cursor, 1)[0];
    const limits = await this.uow.run(contextOf(actor), (tx) =>
      tx.query<RunningLimit>(`${RUNNING_LIMITS} where l.key > $2 order by l.key limit $3`, [
        OPEN_STATES,
        after,
        PAGE,
      ]),
    );
    const last = limits.at(-1);
    return {
      limits: limits.length,
      moves: limits.flatMap((limit) => {
        const to = dayUnder(limit, calendar);
        const { key, kind, taskId, number, title, unitName, dueOn: from } = limit;
        return to === from
          ? []
          : [{ key, kind, taskId, number, title, unitName, from, to, isEarlier: to < from }];
      }),
      next: limits.length === PAGE && last !== undefined ? encodeCursor([last.key]) : null,
    };
  }

  /** Moves those of a list that a person confirms, in one transaction; each other one says why it stays. */
  async run(actor: Actor, { keys, allowEarlier = false }: MoveLimitsDto): Promise<MovedLimit[]> {
    const calendar = await this.calendars.current();
    const asked = [...new Set(keys)];
    return this.uow.run(contextOf(actor), async (tx) => {
      const known = await this.locked(tx, asked);
      const moves: Move[] = [];
      const results = asked.map((key): MovedLimit => {
        const judged = judge(known.get(key), { actor, calendar, allowEarlier });
        if (typeof judged === 'string') return { key, dueOn: null, problemCode: judged };
        moves.push(judged);
        return { key, dueOn: judged.to, problemCode: null };
      });
      await this.write(tx, actor, moves);
      return results;
    });
  }

  /** Their tasks are locked first, in order of id as every act does it; what was read before the locks does not count. */
  private async locked(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, RunningLimit>> {
    const read = () =>
      tx.query<RunningLimit>(`${RUNNING_LIMITS} where l.key = any($2::text[])`, [OPEN_STATES, keys]);
    const taskIds = (await read()).map(({ taskId }) => taskId);
    await tx.query('select from task where id = any($1::uuid[]) order by id for update', [taskIds]);
    return new Map((await read()).map((limit) => [limit.key, limit]));
  }

  private async write(tx: Tx, actor: Actor, moves: readonly Move[]): Promise<void> {
    if (moves.length === 0) return;
    await tx.query(MOVE_LIMITS, [JSON.stringify(moves.map(({ limit, to }) => ({ ...limit, to })))]);
    await this.events.record(
      tx,
      actor,
      moves.map(({ limit: { organisationId, orgPath, taskId, kind, recordId, unitId, dueOn }, to }) => ({
        ...{ organisationId, orgPath, subjectType: 'task' as const, subjectId: taskId, name: EVENT },
        payload: { limit: kind, recordId, unitId, dueOn: [dueOn, to], reason: '节假日安排调整' },
      })),
    );
  }
}

/** @returns the move, or why there is none */
function judge(
  limit: RunningLimit | undefined,
  by: { readonly actor: Actor; readonly calendar: WorkCalendar; readonly allowEarlier: boolean },
): Move | string {
  if (limit === undefined) return 'deadline.not-moving';
  const to = dayUnder(limit, by.calendar);
  if (to === limit.dueOn) return 'deadline.not-moving';
  if (!oversees(by.actor, limit.orgPath)) return 'actor.not-supervisor';
  if (limit.kind === 'slip') return 'deadline.printed-on-slip';
  return to < limit.dueOn && !by.allowEarlier ? 'deadline.earlier-needs-consent' : { limit, to };
}
