import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, OVERSEEING_ROLES, type Actor } from '../../identity/index.js';
import { LevelFiguresPage, LowerLevelsQuery, LowerLevelsView } from './lower-levels.dto.js';
import { LowerLevelQueries } from './lower-levels.queries.js';

/** Cities of a province, counties of a city, in numbers. Details take a grant for the body. */
@ApiTags('dashboard')
@Controller()
@Access({ anyRole: OVERSEEING_ROLES, verb: 'tasks:read' })
export class LowerLevelsController {
  constructor(private readonly queries: LowerLevelQueries) {}

  @ApiOperation({ summary: '看板：各下级地方的报告和任务数量' })
  @Get('board/lower-levels')
  @ApiOkResponse({ type: LowerLevelsView, description: 'How many tasks stand how in each.' })
  read(@Query() query: LowerLevelsQuery, @CurrentActor() actor: Actor): Promise<LowerLevelsView> {
    return this.queries.read(actor, query);
  }

  @ApiOperation({ summary: '各下级地方某一报告年度的整改指标（分子、分母和比率）' })
  @Get('figures/lower-levels')
  @ApiOkResponse({ type: LevelFiguresPage, description: 'Without the rows behind them.' })
  figures(@Query() query: LowerLevelsQuery, @CurrentActor() actor: Actor): Promise<LevelFiguresPage> {
    return this.queries.figures(actor, query);
  }
}
