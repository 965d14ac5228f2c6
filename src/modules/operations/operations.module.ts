import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller.js';
import { JobQueries } from './jobs.queries.js';
import { ReplayJob } from './replay-job.service.js';

/** 后台作业 as an administrator of the system sees it: clocks, queues, workers, and what has given up. */
@Module({ controllers: [JobsController], providers: [JobQueries, ReplayJob] })
export class OperationsModule {}
