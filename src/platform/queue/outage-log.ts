import type { Logger } from '@nestjs/common';

/** One line when something stops answering and one when it answers again, however often it is tried in between. */
export class OutageLog {
  private since: number | null = null;

  constructor(
    private readonly logger: Logger,
    private readonly subject: string,
  ) {}

  get isOut(): boolean {
    return this.since !== null;
  }

  failed(error: unknown): void {
    if (this.since !== null) return;
    this.since = performance.now();
    this.logger.error(`${this.subject}: ${messageOf(error)}; trying again until it works`);
  }

  worked(): void {
    if (this.since === null) return;
    const seconds = Math.round((performance.now() - this.since) / 1000);
    this.since = null;
    this.logger.log(`${this.subject}: works again after ${seconds} s`);
  }
}

/** What went wrong in one line; connection errors of several addresses come without a message of their own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ');
  const text = error instanceof Error ? error.message || error.name : String(error);
  return (text.split('\n', 1)[0] ?? text).replace(/^Error: /, '');
}
