import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, type JobContract } from './job-contract.js';
import { contractHandledBy, type JobHandler } from './job-handler.js';

export interface RegisteredJob {
  readonly contract: JobContract;
  readonly handler: JobHandler<object>;
}

/** Not every job has exactly one handler: the process must not start. The message is one line that names each fault. */
export class JobRegistryError extends Error {
  override readonly name = 'JobRegistryError';

  constructor(faults: readonly string[]) {
    super(`Jobs and handlers do not match: ${faults.join('; ')}`);
  }
}

/** A job that this release does not know: of a newer one that runs beside it, or of one long gone. */
export class UnknownJobError extends Error {
  override readonly name = 'UnknownJobError';

  constructor(job: string) {
    super(`no handler for a job called ${job}`);
  }
}

/** Who does what. Filled from the Nest container when the application starts, complete or not at all. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private jobs: ReadonlyMap<string, RegisteredJob> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws JobRegistryError */
  onModuleInit(): void {
    this.jobs = matchJobs(definedJobs(), this.findHandlers());
  }

  /** @throws UnknownJobError */
  get(name: string): RegisteredJob {
    const registered = this.jobs.get(name);
    if (!registered) throw new UnknownJobError(name);
    return registered;
  }

  /** Every job that this release knows. */
  names(): string[] {
    return [...this.jobs.keys()];
  }

  private findHandlers(): RegisteredJob[] {
    const found = new Map<object, RegisteredJob>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const contract = metatype ? contractHandledBy(metatype) : undefined;
      if (contract) found.set(instance as object, { contract, handler: instance as JobHandler<object> });
    }
    return [...found.values()];
  }
}

/** @throws JobRegistryError unless every contract has exactly one handler and every handler a known contract */
export function matchJobs(
  contracts: readonly JobContract[],
  handlers: readonly RegisteredJob[],
): ReadonlyMap<string, RegisteredJob> {
  const faults: string[] = [];
  const jobs = new Map<string, RegisteredJob>();
  for (const registered of handlers) {
    const { name } = registered.contract;
    if (!contracts.includes(registered.contract))
      faults.push(`${nameOf(registered)} handles ${name}, which is not defined`);
    const rival = jobs.get(name);
    if (rival) faults.push(`${name} has two handlers, ${nameOf(rival)} and ${nameOf(registered)}`);
    jobs.set(name, registered);
  }
  for (const { name } of contracts) if (!jobs.has(name)) faults.push(`${name} has no handler`);
  if (faults.length > 0) throw new JobRegistryError(faults);
  return jobs;
}

function nameOf({ handler }: RegisteredJob): string {
  return handler.constructor.name;
}
