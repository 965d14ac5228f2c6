import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../../platform/observability/metrics.service.js';
import { Readiness } from '../../../platform/observability/readiness.js';
import { ClockHealth } from './clock-health.queries.js';

/** Tells machines whether the clock goes: on `/metrics`, and on `/health/ready` once it has stood too long. */
@Injectable()
export class ClockSignals {
  constructor(metrics: Metrics, readiness: Readiness, health: ClockHealth) {
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [metrics.registry] });
    const overdue = gauge(
      'zhenggai_sweep_overdue_seconds',
      'How long a sweep of all open tasks has been due and not done; 0 where all is well',
    );
    const finished = gauge(
      'zhenggai_sweep_last_finished_timestamp_seconds',
      'When the last sweep was through; 0 where there was none',
    );
    const seen = gauge('zhenggai_sweep_tasks_seen', 'Tasks the last sweep looked at');
    const planned = gauge('zhenggai_sweep_notices_planned', 'Reminders the last sweep wrote');
    const changed = gauge('zhenggai_sweep_lights_changed', 'Lights the last sweep changed');
    metrics.onRead(async () => {
      const { overdueSeconds, last } = await health.state();
      overdue.set(overdueSeconds);
      finished.set(last === null ? 0 : last.finishedAt.getTime() / 1000);
      seen.set(last?.tasksSeen ?? 0);
      planned.set(last?.noticesPlanned ?? 0);
      changed.set(last?.lightsChanged ?? 0);
    });
    readiness.add({
      name: 'sweep',
      obstacle: async () => {
        const { isStale, overdueSeconds, last } = await health.state();
        return isStale ? { overdueSeconds: Math.round(overdueSeconds), lastOn: last?.day ?? null } : null;
      },
    });
  }
}
