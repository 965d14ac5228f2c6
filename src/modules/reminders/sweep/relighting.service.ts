import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import { isWorse, NoticePlanner } from './plan-notices.js';
import { SweepRepository } from './sweep.repository.js';

/**
 * An act changes what light a task deserves: a pause puts it out, a report of progress may turn it green. A light that would
 * get worse waits for the sweep, which tells people of it in the same breath.
 */
@Injectable()
export class Relighting {
  constructor(
    private readonly sweeps: SweepRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async relight(tx: Tx, taskId: string): Promise<void> {
    const today = this.clock.today();
    const calendar = await this.calendars.current();
    const [row] = await this.sweeps.byId(tx, [taskId], today);
    if (row === undefined) return;
    const { light, lightChanged } = new NoticePlanner({ today, calendar, sweptThrough: null }).plan(row);
    if (!lightChanged || isWorse(row.light, light.light)) return;
    await this.sweeps.setLights(tx, [{ id: taskId, light: light.light, reason: light.reasonCode }], today);
  }
}
