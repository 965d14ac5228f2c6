import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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

  @ApiOperation({ summary: '试算节假日安排对签收、批复等期限的影响（不写入）' })
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

  @ApiOperation({ summary: '按现行节假日安排待调整的签收、批复等期限' })
  @Get('limit-moves')
  @Access(SUPERVISOR)
  @ApiOkResponse({ type: dto.LimitMovesPage })
  pending(
    @Query() { cursor }: dto.LimitMovesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<dto.LimitMovesPage> {
    return this.moveLimits.preview(actor, cursor, null);
  }

  @ApiOperation({ summary: '调整签收、批复等期限（提前的须明示同意）' })
  @Post('limit-moves')
  @HttpCode(200)
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: [dto.MovedLimit] })
  move(@Body() body: dto.MoveLimitsDto, @CurrentActor() actor: Actor): Promise<dto.MovedLimit[]> {
    return this.moveLimits.run(actor, body);
  }
}
