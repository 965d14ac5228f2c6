import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { UNIT } from '../acts/act.decorator.js';
import { ReadTask } from '../list/read-task.service.js';
import { TaskView } from '../list/tasks.presenter.js';
import { CompleteMeasure } from './complete-measure.service.js';
import { MeasureDoneDto } from './task-parts.dto.js';

/** The lead unit works its plan off. */
@ApiTags('task actions')
@Controller('tasks/:id/measures')
export class MeasuresController {
  constructor(
    private readonly completeMeasure: CompleteMeasure,
    private readonly readTask: ReadTask,
  ) {}

  @ApiOperation({ summary: '登记整改措施已完成（仅牵头单位）' })
  @Post(':measureId/completion')
  @HttpCode(200)
  @Access(UNIT)
  @ApiOkResponse({ type: TaskView })
  async complete(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Param('measureId', ParseUUIDPipe) measureId: string,
    @Body() body: MeasureDoneDto,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    await this.completeMeasure.run(actor, { taskId, measureId }, body.doneOn);
    return this.readTask.run(actor, taskId);
  }
}
