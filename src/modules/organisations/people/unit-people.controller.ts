import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { ListUnitPeopleQuery, UnitPeoplePage } from './unit-people.dto.js';
import { UnitPeopleQueries } from './unit-people.queries.js';

@ApiTags('organisations')
@Controller('organisations')
export class UnitPeopleController {
  constructor(private readonly queries: UnitPeopleQueries) {}

  @ApiOperation({ summary: '单位的人员（限本单位或所督办的单位）' })
  @Get(':id/people')
  @Access({ anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] })
  @ApiOkResponse({
    type: UnitPeoplePage,
    description: 'Of one’s own unit, or of one that the reader oversees.',
  })
  list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListUnitPeopleQuery,
    @CurrentActor() actor: Actor,
  ): Promise<UnitPeoplePage> {
    return this.queries.list(actor, id, query);
  }
}
