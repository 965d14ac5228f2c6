import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Reader } from '../database/reader.js';
import { Access } from '../http/access.js';
import { Problem } from '../http/problem.js';
import { Metrics } from './metrics.service.js';
import { Readiness } from './readiness.js';

/** For whoever runs the process: is it alive, can it serve, how is it doing. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly reader: Reader,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  @Get('health/live')
  @Access('public')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * Whether requests should be sent to this process: for load balancers and probes. Says nothing of the work behind it, for a sweep
   * that is late is no reason to take every process of the API out of service. 503 `server.unavailable` where the database does not
   * answer, `server.not-ready` while the process is leaving.
   */
  @Get('health/serving')
  @Access('public')
  async serving(): Promise<{ status: 'ok' }> {
    if (this.readiness.isLeaving) throw new Problem('server.not-ready', { leaving: true });
    await this.reader.unscoped({ text: 'select 1' });
    return { status: 'ok' };
  }

  /** The whole program, for monitors: as `serving`, and `server.not-ready` where a feature has a reason. */
  @Get('health/ready')
  @Access('public')
  async ready(): Promise<{ status: 'ok' }> {
    await this.serving();
    const obstacles = await this.readiness.obstacles();
    if (Object.keys(obstacles).length > 0) throw new Problem('server.not-ready', obstacles);
    return { status: 'ok' };
  }

  @Get('metrics')
  @Access('public')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
