import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import * as dto from './limit-moves.dto.js';
import { MoveLimits } from './move-limits.service.js';

const SUPERVISOR = { anyRole: ['supervisor'] };

/** What a change of 节假日安排 does to the limits beside the time limit itself. */
@ApiTags('deadlines')
@Controller()
export class LimitMovesController {
  constructor(private readonly moveLimits: MoveLimits) {}

  @Post('calendar-tables/preview-limits')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.LimitMovesPage })
  previewTable(
    @Body() { cursor, ...table }: dto.PreviewLimitsDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.LimitMovesPage> {
    return this.moveLimits.preview(actor, cursor, table);
  }

  @Get('limit-moves')
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.LimitMovesPage })
  pending(
    @Query() { cursor }: dto.LimitMovesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<dto.LimitMovesPage> {
    return this.moveLimits.preview(actor, cursor, null);
  }

  @Post('limit-moves')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: [dto.MovedLimit] })
  move(@Body() body: dto.MoveLimitsDto, @CurrentActor() actor: Actor): Promise<dto.MovedLimit[]> {
    return this.moveLimits.run(actor, body);
  }
}
