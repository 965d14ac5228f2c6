import { Controller, Get, Param, ParseEnumPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { SLIP_SECTIONS, SlipBoard, SlipPage, type SlipSection } from '../../slips/index.js';
import { asEnum } from '../as-enum.js';
import { CountedTaskPage } from '../metrics/metrics.dto.js';
import { BOARD_SECTIONS, BoardTasksQuery, BoardView, type BoardSection } from './board.dto.js';
import { BoardQueries } from './board.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

@ApiTags('dashboard')
@Controller('board')
export class BoardController {
  constructor(
    private readonly queries: BoardQueries,
    private readonly slips: SlipBoard,
  ) {}

  @ApiOperation({ summary: '看板：到期、逾期、预警灯、待办和督办单的数量' })
  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: BoardView })
  board(@CurrentActor() actor: Actor): Promise<BoardView> {
    return this.queries.board(actor);
  }

  @ApiOperation({ summary: '看板某一栏的督办单' })
  @Get('slips/:section')
  @Access(INSIDERS)
  @ApiParam({ name: 'section', enum: SLIP_SECTIONS })
  @ApiOkResponse({ type: SlipPage })
  slipsOf(
    @Param('section', new ParseEnumPipe(asEnum(SLIP_SECTIONS))) section: SlipSection,
    @Query() query: BoardTasksQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SlipPage> {
    return this.slips.list(actor, section, query);
  }

  @ApiOperation({ summary: '看板某一栏的任务' })
  @Get(':section/tasks')
  @Access(INSIDERS)
  @ApiParam({ name: 'section', enum: BOARD_SECTIONS })
  @ApiOkResponse({ type: CountedTaskPage })
  tasksOf(
    @Param('section', new ParseEnumPipe(asEnum(BOARD_SECTIONS))) section: BoardSection,
    @Query() query: BoardTasksQuery,
    @CurrentActor() actor: Actor,
  ): Promise<CountedTaskPage> {
    return this.queries.tasksOf(actor, section, query);
  }
}
