import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { IfMatch } from '../../../platform/http/etag.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { OFFICE } from '../acts/act.decorator.js';
import { ReadTask } from '../list/read-task.service.js';
import { TaskView } from '../list/tasks.presenter.js';
import { ListQueries } from '../lists/lists.queries.js';
import { AnsweringTask, SetItemsDto } from './items.dto.js';
import { SetItems } from './set-items.service.js';

/** Which items a task answers, and which tasks an item. */
@ApiTags('tasks')
@Controller()
export class ItemsController {
  constructor(
    private readonly setItems: SetItems,
    private readonly readTask: ReadTask,
    private readonly lists: ListQueries,
  ) {}

  @ApiOperation({ summary: '重定任务对应的条目（限交办前、同一机关）' })
  @Put('tasks/:id/items')
  @Access(OFFICE)
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: TaskView })
  async settle(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Body() { itemIds }: SetItemsDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    await this.setItems.run(actor, { taskId, expectedVersion }, itemIds);
    return this.readTask.run(actor, taskId);
  }

  @ApiOperation({ summary: '条目对应的任务' })
  @Get('report-items/:id/tasks')
  @Access({ anyRole: BUSINESS_ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: AnsweringTask, isArray: true })
  answering(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<AnsweringTask[]> {
    return this.lists.answering(contextOf(actor), id);
  }
}
