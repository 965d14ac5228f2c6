import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { SYSTEM } from '../database/context.js';
import { UnitOfWork } from '../database/tx.js';
import { OutboxHealth } from '../outbox/outbox-gauges.js';

/** Prometheus metrics of this process; those of the outbox are asked of the database when somebody looks. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly sources: (() => Promise<void>)[] = [];
  readonly requests = new Histogram({
    name: 'zhenggai_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  readonly overloaded = new Counter({
    name: 'zhenggai_http_overloaded_total',
    help: 'Requests answered 503 because the process had enough to do',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });

  constructor(
    private readonly outbox: OutboxHealth,
    private readonly uow: UnitOfWork,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [this.registry] });
    const oldest = gauge(
      'zhenggai_outbox_oldest_due_seconds',
      'Age of the oldest order the relay has not handed over',
    );
    const due = gauge('zhenggai_outbox_due', 'Orders due for the relay');
    const open = gauge('zhenggai_outbox_open', 'Orders handed over without a receipt');
    const dead = gauge('zhenggai_outbox_dead', 'Orders that have given up');
    this.onRead(async () => {
      const gauges = await this.uow.run(SYSTEM, (tx) => this.outbox.gauges(tx));
      oldest.set(gauges.oldestDueSeconds);
      due.set(gauges.due);
      open.set(gauges.open);
      dead.set(gauges.dead);
    });
  }

  /** @param source sets its gauges; asked each time somebody looks */
  onRead(source: () => Promise<void>): void {
    this.sources.push(source);
  }

  async text(): Promise<string> {
    await Promise.all(this.sources.map((source) => source()));
    return this.registry.metrics();
  }
}
