import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { ShownOnce } from '../../../platform/http/idempotency.interceptor.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { administratorOf } from '../administrator.js';
import { AccountActs } from './account-acts.service.js';
import * as dto from './accounts.dto.js';
import { AccountQueries } from './accounts.queries.js';

const SECURITY = { anyRole: ['security_admin'] };
const WATCHED = { anyRole: ['security_admin', 'audit_admin'] };

/** 账号: the security administrator's; the audit administrator looks on. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly acts: AccountActs,
  ) {}

  @ApiOperation({ summary: '查询账号' })
  @Get()
  @Access(WATCHED)
  @ApiOkResponse({ type: dto.AccountPage })
  list(@Query() query: dto.ListAccountsQuery, @CurrentActor() actor: Actor): Promise<dto.AccountPage> {
    return this.queries.list(administratorOf(actor), query);
  }

  @ApiOperation({ summary: '查看账号' })
  @Get(':id')
  @Access(WATCHED)
  @ApiOkResponse({ type: dto.AccountView })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<dto.AccountView> {
    const view = await this.queries.byId(administratorOf(actor), id);
    void reply.header('etag', etagOf(view.version));
    return view;
  }

  @ApiOperation({ summary: '建立账号（首次密码只显示一次）' })
  @Post()
  @Access(SECURITY)
  @ShownOnce('firstPassword')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: dto.NewAccountView })
  create(@Body() person: dto.CreateAccountDto, @CurrentActor() actor: Actor): Promise<dto.NewAccountView> {
    return this.acts.create(actor, person);
  }

  @ApiOperation({ summary: '修改账号资料（撤销在任岗位后方可换单位）' })
  @Patch(':id')
  @Access(SECURITY)
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: dto.AccountView })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() change: dto.ChangeAccountDto,
    @IfMatch() expected: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<dto.AccountView> {
    return this.acts.change(actor, { id, change, expected });
  }

  @ApiOperation({ summary: '停用账号（会话和令牌即时失效，返回待交接任务数）' })
  @Post(':id/suspension')
  @HttpCode(200)
  @Access(SECURITY)
  @ApiOkResponse({ type: dto.SuspendedAccountView })
  suspend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: dto.AccountReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.SuspendedAccountView> {
    return this.acts.suspend(actor, { id, reason });
  }

  @ApiOperation({ summary: '恢复停用的账号（原会话和令牌不恢复）' })
  @Post(':id/restoration')
  @HttpCode(200)
  @Access(SECURITY)
  @ApiOkResponse({ type: dto.AccountView })
  restore(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: dto.AccountReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.AccountView> {
    return this.acts.restore(actor, { id, reason });
  }

  @ApiOperation({ summary: '重发首次密码（只显示一次；原会话全部结束）' })
  @Post(':id/first-password')
  @HttpCode(200)
  @Access(SECURITY)
  @ShownOnce('firstPassword')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: dto.NewAccountView })
  givePassword(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.GiveFirstPasswordDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.NewAccountView> {
    return this.acts.givePassword(actor, { id, ...body });
  }
}
