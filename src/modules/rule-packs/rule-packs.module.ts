import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/index.js';
import { ComparePacks } from './compare-packs.service.js';
import { RulePacksController } from './rule-packs.controller.js';
import { SetBody } from './set-body.service.js';

@Module({
  imports: [RemindersModule],
  controllers: [RulePacksController],
  providers: [ComparePacks, SetBody],
})
export class RulePacksModule {}
