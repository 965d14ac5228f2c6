import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { presentTask, presentTaskAsText, type TaskView } from './tasks.presenter.js';
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
    return presentTask(await this.queries.byId(contextOf(actor), id), await this.moment(actor));
  }

  /** The body of an answer, and the version it shows. */
  async asText(actor: Actor, id: string): Promise<{ text: string; version: number }> {
    const record = await this.queries.byId(contextOf(actor), id);
    return { text: presentTaskAsText(record, await this.moment(actor)), version: record.row.version };
  }

  private async moment(actor: Actor) {
    const calendar = await this.calendars.current();
    return { actor, now: this.clock.now(), today: this.clock.today(), calendar };
  }
}
