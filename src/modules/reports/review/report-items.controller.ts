import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { AcceptItemsDto, RejectItemDto, WordItemDto } from './review.dto.js';
import { ReviewItems } from './review-items.service.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };

@ApiTags('reports')
@Controller('report-items')
export class ReportItemsController {
  constructor(private readonly review: ReviewItems) {}

  @Post('acceptance')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiNoContentResponse({ description: 'All of them are accepted; or none, where one cannot be.' })
  accept(@Body() { itemIds }: AcceptItemsDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.review.run(actor, { itemIds, action: 'accept' });
  }

  @Post(':id/rejection')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiNoContentResponse()
  reject(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RejectItemDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.review.run(actor, { itemIds: [id], action: 'reject', reason });
  }

  @Post(':id/reconsideration')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiNoContentResponse()
  reconsider(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.review.run(actor, { itemIds: [id], action: 'reconsider' });
  }

  @Patch(':id')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiNoContentResponse({ description: 'The wording of the task; the quote stays.' })
  async word(
    @Param('id', ParseUUIDPipe) itemId: string,
    @Body() { wording }: WordItemDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('etag', etagOf(await this.review.word(actor, { itemId, expectedVersion }, wording)));
  }
}
