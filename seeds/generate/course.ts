import type { Person } from './directory.js';
import { type DayNumber, dayText, instant } from './days.js';
import type { Json } from './jsonb-text.js';

/** An act of a task as its event will record it. */
export interface Act {
  /** Seconds since 1970. */
  readonly at: number;
  readonly name: string;
  readonly actor: Person;
  readonly payload: Json;
  /** Field → before and after, as the database would find them. */
  readonly changes: Json;
}

export interface ActOf {
  readonly actor: Person;
  /** What becomes of the fields; null empties one. */
  readonly patch: Readonly<Record<string, Json>>;
  readonly payload?: Readonly<Record<string, Json>>;
}

/** A task in the making: its fields as they stand, and every act that brought them there. */
export class Course {
  readonly fields: Record<string, Json> = {};
  readonly acts: Act[] = [];
  version = 0;

  /** @param second of the working day, so that acts of one day have an order */
  constructor(
    public day: DayNumber,
    private readonly through: DayNumber,
    private readonly second: number,
  ) {}

  /**
   * @param daysLater after the act before
   * @returns false where that day has not come yet: nothing happens
   */
  act(daysLater: number, name: string, { actor, patch, payload }: ActOf): boolean {
    if (this.day + daysLater > this.through) return false;
    this.day += daysLater;
    this.version += 1;
    const before = this.fields['state'] ?? null;
    const changes = this.apply(patch);
    const after = this.fields['state'] ?? null;
    this.acts.push({
      at: instant(this.day, this.second + this.acts.length),
      name: `task.${name}`,
      actor,
      payload: {
        ...payload,
        state: [before, after],
        version: this.version,
        changedFields: Object.keys(patch),
      },
      changes,
    });
    return true;
  }

  /** A field of words or a day; '' where it is empty. */
  text(field: string): string {
    const value = this.fields[field];
    return typeof value === 'string' ? value : '';
  }

  get today(): string {
    return dayText(this.day);
  }

  after(days: number): string {
    return dayText(this.day + days);
  }

  /** Empty lists are kept, empty fields are not: as `app.task_fields` strips them. */
  private apply(patch: Readonly<Record<string, Json>>): Json {
    const changes: Record<string, Json> = {};
    for (const [field, value] of Object.entries(patch)) {
      const before = this.fields[field] ?? null;
      if (before === value) continue;
      changes[field] = [before, value];
      if (value === null) delete this.fields[field];
      else this.fields[field] = value;
    }
    return changes;
  }
}
