import { Logger } from '@nestjs/common';
import { OutageLog } from './outage-log.js';

/** Milliseconds before the next try after a failure. */
const PAUSE_AFTER_FAILURE = 2000;

/** Repeats a piece of work, never twice at once, until it is stopped; a failure is a pause, not an end. */
export class BackgroundLoop {
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: (() => void) | null = null;
  private hurried = false;
  private readonly outage: OutageLog;

  /** @param work does its piece and says after how many milliseconds to come again */
  constructor(
    name: string,
    private readonly work: () => Promise<number>,
  ) {
    this.outage = new OutageLog(new Logger('Queue'), name);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the pause now, or skips the next one. */
  hurry(): void {
    this.hurried = true;
    this.wake?.();
  }

  /** Resolves when the piece under way is finished. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.hurried = false;
      await this.pause(await this.once());
    }
  }

  private async once(): Promise<number> {
    try {
      const pause = await this.work();
      this.outage.worked();
      return pause;
    } catch (error) {
      this.outage.failed(error);
      return PAUSE_AFTER_FAILURE;
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.hurried && !this.outage.isOut ? 0 : milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
  }
}
