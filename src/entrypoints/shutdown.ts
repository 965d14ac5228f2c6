const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** A stop that takes longer than this is not going to end. */
const STOP_LIMIT_MS = 30_000;

/**
 * Closes what this process has opened, last opened first, when Ctrl-C or SIGTERM asks for it or the start fails. Made before anything
 * is opened: a signal in the middle of the start waits for the step that is under way, closes it too, and no further step is taken.
 */
export class Shutdown {
  private readonly closings: (() => Promise<unknown>)[] = [];
  private running: Promise<void> | null = null;

  constructor() {
    for (const signal of STOP_SIGNALS) process.on(signal, () => void this.run().then(() => process.exit(0)));
  }

  /** @returns what `opening` gives, which `close` will be called with; nothing ever, once the stop has begun */
  async opens<T>(opening: Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
    this.closings.unshift(() =>
      opening.then(
        (opened) => close(opened),
        () => undefined,
      ),
    );
    const opened = await opening;
    if (this.running !== null) await this.endOfProcess();
    return opened;
  }

  /** For a start that failed: resolves when everything is closed; never where a signal was first, which ends the process itself. */
  async afterFailure(): Promise<void> {
    if (this.running !== null) await this.endOfProcess();
    await this.run();
  }

  private run(): Promise<void> {
    return (this.running ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    for (const close of this.closings) await close();
  }

  private endOfProcess(): Promise<never> {
    return new Promise(() => undefined);
  }
}
