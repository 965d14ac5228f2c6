import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/index.js';
import { DecideProgress } from './decide-progress.service.js';
import { ProgressLetters } from './mail/progress-letters.service.js';
import { ReplyAddressesModule } from './mail/reply-addresses.module.js';
import { PendingProgressController } from './pending-progress.controller.js';
import { PendingProgressQueries } from './pending-progress.queries.js';
import { ReceiveProgress } from './receive-progress.service.js';

@Module({
  imports: [ReplyAddressesModule, TasksModule],
  controllers: [PendingProgressController],
  providers: [DecideProgress, PendingProgressQueries, ProgressLetters, ReceiveProgress],
  exports: [ReceiveProgress],
})
export class PendingProgressModule {}
