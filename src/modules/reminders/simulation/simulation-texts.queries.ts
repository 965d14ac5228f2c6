import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import type { ChannelName } from '../channels/channel.js';
import type { SimulatedReminder } from './simulation.service.js';

/** A simulated reminder as a person reads it; the channels of one reminder side by side. */
export interface SpelledReminder {
  readonly on: LocalDate;
  readonly dueDay: LocalDate;
  readonly taskId: string;
  readonly number: string | null;
  readonly title: string;
  readonly ruleId: string;
  readonly text: string;
  readonly light: string;
  readonly role: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly channels: readonly ChannelName[];
}

/** Puts names to what a simulation found. */
@Injectable()
export class SimulationTexts {
  constructor(private readonly reader: Reader) {}

  async spell(reminders: readonly SimulatedReminder[]): Promise<SpelledReminder[]> {
    const names = await this.namesOf(reminders.map(({ recipientId }) => recipientId));
    const tasks = await this.tasksOf(reminders.map(({ taskId }) => taskId));
    const spelled = new Map<string, SpelledReminder & { channels: ChannelName[] }>();
    for (const reminder of reminders) {
      const { on, dueDay, taskId, ruleId, light, role, recipientId, channel, text } = reminder;
      const key = `${on} ${taskId} ${ruleId} ${recipientId}`;
      const known = spelled.get(key);
      if (known) {
        known.channels.push(channel);
        continue;
      }
      const { number = null, title = '' } = tasks.get(taskId) ?? {};
      const recipientName = names.get(recipientId) ?? recipientId;
      spelled.set(key, {
        ...{ on, dueDay, taskId, number, title, ruleId, text, light, role, recipientId, recipientName },
        channels: [channel],
      });
    }
    return [...spelled.values()];
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.reader.rows<{ id: string; name: string }>(SYSTEM, {
      text: 'select id, display_name as name from account where id = any($1::uuid[])',
      values: [[...new Set(ids)]],
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async tasksOf(
    ids: readonly string[],
  ): Promise<Map<string, { number: string | null; title: string }>> {
    const rows = await this.reader.rows<{ id: string; number: string | null; title: string }>(SYSTEM, {
      text: 'select id, number, title from task where id = any($1::uuid[])',
      values: [[...new Set(ids)]],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
