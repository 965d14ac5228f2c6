import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { AcceptItemsDto, RejectItemDto, ReviewActView, SplitItemDto, WordItemDto } from './review.dto.js';
import { ITEM_VERSION, OFFICE } from './review.routes.js';
import { ReviewItems } from './review-items.service.js';
import { ReviewQueries } from './review.queries.js';

@ApiTags('reports')
@Controller('report-items')
export class ReportItemsController {
  constructor(
    private readonly review: ReviewItems,
    private readonly queries: ReviewQueries,
  ) {}

  @ApiOperation({ summary: '采纳条目（可多条；一条不能则全部不采纳）' })
  @Post('acceptance')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiNoContentResponse({ description: 'All of them are accepted; or none, where one cannot be.' })
  accept(@Body() { itemIds }: AcceptItemsDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.review.run(actor, { itemIds, action: 'accept' });
  }

  @ApiOperation({ summary: '驳回条目（须说明理由）' })
  @Post(':id/rejection')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader(ITEM_VERSION)
  @ApiNoContentResponse()
  async reject(
    @Param('id', ParseUUIDPipe) itemId: string,
    @Body() { reason }: RejectItemDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.review.act(actor, { itemId, expectedVersion }, [{ act: 'reject', itemIds: [itemId], reason }]);
  }

  /** Open again: what was accepted or rejected, and what was split or merged once all that came of it was rejected. */
  @ApiOperation({ summary: '重新审核条目（已拆分、并入的须所成条目均已驳回）' })
  @Post(':id/reconsideration')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader(ITEM_VERSION)
  @ApiNoContentResponse()
  async reconsider(
    @Param('id', ParseUUIDPipe) itemId: string,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.review.act(actor, { itemId, expectedVersion }, [{ act: 'reconsider', itemIds: [itemId] }]);
  }

  @ApiOperation({ summary: '拆分条目（原条目保留）' })
  @Post(':id/split')
  @Access(OFFICE)
  @ApiHeader(ITEM_VERSION)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReviewActView, description: 'The item, which is kept, and its parts.' })
  async split(
    @Param('id', ParseUUIDPipe) itemId: string,
    @Body() { offsets }: SplitItemDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewActView> {
    const newIds = [...offsets.map(() => randomUUID()), randomUUID()];
    const act = { act: 'split', itemId, offsets, newIds } as const;
    const done = await this.review.act(actor, { itemId, expectedVersion }, [act]);
    return this.queries.outcome(contextOf(actor), done);
  }

  @ApiOperation({ summary: '改写条目的任务表述（原文不变）' })
  @Patch(':id')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader(ITEM_VERSION)
  @ApiNoContentResponse({ description: 'The wording of the task; the quote stays.' })
  async word(
    @Param('id', ParseUUIDPipe) itemId: string,
    @Body() { wording }: WordItemDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const done = await this.review.act(actor, { itemId, expectedVersion }, [
      { act: 'word', itemId, wording },
    ]);
    const { items } = await this.queries.outcome(contextOf(actor), { ...done, itemIds: [itemId] });
    void reply.header('etag', etagOf(items[0]?.version ?? 0));
  }
}
