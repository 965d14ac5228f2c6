import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { LightResult } from '../../../core/warning/index.js';
import { isForUnit, isWorse, NoticePlanner } from './plan-notices.js';
import { SweepRepository } from './sweep.repository.js';

/** A light that an act turned red. */
export type TurnedRed = LightResult & { readonly light: 'red' };

/**
 * An act changes what light a task deserves: a pause puts it out, a report of progress may turn it green. A light that would
 * get worse waits for the sweep, which tells people of it in the same breath; but one that an act turns red (cannot be
 * finished, criticised from above) is told at once, and the sweep then finds it red already.
 */
@Injectable()
export class Relighting {
  constructor(
    private readonly sweeps: SweepRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** @returns the light where it turned red just now and the unit is to be told; else null */
  async relight(tx: Tx, taskId: string): Promise<TurnedRed | null> {
    const today = this.clock.today();
    const calendar = await this.calendars.current();
    const [row] = await this.sweeps.byId(tx, [taskId], today);
    if (row === undefined) return null;
    const { light, lightChanged } = new NoticePlanner({ today, calendar, sweptThrough: null }).plan(row);
    const turnedRed = isWorse(row.light, light.light) && isForUnit(row) && isRedByAct(light) ? light : null;
    if (!lightChanged || (isWorse(row.light, light.light) && turnedRed === null)) return null;
    await this.sweeps.setLights(tx, [{ id: taskId, light: light.light, reason: light.reasonCode }], today);
    return turnedRed;
  }
}

/** A limit is passed by the day and by nobody's act: the sweep says so, with the days. */
function isRedByAct(light: LightResult): light is TurnedRed {
  return light.light === 'red' && light.reasonCode !== 'light.past-due';
}
