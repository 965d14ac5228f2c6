import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import type { Page } from '../../platform/http/page.js';
import { CurrentActor, UNIT_ROLES, type Actor } from '../identity/index.js';
import { DecideProgress } from './decide-progress.service.js';
import {
  AcceptProgressDto,
  ListPendingQuery,
  PendingProgressPage,
  PendingProgressView,
} from './pending-progress.dto.js';
import { PendingProgressQueries } from './pending-progress.queries.js';

/** Progress by e-mail or Excel, until a person of the unit stands behind it. */
@ApiTags('pending progress')
@Controller('pending-progress')
export class PendingProgressController {
  constructor(
    private readonly decide: DecideProgress,
    private readonly queries: PendingProgressQueries,
  ) {}

  @ApiOperation({ summary: '本单位的待认领进展（来自邮件或 Excel）' })
  @Get()
  @Access({ anyRole: UNIT_ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: PendingProgressPage, description: 'What waits for your unit, oldest first.' })
  list(@Query() query: ListPendingQuery, @CurrentActor() actor: Actor): Promise<Page<PendingProgressView>> {
    return this.queries.list(actor, query);
  }

  @ApiOperation({ summary: '认领待认领进展（以本人名义报送进展）' })
  @Post(':id/acceptance')
  @Access({ anyRole: UNIT_ROLES })
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Reported as progress in your name.' })
  async accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptProgressDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.decide.accept(actor, id, body);
  }

  @ApiOperation({ summary: '舍弃待认领进展' })
  @Post(':id/discarding')
  @Access({ anyRole: UNIT_ROLES })
  @HttpCode(204)
  async discard(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.decide.discard(actor, id);
  }
}
