import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import type { Page } from '../../../platform/http/page.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { CampaignDates } from './campaign-dates.service.js';
import {
  CampaignBodyPage,
  CampaignDatesDto,
  CampaignDatesView,
  CampaignPage,
  CampaignView,
  ListCampaignBodiesQuery,
  ListCampaignsQuery,
  OpenCampaignDto,
  type CampaignBodyView,
} from './campaigns.dto.js';
import { CampaignQueries } from './campaigns.queries.js';
import { OpenCampaign } from './open-campaign.service.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'reports:read' };

/** 年度核查: the check of last year's matters over a whole jurisdiction. */
@ApiTags('campaigns')
@Controller()
export class CampaignsController {
  constructor(
    private readonly queries: CampaignQueries,
    private readonly openCampaign: OpenCampaign,
    private readonly dates: CampaignDates,
  ) {}

  @ApiOperation({ summary: '查询年度核查' })
  @Get('campaigns')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CampaignPage })
  list(@Query() query: ListCampaignsQuery, @CurrentActor() actor: Actor): Promise<Page<CampaignView>> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '提前启动本季年度核查（已启动则返回原有的）' })
  @Post('campaigns')
  @HttpCode(200)
  @Access({ anyRole: ['supervisor'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: CampaignView, description: 'The campaign of the season, ahead of its day.' })
  async open(
    @Body() { organisationId }: OpenCampaignDto,
    @CurrentActor() actor: Actor,
  ): Promise<CampaignView> {
    return this.queries.byId(contextOf(actor), await this.openCampaign.run(actor, organisationId));
  }

  @ApiOperation({ summary: '查看年度核查' })
  @Get('campaigns/:id')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CampaignView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<CampaignView> {
    return this.queries.byId(contextOf(actor), id);
  }

  @ApiOperation({ summary: '年度核查中各机关的办理情况' })
  @Get('campaigns/:id/bodies')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CampaignBodyPage })
  bodies(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListCampaignBodiesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<CampaignBodyView>> {
    return this.queries.bodies(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '查看年度核查日期（未设定则为通用日期）' })
  @Get('campaign-dates/:organisationId')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CampaignDatesView })
  readDates(
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDatesView> {
    return this.datesOf(actor, organisationId, reply);
  }

  @ApiOperation({ summary: '设定年度核查日期（设定后即自行组织年度核查）' })
  @Put('campaign-dates/:organisationId')
  @Access({ anyRole: ['supervisor'] })
  @ApiHeader({ name: 'If-Match', required: false, description: 'Version of the dates; a stale one is 412.' })
  @ApiOkResponse({ type: CampaignDatesView })
  async setDates(
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Body() dates: CampaignDatesDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDatesView> {
    await this.dates.set(actor, { organisationId, expectedVersion }, dates);
    return this.datesOf(actor, organisationId, reply);
  }

  private async datesOf(
    actor: Actor,
    organisationId: string,
    reply: FastifyReply,
  ): Promise<CampaignDatesView> {
    const view = await this.dates.of(contextOf(actor), organisationId);
    void reply.header('etag', etagOf(view.version));
    return view;
  }
}
