import type { LogPosition } from './log-position.js';

/** Where the primary stood at a moment of our own clock (milliseconds, of any origin). */
export interface PrimaryMark {
  readonly at: number;
  readonly position: LogPosition;
}

const MARKS_KEPT = 60;

/**
 * How far behind a standby is, told without comparing the clocks of two machines: everything the primary had written at a
 * mark is there once the standby has replayed up to it.
 */
export class Freshness {
  private marks: PrimaryMark[] = [];
  private replayed: LogPosition | null = null;
  private freshAt: number | null = null;

  /** @param replayed asked of the standby after the mark was taken; null: it does not answer, or is no standby */
  note(mark: PrimaryMark, replayed: LogPosition | null): void {
    this.replayed = replayed;
    this.marks = [...this.marks.slice(1 - MARKS_KEPT), mark];
    if (replayed === null) {
      this.freshAt = null;
      return;
    }
    const reached = this.marks.filter(({ position }) => position <= replayed);
    this.freshAt = reached.at(-1)?.at ?? this.freshAt;
    this.marks = this.marks.filter(({ position }) => position > replayed);
  }

  lost(): void {
    this.replayed = null;
    this.freshAt = null;
  }

  /**
   * Whether the standby may answer.
   * @param seen what whoever asks has written themselves; null: nothing of late
   * @param staleness most milliseconds that the answer may lie behind
   */
  suffices({ now, seen, staleness }: { now: number; seen: LogPosition | null; staleness: number }): boolean {
    if (this.replayed === null || this.freshAt === null) return false;
    return now - this.freshAt <= staleness && (seen === null || seen <= this.replayed);
  }
}
