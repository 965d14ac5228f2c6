interface Asked<In, Out> {
  readonly what: In;
  readonly done: (result: Out) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * What is asked for while a turn is under way shares the next: ten jobs that each want a row written at the same moment cost one
 * transaction, and one that comes alone does not wait. Where a turn fails, everybody in it gets one of their own, so that nobody
 * fails for another's sake.
 */
export class SharedTurns<In, Out> {
  private waiting: Asked<In, Out>[] = [];
  private isWorking = false;

  /**
   * @param work all of it or nothing; results in the order of what was asked
   * @param keyOf two with the same key never share a turn; absent: all that waits may
   */
  constructor(
    private readonly work: (asked: readonly In[]) => Promise<readonly Out[]>,
    private readonly keyOf?: (asked: In) => string,
  ) {}

  /** @throws what `work` throws for this one alone */
  take(what: In): Promise<Out> {
    return new Promise((done, failed) => {
      this.waiting.push({ what, done, failed });
      if (!this.isWorking) void this.workAll();
    });
  }

  private async workAll(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0) await this.turn(this.next());
    this.isWorking = false;
  }

  private next(): Asked<In, Out>[] {
    const { waiting, keyOf } = this;
    if (keyOf === undefined) {
      this.waiting = [];
      return waiting;
    }
    const turn = new Map<string, Asked<In, Out>>();
    const later: Asked<In, Out>[] = [];
    for (const asked of waiting) {
      const key = keyOf(asked.what);
      if (turn.has(key)) later.push(asked);
      else turn.set(key, asked);
    }
    this.waiting = later;
    return [...turn.values()];
  }

  private async turn(asked: readonly Asked<In, Out>[]): Promise<void> {
    try {
      const results = await this.work(asked.map(({ what }) => what));
      asked.forEach(({ done }, i) => done(results[i] as Out));
    } catch (error) {
      if (asked.length > 1) for (const one of asked) await this.turn([one]);
      else for (const { failed } of asked) failed(error);
    }
  }
}
