import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../../platform/observability/metrics.service.js';
import { ClockHealth } from '../health/clock-health.queries.js';

/** Shows on `/metrics` whether the clock goes; asked of the database when somebody looks. */
@Injectable()
export class SweepGauge {
  constructor(metrics: Metrics, health: ClockHealth) {
    new Gauge({
      name: 'zhenggai_sweep_overdue_seconds',
      help: 'How long a sweep of all open tasks has been due and not done; 0 where all is well',
      registers: [metrics.registry],
      async collect() {
        this.set(await health.overdueSeconds());
      },
    });
  }
}
