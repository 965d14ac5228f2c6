import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, OVERSEEING_ROLES, type Actor } from '../../identity/index.js';
import { LowerLevelsQuery, LowerLevelsView } from './lower-levels.dto.js';
import { LowerLevelQueries } from './lower-levels.queries.js';

@ApiTags('dashboard')
@Controller('board/lower-levels')
export class LowerLevelsController {
  constructor(private readonly queries: LowerLevelQueries) {}

  /** Cities of a province, counties of a city: how many tasks stand how in each. Details take a grant for the body. */
  @ApiOperation({ summary: '看板：各下级地方的报告和任务数量' })
  @Get()
  @Access({ anyRole: OVERSEEING_ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: LowerLevelsView })
  read(@Query() query: LowerLevelsQuery, @CurrentActor() actor: Actor): Promise<LowerLevelsView> {
    return this.queries.read(actor, query);
  }
}
