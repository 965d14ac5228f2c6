import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { BUSINESS_ROLES, CurrentActor, type Actor } from '../../identity/index.js';
import { KeepViews } from './keep-views.service.js';
import { LedgerViews, LedgerViewsDto } from './views.dto.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'tasks:read' };

@ApiTags('ledger')
@Controller('ledger-views')
export class LedgerViewsController {
  constructor(private readonly views: KeepViews) {}

  @ApiOperation({ summary: '本人保存的台账视图' })
  @Get()
  @Access(READERS)
  @ApiOkResponse({ type: LedgerViews })
  read(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<LedgerViews> {
    return this.answer(actor, reply);
  }

  @ApiOperation({ summary: '保存本人的台账视图（整体替换，含次序）' })
  @Put()
  @Access({ anyRole: BUSINESS_ROLES })
  @ApiHeader({ name: 'If-Match', required: false, description: 'Version of the views; a stale one is 412.' })
  @ApiOkResponse({ type: LedgerViews })
  async set(
    @Body() { views }: LedgerViewsDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerViews> {
    await this.views.set(actor, version, views);
    return this.answer(actor, reply);
  }

  private async answer(actor: Actor, reply: FastifyReply): Promise<LedgerViews> {
    const views = await this.views.read(actor);
    void reply.header('etag', etagOf(views.version));
    return views;
  }
}
