import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { WaitingReminder } from '../notices/digest.js';
import { NoticePlanner, type PlannedNotice, type TaskPlan } from './plan-notices.js';
import { SweepRepository } from './sweep.repository.js';

/** Between the sweep and the digest a unit may have acted, or hours may have passed: asks the rules once more. */
@Injectable()
export class StillDue {
  constructor(
    private readonly sweeps: SweepRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** @returns what can still be said, with the figures of today, and what is no longer so */
  async sort(
    tx: Tx,
    waiting: readonly WaitingReminder[],
  ): Promise<{ current: WaitingReminder[]; outdated: WaitingReminder[] }> {
    const today = this.clock.today();
    const calendar = await this.calendars.current();
    const rows = await this.sweeps.byId(tx, [...new Set(waiting.map(({ taskId }) => taskId))], today);
    const planner = new NoticePlanner({ today, calendar, sweptThrough: null });
    const plans = new Map(rows.map((row) => [row.id, planner.plan(row)]));
    const current: WaitingReminder[] = [];
    const outdated: WaitingReminder[] = [];
    for (const reminder of waiting) {
      const now = asOfNow(reminder, plans.get(reminder.taskId));
      if (now === null) outdated.push(reminder);
      else current.push(now);
    }
    return { current, outdated };
  }
}

function asOfNow(reminder: WaitingReminder, plan: TaskPlan | undefined): WaitingReminder | null {
  if (plan === undefined) return null;
  if (reminder.family === 'light') return reminder.ruleId === `light.${plan.light.light}` ? reminder : null;
  const notice = plan.notices.find((candidate) => isSameClock(candidate, reminder));
  if (notice === undefined) return null;
  const { reasonCode, params } = notice;
  return { ...reminder, reasonCode, params, light: plan.light.light };
}

function isSameClock(notice: PlannedNotice, { family, params }: WaitingReminder): boolean {
  return (
    notice.family === family &&
    notice.params['dueOn'] === params['dueOn'] &&
    notice.unitId === (params['unitId'] ?? undefined)
  );
}
