import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { Actor } from '../../identity/index.js';
import type { AgendaPage, ListAgendaQuery } from './agenda.dto.js';
import { AgendaQueries } from './agenda.queries.js';

/** A re-visit is prepared for so many working days ahead (the ladder of its notices begins then). */
const RECHECK_AHEAD_WORKDAYS = 5;

/** What waits for a person today, and for whom that person waits. */
@Injectable()
export class Agenda {
  constructor(
    private readonly queries: AgendaQueries,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, query: ListAgendaQuery): Promise<AgendaPage> {
    const calendar = await this.calendars.current();
    const today = this.clock.today();
    const near = calendar.addWorkdays(today, RECHECK_AHEAD_WORKDAYS);
    const { items, next } = await this.queries.list(actor, query, { today, near });
    const workdaysLeft = (row: (typeof items)[number]) =>
      row.dueOn === null ? null : calendar.workdaysBetween(today, row.dueOn);
    return { items: items.map((row) => ({ ...row, workdaysLeft: workdaysLeft(row) })), next };
  }
}
