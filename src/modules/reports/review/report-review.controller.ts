import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { ActRoute } from '../../../platform/http/act-route.js';
import { IfMatch } from '../../../platform/http/etag.js';
import type { Page } from '../../../platform/http/page.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import {
  AddItemDto,
  ItemLinksView,
  LinkItemsDto,
  ListReviewActsQuery,
  MergeItemsDto,
  ReviewActPage,
  ReviewActView,
  type ReviewActRow,
} from './review.dto.js';
import { OFFICE, REPORT_VERSION } from './review.routes.js';
import { ReviewItems } from './review-items.service.js';
import { ReviewQueries } from './review.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };

/** What is done with several items of one report, or with its text. */
@ApiTags('reports')
@Controller('reports/:id')
export class ReportReviewController {
  constructor(
    private readonly review: ReviewItems,
    private readonly queries: ReviewQueries,
  ) {}

  @ApiOperation({ summary: '补录条目（须标出原文位置；即为已采纳）' })
  @Post('items')
  @Access(OFFICE)
  @ApiHeader(REPORT_VERSION)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({
    type: ReviewActView,
    description: 'An item that the rules missed, accepted at once.',
  })
  async add(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Body() { kind, spans }: AddItemDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewActView> {
    const act = { act: 'add', kind, spans, newId: randomUUID() } as const;
    const done = await this.review.act(actor, { reportId, expectedVersion }, [act]);
    return this.queries.outcome(contextOf(actor), done);
  }

  @ApiOperation({ summary: '合并条目（保留各条的原文位置）' })
  @Post('merged-items')
  @Access(OFFICE)
  @ApiHeader(REPORT_VERSION)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReviewActView, description: 'One item in their place, with the spans of all.' })
  async merge(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Body() { itemIds }: MergeItemsDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewActView> {
    const act = { act: 'merge', itemIds, newId: randomUUID() } as const;
    const done = await this.review.act(actor, { reportId, expectedVersion }, [act]);
    return this.queries.outcome(contextOf(actor), done);
  }

  @ApiOperation({ summary: '不足与原因、安排的关联' })
  @Get('item-links')
  @Access(READERS)
  @ApiOkResponse({ type: ItemLinksView, description: 'Causes and plan items of each shortcoming.' })
  async links(
    @Param('id', ParseUUIDPipe) reportId: string,
    @CurrentActor() actor: Actor,
  ): Promise<ItemLinksView> {
    return { items: await this.queries.links(contextOf(actor), reportId) };
  }

  @ApiOperation({ summary: '关联不足与原因、安排，或认定不相关' })
  @ActRoute('item-links', { access: OFFICE, answer: ReviewActView, record: 'report' })
  async link(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Body() { links }: LinkItemsDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewActView> {
    const acts = links.map(({ reason = null, ...link }) => ({ ...link, act: 'link' as const, reason }));
    const done = await this.review.act(actor, { reportId, expectedVersion }, acts);
    return this.queries.outcome(contextOf(actor), done);
  }

  @ApiOperation({ summary: '报告的审核操作记录' })
  @Get('review-acts')
  @Access(READERS)
  @ApiOkResponse({ type: ReviewActPage })
  acts(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Query() query: ListReviewActsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<ReviewActRow>> {
    return this.queries.acts(contextOf(actor), reportId, query);
  }

  /** The act is named, so that nobody takes back what somebody else did in between. */
  @ApiOperation({ summary: '撤销最后一次审核操作' })
  @Post('review-acts/:actId/undoing')
  @HttpCode(200)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ReviewActView })
  async undo(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Param('actId', ParseUUIDPipe) actId: string,
    @CurrentActor() actor: Actor,
  ): Promise<ReviewActView> {
    const done = await this.review.undo(actor, { reportId, actId });
    return this.queries.outcome(contextOf(actor), done);
  }
}
