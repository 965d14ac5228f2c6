import type { LocalDate } from '../../../core/shared/local-date.js';
import type { SimulatedReminder } from './simulation.service.js';

/** Which of two rule packs would have it said; with one pack alone everything is `pack`. */
export type FoundBy = 'both' | 'pack' | 'against';

/** One thing said to one person on one day, with the ways it goes. */
export interface ComparedNotice extends Omit<SimulatedReminder, 'channel'> {
  readonly foundBy: FoundBy;
  readonly channels: readonly string[];
}

/** How many on a day by one rule. */
export interface NoticeCount {
  readonly on: LocalDate;
  readonly ruleId: string;
  readonly both: number;
  readonly pack: number;
  readonly against: number;
}

/**
 * Lays two simulations side by side. The same task, rule, day and person is the same notice, whatever light it stands under.
 * @param against null: nothing to compare with
 * @returns in order of days, then of the first simulation
 */
export function compareSimulations(
  pack: readonly SimulatedReminder[],
  against: readonly SimulatedReminder[] | null,
): ComparedNotice[] {
  const notices = gather(pack);
  const others = gather(against ?? []);
  const found: ComparedNotice[] = [];
  for (const [key, notice] of notices) found.push({ ...notice, foundBy: others.has(key) ? 'both' : 'pack' });
  for (const [key, notice] of others) if (!notices.has(key)) found.push({ ...notice, foundBy: 'against' });
  return found.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

export function countNotices(notices: readonly ComparedNotice[]): NoticeCount[] {
  const counts = new Map<string, { on: LocalDate; ruleId: string } & Record<FoundBy, number>>();
  for (const { on, ruleId, foundBy } of notices) {
    const key = `${on} ${ruleId}`;
    const count = counts.get(key) ?? { on, ruleId, both: 0, pack: 0, against: 0 };
    count[foundBy] += 1;
    counts.set(key, count);
  }
  return [...counts.values()];
}

type Gathered = Omit<ComparedNotice, 'foundBy'> & { channels: string[] };

function gather(reminders: readonly SimulatedReminder[]): Map<string, Gathered> {
  const notices = new Map<string, Gathered>();
  for (const { channel, ...reminder } of reminders) {
    const key = `${reminder.on} ${reminder.taskId} ${reminder.ruleId} ${reminder.recipientId}`;
    const known = notices.get(key);
    if (known) known.channels.push(channel);
    else notices.set(key, { ...reminder, channels: [channel] });
  }
  return notices;
}
