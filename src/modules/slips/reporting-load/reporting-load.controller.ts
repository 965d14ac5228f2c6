import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { Access } from '../../../platform/http/access.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import * as dto from '../slips.dto.js';
import { ReportingLoad } from './reporting-load.queries.js';

/** 报送负担 of units by quarter. */
@ApiTags('slips')
@Controller()
export class ReportingLoadController {
  constructor(
    private readonly load: ReportingLoad,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: '各单位的季度报送负担' })
  @Get('reporting-load')
  @Access({ anyRole: BUSINESS_ROLES.filter((role) => role !== 'reader_external'), verb: 'tasks:read' })
  @ApiOkResponse({ type: dto.LoadPage })
  list(@Query() query: dto.LoadQuery, @CurrentActor() actor: Actor): Promise<dto.LoadPage> {
    const on = query.on === undefined ? this.clock.today() : localDate(query.on);
    return this.load.list(contextOf(actor), query, on);
  }

  @ApiOperation({ summary: '批量交办后将超过季度报送上限的单位' })
  @Get('bulk-runs/:id/reporting-load')
  @Access({ anyRole: ['supervisor', 'officer'] })
  @ApiOkResponse({
    type: [dto.UnitLoad],
    description: 'With the tasks of the run counted; none for another act than 交办.',
  })
  ahead(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<dto.UnitLoad[]> {
    return this.load.aheadOf(contextOf(actor), id, this.clock.today());
  }
}
