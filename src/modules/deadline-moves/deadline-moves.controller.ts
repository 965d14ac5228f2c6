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
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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

  @Get('calendar-tables')
  @Access({ anyRole: ['system_admin', ...OVERSEEING_ROLES] })
  @ApiOkResponse({ type: [dto.CalendarTableView] })
  tables(): Promise<dto.CalendarTableView[]> {
    return this.queries.tables();
  }

  /** The newest edition of a year, day by day: what is looked at, and what the next edition begins with. */
  @Get('calendar-tables/:year')
  @Access({ anyRole: ['system_admin', ...OVERSEEING_ROLES] })
  @ApiOkResponse({ type: dto.CalendarDaysView })
  days(@Param('year', ParseIntPipe) year: number): Promise<dto.CalendarDaysView> {
    return this.queries.days(year);
  }

  @Post('calendar-tables')
  @Access({ anyRole: ['system_admin'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: [dto.CalendarTableView] })
  async load(
    @Body() table: dto.CalendarTableDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.CalendarTableView[]> {
    await this.moveDeadlines.load(actor, table);
    return this.queries.tables();
  }

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

  @Get('deadline-moves')
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.DeadlineMovesPage })
  pending(
    @Query() { cursor }: dto.DeadlineMovesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DeadlineMovesPage> {
    return this.moveDeadlines.preview(actor, cursor, null);
  }

  @Post('deadline-moves')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: [dto.MovedDeadline] })
  move(@Body() body: dto.MoveDeadlinesDto, @CurrentActor() actor: Actor): Promise<dto.MovedDeadline[]> {
    return this.moveDeadlines.run(actor, body);
  }

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
