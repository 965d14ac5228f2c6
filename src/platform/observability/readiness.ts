import { Injectable } from '@nestjs/common';

/** Something without which the process should not be sent requests. */
export interface ReadinessCheck {
  readonly name: string;
  /** @returns figures that say what is wrong, null where all is well */
  obstacle(): Promise<Readonly<Record<string, unknown>> | null>;
}

/** What has to hold for the process to count as ready, beside the database; features bring their own checks. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private leaving = false;

  /** The process is about to stop: no more requests should be sent to it. */
  leave(): void {
    this.leaving = true;
  }

  get isLeaving(): boolean {
    return this.leaving;
  }

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** By name of the check; empty where the process is ready. */
  async obstacles(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const check of this.checks) {
      const obstacle = await check.obstacle();
      if (obstacle !== null) found[check.name] = obstacle;
    }
    return found;
  }
}
