import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { OPEN_STATES } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { decodeCursor, encodeCursor } from '../../../platform/http/page.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, oversees, type Actor } from '../../identity/index.js';
import { TellAboutSlip } from '../../slips/index.js';
import type { CalendarTableDto } from '../deadline-moves.dto.js';
import { toYearTable } from '../tables/year-table.js';
import type { LimitMovesPage, MovedLimit, MoveLimitsDto } from './limit-moves.dto.js';
import { dayUnder, type RunningLimit } from './running-limit.js';
import { MOVE_LIMITS, MOVE_SLIPS, NOTE_ON_SLIPS, RUNNING_LIMITS } from './running-limits.queries.js';

const PAGE = 500;
const EVENT = 'task.limit-moved-by-calendar';

interface Move {
  readonly limit: RunningLimit;
  readonly to: LocalDate;
}

/**
 * As with time limits themselves: a change of the holiday table shows what would move, and a person moves it. What is printed on an
 * issued 督办单 moves by a note on the slip, and its unit is told.
 */
@Injectable()
export class MoveLimits {
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
  async run(actor: Actor, { keys, allowEarlier = false, note }: MoveLimitsDto): Promise<MovedLimit[]> {
    const calendar = await this.calendars.current();
    const asked = [...new Set(keys)];
    return this.uow.run(contextOf(actor), async (tx) => {
      const known = await this.locked(tx, asked);
      const moves: Move[] = [];
      const results = asked.map((key): MovedLimit => {
        const judged = judge(known.get(key), { actor, calendar, allowEarlier, hasNote: note !== undefined });
        if (typeof judged === 'string') return { key, dueOn: null, problemCode: judged };
        moves.push(judged);
        return { key, dueOn: judged.to, problemCode: null };
      });
      await this.write(tx, actor, moves, note ?? '节假日安排调整');
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

  private async write(tx: Tx, actor: Actor, moves: readonly Move[], reason: string): Promise<void> {
    if (moves.length === 0) return;
    const rows = moves.map(({ limit, to }) => ({ ...limit, to }));
    const slips = rows.filter(({ kind }) => kind === 'slip');
    await tx.query(MOVE_LIMITS, [JSON.stringify(rows)]);
    await this.moveSlips(tx, actor, slips, reason);
    await this.events.record(
      tx,
      actor,
      moves.map(({ limit: { organisationId, orgPath, taskId, kind, recordId, unitId, dueOn }, to }) => ({
        ...{ organisationId, orgPath, subjectType: 'task' as const, subjectId: taskId, name: EVENT },
        payload: {
          limit: kind,
          recordId,
          unitId,
          dueOn: [dueOn, to],
          reason,
          ...(kind === 'slip' && { paperId: recordId }),
        },
      })),
    );
  }

  private async moveSlips(
    tx: Tx,
    { accountId: actorId }: Actor,
    slips: readonly (RunningLimit & { readonly to: LocalDate })[],
    note: string,
  ): Promise<void> {
    if (slips.length === 0) return;
    const rows = JSON.stringify(slips);
    await tx.query(NOTE_ON_SLIPS, [rows, note, actorId, this.clock.now()]);
    await tx.query(MOVE_SLIPS, [rows]);
    const told = slips.map(({ recordId }) => ({
      payload: { paperId: recordId, event: 'slip.limit-moved' as const, actorId },
    }));
    await this.outbox.addMany(tx, TellAboutSlip, told);
  }
}

/** @returns the move, or why there is none */
function judge(
  limit: RunningLimit | undefined,
  by: {
    readonly actor: Actor;
    readonly calendar: WorkCalendar;
    readonly allowEarlier: boolean;
    readonly hasNote: boolean;
  },
): Move | string {
  if (limit === undefined) return 'deadline.not-moving';
  const to = dayUnder(limit, by.calendar);
  if (to === limit.dueOn) return 'deadline.not-moving';
  // Another office's paper is that office's to change.
  if (!oversees(by.actor, limit.fromPath ?? limit.orgPath)) return 'actor.not-supervisor';
  if (limit.kind === 'slip' && !by.hasNote) return 'deadline.slip-note-missing';
  return to < limit.dueOn && !by.allowEarlier ? 'deadline.earlier-needs-consent' : { limit, to };
}
