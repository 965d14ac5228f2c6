import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/http/access.js';
import { ShownOnce } from '../../platform/http/idempotency.interceptor.js';
import { CurrentActor, UNIT_ROLES, type Actor } from './actor.js';
import { SESSION_COOKIE } from './authentication.service.js';
import { ChangePassword } from './change-password.service.js';
import {
  ActorView,
  ChangePasswordDto,
  CreateTokenDto,
  NewTokenView,
  SignInDto,
  TokenView,
} from './identity.dto.js';
import { giveSession, sessionOf, takeSession } from './sessions/session-cookie.js';
import { SignIn } from './sign-in.service.js';
import { Tokens } from './tokens.service.js';

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changePassword: ChangePassword,
    private readonly tokens: Tokens,
  ) {}

  @ApiOperation({ summary: '登录（已启用动态验证码的须一并提供）' })
  @Post('session')
  @Access('public')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed in; the session is an HttpOnly cookie.' })
  async open(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const secret = await this.signIn.run({
      ...body,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
    });
    giveSession(request, reply, secret);
  }

  @ApiOperation({ summary: '当前登录人、单位和岗位' })
  @Get('session')
  @Access('signed-in')
  @ApiOkResponse({ type: ActorView })
  show(@CurrentActor() actor: Actor): ActorView {
    const { accountId, displayName, organisationId, organisationName, roles, onBehalfOf } = actor;
    const mustChangePassword = actor.mustChangePassword === true;
    return {
      ...{ accountId, displayName, organisationId, organisationName, roles },
      ...{ mustChangePassword, onBehalfOf },
    };
  }

  @ApiOperation({ summary: '退出登录' })
  @Delete('session')
  @Access('signed-in')
  @HttpCode(204)
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIn.signOut(request.cookies[SESSION_COOKIE] ?? '', request.ip);
    takeSession(reply);
  }

  @ApiOperation({ summary: '修改本人密码（其他会话全部结束）' })
  @Put('session/password')
  @Access('signed-in')
  @HttpCode(204)
  async password(
    @Body() body: ChangePasswordDto,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    giveSession(request, reply, await this.changePassword.run(actor, body, sessionOf(request)));
  }

  @ApiOperation({ summary: '领取系统令牌（密钥只显示一次，至多一年）' })
  @Post('tokens')
  @Access({ anyRole: UNIT_ROLES })
  @ShownOnce('secret')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NewTokenView })
  createToken(@Body() body: CreateTokenDto, @CurrentActor() actor: Actor): Promise<NewTokenView> {
    return this.tokens.create(actor, body);
  }

  @ApiOperation({ summary: '轮换系统令牌（新密钥只显示一次；旧密钥再用 24 小时）' })
  @Post('tokens/:id/rotation')
  @HttpCode(200)
  @Access({ anyRole: UNIT_ROLES })
  @ShownOnce('secret')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: NewTokenView, description: 'The old secret opens for 24 hours more.' })
  rotateToken(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<NewTokenView> {
    return this.tokens.rotate(actor, id);
  }

  @ApiOperation({ summary: '本人的系统令牌' })
  @Get('tokens')
  @Access({ anyRole: UNIT_ROLES })
  @ApiOkResponse({ type: TokenView, isArray: true })
  listTokens(@CurrentActor() actor: Actor): Promise<TokenView[]> {
    return this.tokens.list(actor);
  }

  @ApiOperation({ summary: '撤销系统令牌' })
  @Delete('tokens/:id')
  @Access({ anyRole: UNIT_ROLES })
  @HttpCode(204)
  async revokeToken(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
