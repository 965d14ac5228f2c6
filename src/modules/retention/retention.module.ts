import { Module } from '@nestjs/common';
import { ApplyRetentionHandler } from './apply-retention.handler.js';
import { ApplyRetention } from './apply-retention.service.js';

/** What is kept no longer leaves by itself. */
@Module({ providers: [ApplyRetention, ApplyRetentionHandler], exports: [ApplyRetention] })
export class RetentionModule {}
