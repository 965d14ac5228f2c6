import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '../outbox/outbox.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Queues } from './queues.js';
import { Upkeep } from './upkeep.js';
import { Workers } from './workers.js';

/**
 * Starts and stops everything that works in the background, in one order. It stops before the shutdown proper begins, while
 * the database a running job needs is still open; hooks of one kind run in an order Nest derives from how modules import
 * each other, which nobody would think of when adding an import.
 */
@Injectable()
export class QueueRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly outbox: Outbox,
    private readonly queues: Queues,
    private readonly workers: Workers,
    private readonly relay: OutboxRelay,
    private readonly upkeep: Upkeep,
  ) {}

  /** @throws where the queue's tables are missing or of another release; an unreachable Redis is waited for */
  async onApplicationBootstrap(): Promise<void> {
    await this.queues.prepare();
    this.workers.start();
    this.outbox.onAdded(() => this.relay.hurry());
    this.relay.start();
    this.upkeep.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.stop(), this.upkeep.stop()]);
    await this.workers.close();
    await this.queues.close();
  }
}
