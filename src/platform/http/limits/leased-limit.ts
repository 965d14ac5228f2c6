/** How far a key has come within its window. */
export interface RateState {
  readonly isAllowed: boolean;
  readonly limit: number;
  /** What is left for this process before it has to ask again, and in the store together. */
  readonly remaining: number;
  readonly resetInMs: number;
}

/** What the store says of some points that were taken at once. */
export interface Taken {
  readonly isGranted: boolean;
  /** Left in the store after this. */
  readonly remaining: number;
  readonly msBeforeNext: number;
}

export interface LeaseOptions {
  readonly limit: number;
  /** Points taken from the store at a time; the limit is a multiple of it. */
  readonly lease: number;
  readonly take: (key: string, points: number) => Promise<Taken>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** What this process knows of a key until the window ends. */
interface Held {
  left: number;
  inStore: number;
  isRefused: boolean;
  until: number;
  asking: Promise<void> | null;
}

const MOST_KEYS = 20_000;

/**
 * A limit that all processes share and that costs most requests nothing: points are taken from the store some at a time and
 * spent here. The limit is never exceeded, because every point spent was taken first; what a process holds unspent is lost to
 * the others until the window ends. A key that is used up is refused from memory until then.
 */
export class LeasedLimit {
  private readonly held = new Map<string, Held>();

  constructor(private readonly options: LeaseOptions) {}

  /** Answers at once where the lease lasts; else after one question to the store, which all who wait share. */
  take(key: string): RateState | Promise<RateState> {
    const held = this.heldOf(key);
    return held.left > 0 || held.isRefused ? this.spend(held) : this.ask(key, held);
  }

  private async ask(key: string, held: Held): Promise<RateState> {
    while (held.left === 0 && !held.isRefused) {
      held.asking ??= this.lease(key, held).finally(() => (held.asking = null));
      await held.asking;
    }
    return this.spend(held);
  }

  private async lease(key: string, held: Held): Promise<void> {
    const { isGranted, remaining, msBeforeNext } = await this.options.take(key, this.options.lease);
    held.left = isGranted ? this.options.lease : 0;
    held.inStore = remaining;
    held.isRefused = !isGranted;
    held.until = this.options.now() + Math.max(msBeforeNext, 1);
  }

  private spend(held: Held): RateState {
    const isAllowed = held.left > 0;
    if (isAllowed) held.left--;
    const resetInMs = Math.max(0, held.until - this.options.now());
    return { isAllowed, limit: this.options.limit, remaining: held.left + held.inStore, resetInMs };
  }

  private heldOf(key: string): Held {
    const held = this.held.get(key);
    if (held !== undefined && (held.until > this.options.now() || held.asking !== null)) return held;
    if (this.held.size >= MOST_KEYS) this.forgetEnded();
    const fresh = { left: 0, inStore: 0, isRefused: false, until: Infinity, asking: null };
    this.held.set(key, fresh);
    return fresh;
  }

  /** Where that is not enough everything goes: the store knows it all. */
  private forgetEnded(): void {
    for (const [key, { until }] of this.held) if (until <= this.options.now()) this.held.delete(key);
    if (this.held.size >= MOST_KEYS) this.held.clear();
  }
}
