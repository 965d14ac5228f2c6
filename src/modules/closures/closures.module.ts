import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BodyYears } from './body-years.repository.js';
import { ClosureAnswerEntity } from './closure-answer.entity.js';
import { ClosureCheckEntity } from './closure-check.entity.js';
import { ClosureRecurrenceEntity } from './closure-recurrence.entity.js';
import { ClosureRepository } from './closures.repository.js';
import { CheckClosureHandler } from './jobs/check-closure.handler.js';

@Module({
  imports: [TypeOrmModule.forFeature([ClosureCheckEntity, ClosureAnswerEntity, ClosureRecurrenceEntity])],
  providers: [BodyYears, CheckClosureHandler, ClosureRepository],
})
export class ClosuresModule {}
