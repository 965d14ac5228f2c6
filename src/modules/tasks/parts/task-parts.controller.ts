import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { CompleteMeasure } from './complete-measure.service.js';
import { DeliverPart } from './deliver-part.service.js';
import { ReadTask } from '../list/read-task.service.js';
import { DeliverPartDto, MeasureDoneDto } from '../acts/task-actions.dto.js';
import { TaskView } from '../list/tasks.presenter.js';

const UNIT = { anyRole: UNIT_ROLES, verb: 'tasks:write' };

/** What the units put on a task's file between the edges of its life. */
@ApiTags('task actions')
@Controller('tasks/:id')
export class TaskPartsController {
  constructor(
    private readonly completeMeasure: CompleteMeasure,
    private readonly deliverPart: DeliverPart,
    private readonly readTask: ReadTask,
  ) {}

  @Post('measures/:measureId/completion')
  @HttpCode(200)
  @Access(UNIT)
  @ApiOkResponse({ type: TaskView })
  async measure(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Param('measureId', ParseUUIDPipe) measureId: string,
    @Body() body: MeasureDoneDto,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    await this.completeMeasure.run(actor, { taskId, measureId }, body.doneOn);
    return this.readTask.run(actor, taskId);
  }

  @Post('part')
  @HttpCode(200)
  @Access(UNIT)
  @ApiOkResponse({ type: TaskView })
  async part(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeliverPartDto,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    await this.deliverPart.run(actor, id, body.text);
    return this.readTask.run(actor, id);
  }
}
