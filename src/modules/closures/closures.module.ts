import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TasksModule } from '../tasks/index.js';
import { BodyYears } from './checks/body-years.repository.js';
import { CarryOverMatters } from './acts/carry-over-matters.service.js';
import { ClosureAnswerEntity } from './checks/closure-answer.entity.js';
import { ClosureCheckEntity } from './checks/closure-check.entity.js';
import { ClosureRecurrenceEntity } from './checks/closure-recurrence.entity.js';
import { ClosuresController } from './views/closures.controller.js';
import { ClosureQueries } from './views/closures.queries.js';
import { ClosureRepository } from './checks/closures.repository.js';
import { ConfirmAnswer } from './acts/confirm-answer.service.js';
import { DifferenceNoteController } from './difference-note/difference-note.controller.js';
import { DraftSectionController } from './draft-section/draft-section.controller.js';
import { DraftQueries } from './draft-section/draft-section.queries.js';
import { CheckClosureHandler } from './jobs/check-closure.handler.js';
import { NoteCorrectionHandler } from './jobs/note-correction.handler.js';
import { JudgeRecurrence } from './acts/judge-recurrence.service.js';
import { PromisesController } from './promises/promises.controller.js';
import { PromiseQueries } from './promises/promises.queries.js';
import { SignCheck } from './acts/sign-check.service.js';
import { EnterMatters } from './renewal/enter-matters.service.js';
import { LastYearController } from './renewal/last-year.controller.js';
import { RenewCheck } from './renewal/renew-check.service.js';
import { ReopenOnRecurrence } from './renewal/reopen-task.service.js';
import { ComposeYearDraft } from './year-draft/compose-year-draft.service.js';
import { OpenMatterQueries } from './year-draft/open-matters.queries.js';
import { YearDraftController } from './year-draft/year-draft.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ClosureCheckEntity, ClosureAnswerEntity, ClosureRecurrenceEntity]),
    TasksModule,
  ],
  controllers: [
    ClosuresController,
    DifferenceNoteController,
    DraftSectionController,
    LastYearController,
    PromisesController,
    YearDraftController,
  ],
  providers: [
    BodyYears,
    CarryOverMatters,
    CheckClosureHandler,
    ClosureQueries,
    ClosureRepository,
    ComposeYearDraft,
    ConfirmAnswer,
    DraftQueries,
    EnterMatters,
    JudgeRecurrence,
    NoteCorrectionHandler,
    OpenMatterQueries,
    PromiseQueries,
    RenewCheck,
    ReopenOnRecurrence,
    SignCheck,
  ],
})
export class ClosuresModule {}
