import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { IsUUID } from 'class-validator';
import { defineJob, type JobContract, NoPayload } from './job-contract.js';
import { contractHandledBy, HandlesJob, type JobHandler } from './job-handler.js';
import { JobRegistry, JobRegistryError, matchJobs, UnknownJobError } from './job-registry.js';

class GreetPayload {
  @IsUUID()
  personId: string;
}

const plan = { attempts: 3, backoff: { kind: 'fixed', delayMs: 10 }, timeoutMs: 1000 } as const;
const Greet = defineJob({ name: 'greet', queue: 'notify', payload: GreetPayload, ...plan });

@HandlesJob(Greet)
class GreetHandler implements JobHandler<GreetPayload> {
  async handle(): Promise<void> {}
}

const stray: JobContract = { name: 'stray', queue: 'notify', payload: NoPayload, ...plan };
const registered = (contract: JobContract) => ({ contract, handler: new GreetHandler() });

describe('jobs and handlers', () => {
  it('are found in the container, wherever they are provided', async () => {
    @Module({ providers: [GreetHandler] })
    class Feature {}
    const app = await Test.createTestingModule({
      imports: [DiscoveryModule, Feature],
      providers: [JobRegistry],
    }).compile();
    await app.init();
    expect(app.get(JobRegistry).get('greet').handler).toBeInstanceOf(GreetHandler);
    expect(app.get(JobRegistry).names()).toEqual(['greet']);
    expect(() => app.get(JobRegistry).get('unheard-of')).toThrow(new UnknownJobError('unheard-of'));
  });

  it('stop the application where one is missing', async () => {
    const app = await Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [JobRegistry],
    }).compile();
    await expect(app.init()).rejects.toThrow(new JobRegistryError(['greet has no handler']));
  });

  it('match when each contract has its one handler', () => {
    expect([...matchJobs([stray], [registered(stray)]).keys()]).toEqual(['stray']);
  });

  it('name every fault in one line', () => {
    const twin = { ...stray, name: 'twin' };
    expect(() => matchJobs([Greet, twin], [registered(stray), registered(twin), registered(twin)])).toThrow(
      'Jobs and handlers do not match: GreetHandler handles stray, which is not defined; ' +
        'twin has two handlers, GreetHandler and GreetHandler; greet has no handler',
    );
  });

  it('refuse two contracts of one name, and a name that is no name', () => {
    expect(() => defineJob({ ...Greet })).toThrow('two jobs are called greet');
    expect(() => defineJob({ ...Greet, name: 'Greet Someone' })).toThrow('not a job name: Greet Someone');
  });

  it('leave unmarked classes alone', () => {
    expect(contractHandledBy(GreetHandler)).toBe(Greet);
    expect(contractHandledBy(GreetPayload)).toBeUndefined();
  });
});
