import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { administratorOf } from '../administrator.js';
import { AccountReasonDto } from '../people/accounts.dto.js';
import { GrantActs } from './grant-acts.service.js';
import { GrantPage, GrantRoleDto, GrantView, ListGrantsQuery } from './grants.dto.js';
import { GrantQueries } from './grants.queries.js';

/** 岗位授权: the security administrator's; the audit administrator looks on. */
@ApiTags('accounts')
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly queries: GrantQueries,
    private readonly acts: GrantActs,
  ) {}

  @ApiOperation({ summary: '查询岗位授权' })
  @Get()
  @Access({ anyRole: ['security_admin', 'audit_admin'] })
  @ApiOkResponse({ type: GrantPage })
  list(@Query() query: ListGrantsQuery, @CurrentActor() actor: Actor): Promise<GrantPage> {
    return this.queries.list(administratorOf(actor), query);
  }

  @ApiOperation({ summary: '授予岗位（三员分立；不得授予本人）' })
  @Post()
  @Access({ anyRole: ['security_admin'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: GrantView })
  grant(@Body() asked: GrantRoleDto, @CurrentActor() actor: Actor): Promise<GrantView> {
    return this.acts.grant(actor, asked);
  }

  @ApiOperation({ summary: '撤销岗位（须说明理由，下一次请求起失效）' })
  @Post(':id/revocation')
  @HttpCode(200)
  @Access({ anyRole: ['security_admin'] })
  @ApiOkResponse({ type: GrantView })
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: AccountReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<GrantView> {
    return this.acts.revoke(actor, { id, reason });
  }
}
