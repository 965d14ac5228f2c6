import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { AgendaController } from './agenda/agenda.controller.js';
import { AgendaQueries } from './agenda/agenda.queries.js';
import { Agenda } from './agenda/agenda.service.js';
import { ActOnTask } from './acts/act-on-task.service.js';
import { AmendTask } from './register/amend-task.service.js';
import { AssignTask } from './register/assign-task.service.js';
import { BulkActs } from './bulk/bulk-acts.service.js';
import { BulkBatches } from './bulk/bulk-batches.service.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkQueries } from './bulk/bulk.queries.js';
import { BulkRepository } from './bulk/bulk.repository.js';
import { BulkRuns } from './bulk/bulk-runs.service.js';
import { RunBulkHandler } from './bulk/run-bulk.handler.js';
import { ItemsController } from './items/items.controller.js';
import { SetItems } from './items/set-items.service.js';
import { ListsController } from './lists/lists.controller.js';
import { ListQueries } from './lists/lists.queries.js';
import { CarryOverTask } from './register/carry-over-task.service.js';
import { CompleteMeasure } from './parts/complete-measure.service.js';
import { CreateTasks } from './register/create-tasks.service.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { ActOnPart } from './parts/act-on-part.service.js';
import { PartRepository } from './parts/parts.repository.js';
import { MeasuresController } from './parts/measures.controller.js';
import { DraftFromLedger } from './register/draft-from-ledger.service.js';
import { IssueTasks } from './register/issue-tasks.service.js';
import { ReadTask } from './list/read-task.service.js';
import { SuggestAssignment } from './register/suggest-assignment.service.js';
import { ActAndRead } from './acts/act-and-read.service.js';
import { ClosingActsController } from './acts/closing-acts.controller.js';
import { DirectingActsController } from './acts/directing-acts.controller.js';
import { UnitActsController } from './acts/unit-acts.controller.js';
import { TaskPartsController } from './parts/task-parts.controller.js';
import { ClosingPapers } from './acts/closing-papers.repository.js';
import { MergePapers } from './acts/merge-papers.repository.js';
import { TaskPapers } from './acts/task-papers.js';
import { WorkPapers } from './acts/work-papers.repository.js';
import { Telling } from './record/telling.js';
import { TaskEntity } from './record/task.entity.js';
import { TasksController } from './list/tasks.controller.js';
import { TaskSearch } from './list/task-search.queries.js';
import { TaskQueries } from './list/tasks.queries.js';
import { TaskRepository } from './record/tasks.repository.js';
import { FollowItemsHandler } from './follow/follow-items.handler.js';

@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity]), IdentityModule, OrganisationsModule],
  controllers: [
    TasksController,
    AgendaController,
    UnitActsController,
    DirectingActsController,
    ClosingActsController,
    TaskPartsController,
    MeasuresController,
    BulkController,
    ItemsController,
    ListsController,
    DeadlinesController,
  ],
  providers: [
    Agenda,
    AgendaQueries,
    FollowItemsHandler,
    ClosingPapers,
    MergePapers,
    Telling,
    BulkActs,
    BulkBatches,
    BulkQueries,
    BulkRepository,
    BulkRuns,
    RunBulkHandler,
    ListQueries,
    SetItems,
    WorkPapers,
    ActAndRead,
    ActOnTask,
    AmendTask,
    AssignTask,
    CarryOverTask,
    CompleteMeasure,
    CreateTasks,
    ActOnPart,
    PartRepository,
    DraftFromLedger,
    IssueTasks,
    ReadTask,
    SuggestAssignment,
    TaskPapers,
    TaskQueries,
    TaskSearch,
    TaskRepository,
  ],
  exports: [
    ActOnTask,
    AmendTask,
    AssignTask,
    CarryOverTask,
    CreateTasks,
    CompleteMeasure,
    DraftFromLedger,
    IssueTasks,
    ActOnPart,
    ReadTask,
    TaskRepository,
  ],
})
export class TasksModule {}
