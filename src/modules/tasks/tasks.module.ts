import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/index.js';
import { ActOnTask } from './act-on-task.service.js';
import { AddEvidence } from './add-evidence.service.js';
import { AssignTask } from './assign-task.service.js';
import { CarryOverTask } from './carry-over-task.service.js';
import { CompleteMeasure } from './complete-measure.service.js';
import { CreateTasks } from './create-tasks.service.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeliverPart } from './deliver-part.service.js';
import { IssueTasks } from './issue-tasks.service.js';
import { ReadTask } from './read-task.service.js';
import { SuggestAssignment } from './suggest-assignment.service.js';
import { TaskActionsController } from './task-actions.controller.js';
import { TaskPapers } from './task-papers.repository.js';
import { TaskPartsController } from './task-parts.controller.js';
import { TaskEntity } from './task.entity.js';
import { TasksController } from './tasks.controller.js';
import { TaskQueries } from './tasks.queries.js';
import { TaskRepository } from './tasks.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity]), OrganisationsModule],
  controllers: [TasksController, TaskActionsController, TaskPartsController, DeadlinesController],
  providers: [
    ActOnTask,
    AddEvidence,
    AssignTask,
    CarryOverTask,
    CompleteMeasure,
    CreateTasks,
    DeliverPart,
    IssueTasks,
    ReadTask,
    SuggestAssignment,
    TaskPapers,
    TaskQueries,
    TaskRepository,
  ],
  exports: [
    ActOnTask,
    AssignTask,
    CarryOverTask,
    CreateTasks,
    AddEvidence,
    CompleteMeasure,
    IssueTasks,
    DeliverPart,
  ],
})
export class TasksModule {}
