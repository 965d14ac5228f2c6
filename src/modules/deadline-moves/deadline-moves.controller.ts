import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import * as dto from './deadline-moves.dto.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { MoveDeadlines } from './move-deadlines.service.js';

const SUPERVISOR = { anyRole: ['supervisor'] };

/** 节假日安排 and the deadlines that hang on it. */
@ApiTags('deadlines')
@Controller()
export class DeadlineMovesController {
  constructor(
    private readonly moveDeadlines: MoveDeadlines,
    private readonly queries: DeadlineQueries,
  ) {}

  @ApiOperation({ summary: '节假日安排各年度的版本' })
  @Get('calendar-tables')
  @Access({ anyRole: ['system_admin', ...OVERSEEING_ROLES] })
  @ApiOkResponse({ type: [dto.CalendarTableView] })
  tables(): Promise<dto.CalendarTableView[]> {
    return this.queries.tables();
  }

  /** The newest edition of a year, day by day: what is looked at, and what the next edition begins with. */
  @ApiOperation({ summary: '某年现行节假日安排的逐日明细' })
  @Get('calendar-tables/:year')
  @Access({ anyRole: ['system_admin', ...OVERSEEING_ROLES] })
  @ApiOkResponse({ type: dto.CalendarDaysView })
  days(@Param('year', ParseIntPipe) year: number): Promise<dto.CalendarDaysView> {
    return this.queries.days(year);
  }

  @ApiOperation({ summary: '载入一年的节假日安排（整年新版，即时生效，旧版留存）' })
  @Post('calendar-tables')
  @Access({ anyRole: ['system_admin'], ofInstallation: true })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: [dto.CalendarTableView] })
  async load(
    @Body() table: dto.CalendarTableDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.CalendarTableView[]> {
    await this.moveDeadlines.load(actor, table);
    return this.queries.tables();
  }

  @ApiOperation({ summary: '试算节假日安排对完成时限的影响（不写入）' })
  @Post('calendar-tables/preview')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.DeadlineMovesPage })
  previewTable(
    @Body() { cursor, ...table }: dto.PreviewTableDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DeadlineMovesPage> {
    return this.moveDeadlines.preview(actor, cursor, table);
  }

  @ApiOperation({ summary: '按现行节假日安排待调整的完成时限' })
  @Get('deadline-moves')
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.DeadlineMovesPage })
  pending(
    @Query() { cursor }: dto.DeadlineMovesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DeadlineMovesPage> {
    return this.moveDeadlines.preview(actor, cursor, null);
  }

  @ApiOperation({ summary: '按现行节假日安排调整完成时限（提前的须明示同意）' })
  @Post('deadline-moves')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: [dto.MovedDeadline] })
  move(@Body() body: dto.MoveDeadlinesDto, @CurrentActor() actor: Actor): Promise<dto.MovedDeadline[]> {
    return this.moveDeadlines.run(actor, body);
  }

  @ApiOperation({ summary: '任务完成时限的设定和变动记录' })
  @Get('tasks/:id/deadlines')
  @Access({ anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' })
  @ApiOkResponse({ type: dto.DeadlineHistory })
  history(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DeadlineHistory> {
    return this.queries.history(contextOf(actor), id);
  }
}
