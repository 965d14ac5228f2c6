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
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { OFFICE } from '../review/review.routes.js';
import { DecideSuccession } from './decide-succession.service.js';
import {
  DecideDifferenceDto,
  DifferencePage,
  ListDifferencesQuery,
  VersionsView,
  type DifferenceView,
} from './versions.dto.js';
import { VersionsQueries } from './versions.queries.js';

/** A corrected report and the one whose place it took. */
@ApiTags('reports')
@Controller('reports/:id')
export class VersionsController {
  constructor(
    private readonly queries: VersionsQueries,
    private readonly decideSuccession: DecideSuccession,
  ) {}

  @ApiOperation({ summary: '同一机关同一年度报告的各版本' })
  @Get('versions')
  @Access(OFFICE)
  @ApiOkResponse({ type: VersionsView })
  async versions(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<VersionsView> {
    return { items: await this.queries.versions(contextOf(actor), id) };
  }

  @ApiOperation({ summary: '更正版与被替代版的条目差异' })
  @Get('differences')
  @Access(OFFICE)
  @ApiOkResponse({ type: DifferencePage })
  differences(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListDifferencesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<DifferenceView>> {
    return this.queries.differences(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '认定一处差异（同一事项的，结论和任务随之转移）' })
  @Post('differences/:seq/decision')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse({
    description: 'Decision and tasks of the earlier item go over where it is the same matter.',
  })
  decide(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Body() { decision }: DecideDifferenceDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.decideSuccession.run(actor, { reportId, seq, decision });
  }
}
