import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Acknowledgements } from './acknowledgements.js';
import type { Operation, OperationKind, Operations } from './operations.js';

export interface LoadFigures {
  readonly perSecond: number;
  /** Milliseconds, of all that were answered. */
  readonly p50: number;
  readonly p99: number;
  /** Of each kind of operation, milliseconds. */
  readonly kinds: Readonly<Partial<Record<OperationKind, { readonly p50: number; readonly p99: number }>>>;
  /** In how many seconds an answer was asked for that took more than one. */
  readonly stalledSeconds: number;
  readonly answered: number;
  /** What was not answered with 2xx, by status or reason. */
  readonly errors: Readonly<Record<string, number>>;
}

const CONNECTIONS = 48;
const LOOK_EVERY_MS = 100;
const TICK_MS = 2;

/** Sends operations to those processes that say they serve, in turn, as a load balancer does. */
export class MixedLoad {
  private readonly pools = new Map<number, Pool>();
  private serving: readonly number[];
  private turn = 0;
  private isOver = false;

  /** @param acknowledged notes every write that was answered with success */
  constructor(
    private readonly ports: readonly number[],
    private readonly operations: Operations,
    private readonly acknowledged: Acknowledgements,
  ) {
    this.serving = ports;
    for (const port of ports)
      this.pools.set(port, new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS }));
    void this.look();
  }

  get inService(): readonly number[] {
    return this.serving;
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  /** So many at a time, each waiting for its answer: what the installation can do at most. */
  async saturate(concurrency: number, seconds: number): Promise<LoadFigures> {
    const tally = new Tally();
    const end = performance.now() + seconds * 1000;
    const client = async () => {
      while (performance.now() < end) await this.send(this.operations.next(), tally);
    };
    await Promise.all(Array.from({ length: concurrency }, client));
    return tally.figures(seconds);
  }

  /** So many a second whether or not the last were answered, until `until` is settled. */
  async keepUp(perSecond: number, until: Promise<unknown>): Promise<LoadFigures> {
    const tally = new Tally();
    const begun = performance.now();
    const underWay = new Set<Promise<boolean>>();
    let isOver = false;
    const over = until.finally(() => (isOver = true));
    for (let sent = 0; !isOver; await delay(TICK_MS))
      for (; sent < ((performance.now() - begun) / 1000) * perSecond; sent++) {
        const one = this.send(this.operations.next(), tally).finally(() => underWay.delete(one));
        underWay.add(one);
      }
    const seconds = (performance.now() - begun) / 1000;
    await Promise.all(underWay);
    await over;
    return tally.figures(seconds);
  }

  /** @returns whether it was acknowledged */
  async send(operation: Operation, tally = new Tally()): Promise<boolean> {
    const port = this.serving[this.turn++ % this.serving.length];
    const pool = port === undefined ? undefined : this.pools.get(port);
    if (pool === undefined) {
      await delay(LOOK_EVERY_MS);
      tally.failed('nobody serves');
      return false;
    }
    const { method, path, headers, body } = operation;
    const begun = performance.now();
    try {
      const answer = await pool.request({ method, path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode >= 300) {
        tally.failed(`${answer.statusCode} ${operation.kind} ${/"code":"([^"]+)"/.exec(text)?.[1] ?? ''}`);
        return false;
      }
      tally.took({ kind: operation.kind, begun, ms: performance.now() - begun });
      this.acknowledged.note(operation);
      return true;
    } catch (error) {
      tally.failed((error as { code?: string }).code ?? String(error));
      return false;
    }
  }

  private async look(): Promise<void> {
    while (!this.isOver) {
      const answers = await Promise.all(this.ports.map(isServing));
      this.serving = this.ports.filter((_, i) => answers[i]);
      await delay(LOOK_EVERY_MS);
    }
  }
}

interface Answered {
  readonly kind: OperationKind;
  readonly begun: number;
  readonly ms: number;
}

class Tally {
  private readonly answers: Answered[] = [];
  private readonly errors: Record<string, number> = {};

  took(answered: Answered): void {
    this.answers.push(answered);
  }

  failed(reason: string): void {
    this.errors[reason] = (this.errors[reason] ?? 0) + 1;
  }

  figures(seconds: number): LoadFigures {
    const { answers, errors } = this;
    const kinds = [...new Set(answers.map(({ kind }) => kind))];
    const stalled = answers.filter(({ ms }) => ms > 1000).map(({ begun }) => Math.floor(begun / 1000));
    return {
      perSecond: answers.length / seconds,
      ...percentiles(answers),
      kinds: Object.fromEntries(
        kinds.map((kind) => [kind, percentiles(answers.filter((one) => one.kind === kind))]),
      ),
      stalledSeconds: new Set(stalled).size,
      answered: answers.length,
      errors,
    };
  }
}

function percentiles(answers: readonly Answered[]): { p50: number; p99: number } {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

async function isServing(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(1000);
  return fetch(`http://127.0.0.1:${port}/health/serving`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}
