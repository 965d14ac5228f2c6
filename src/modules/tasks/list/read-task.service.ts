import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { presentTask, type TaskView } from './tasks.presenter.js';
import { TaskQueries } from './tasks.queries.js';

/** A task as one person sees it today. */
@Injectable()
export class ReadTask {
  constructor(
    private readonly queries: TaskQueries,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<TaskView> {
    const record = await this.queries.byId(contextOf(actor), id);
    return presentTask(record, {
      actor,
      now: this.clock.now(),
      today: this.clock.today(),
      calendar: await this.calendars.current(),
    });
  }
}
