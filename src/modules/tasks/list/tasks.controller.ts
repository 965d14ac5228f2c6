import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { AssignTask } from '../register/assign-task.service.js';
import { CreateTasks } from '../register/create-tasks.service.js';
import { IssueTasks } from '../register/issue-tasks.service.js';
import { ReadTask } from './read-task.service.js';
import { SuggestAssignment } from '../register/suggest-assignment.service.js';
import {
  AssignmentDto,
  CreatedTasks,
  CreateTasksDto,
  IssuedTask,
  IssueTasksDto,
  ListTasksQuery,
  TaskPage,
} from './tasks.dto.js';
import { TaskView } from './tasks.presenter.js';
import { TaskQueries } from './tasks.queries.js';
import { SuggestionDto, SuggestionView } from '../register/suggestions.dto.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };
const READERS = { anyRole: BUSINESS_ROLES, verb: 'tasks:read' };

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly createTasks: CreateTasks,
    private readonly issueTasks: IssueTasks,
    private readonly assignTask: AssignTask,
    private readonly readTask: ReadTask,
    private readonly suggestAssignment: SuggestAssignment,
    private readonly queries: TaskQueries,
  ) {}

  @ApiOperation({ summary: '查询任务' })
  @Get()
  @Access(READERS)
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOkResponse({ type: TaskPage })
  list(@Query() query: ListTasksQuery, @CurrentActor() actor: Actor): Promise<string> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '查看任务' })
  @Get(':id')
  @Access(READERS)
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOkResponse({
    type: TaskView,
    headers: { ETag: { description: 'Version of the task.', schema: { type: 'string' } } },
  })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { text, version } = await this.readTask.asText(actor, id);
    void reply.header('etag', etagOf(version));
    return text;
  }

  @ApiOperation({ summary: '条目立项（每条一项任务，或合为一项）' })
  @Post()
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CreatedTasks })
  async create(@Body() body: CreateTasksDto, @CurrentActor() actor: Actor): Promise<CreatedTasks> {
    return { taskIds: await this.createTasks.run(actor, body) };
  }

  @ApiOperation({ summary: '建议牵头单位和时限（附理由，由人决定）' })
  @Post('suggestions')
  @HttpCode(200)
  @Access(OFFICE)
  @ApiOkResponse({ type: SuggestionView, isArray: true })
  suggest(@Body() body: SuggestionDto, @CurrentActor() actor: Actor): Promise<SuggestionView[]> {
    return this.suggestAssignment.run(actor, body.itemIds);
  }

  @ApiOperation({ summary: '成批交办（不能交办的逐项说明）' })
  @Post('issue')
  @HttpCode(200)
  @Access({ anyRole: ['supervisor'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: IssuedTask, isArray: true })
  issue(@Body() body: IssueTasksDto, @CurrentActor() actor: Actor): Promise<IssuedTask[]> {
    return this.issueTasks.run(actor, body);
  }

  @ApiOperation({ summary: '重定单位、目标、认定标准和时限（限交办前）' })
  @Put(':id/assignment')
  @Access(OFFICE)
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: TaskView })
  async assign(
    @Param('id', ParseUUIDPipe) taskId: string,
    @Body() body: AssignmentDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    await this.assignTask.run(actor, { taskId, expectedVersion }, body);
    return this.readTask.run(actor, taskId);
  }
}
