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
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/http/access.js';
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
import { hashSecret } from './secrets.js';
import { SignIn } from './sign-in.service.js';
import { Tokens } from './tokens.service.js';

const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changePassword: ChangePassword,
    private readonly tokens: Tokens,
  ) {}

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
    reply.setCookie(SESSION_COOKIE, secret, { ...COOKIE, secure: request.protocol === 'https' });
  }

  @Get('session')
  @Access('signed-in')
  @ApiOkResponse({ type: ActorView })
  show(@CurrentActor() actor: Actor): ActorView {
    const { accountId, displayName, organisationId, organisationName, roles } = actor;
    return { accountId, displayName, organisationId, organisationName, roles };
  }

  @Delete('session')
  @Access('signed-in')
  @HttpCode(204)
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIn.signOut(request.cookies[SESSION_COOKIE] ?? '');
    reply.clearCookie(SESSION_COOKIE, COOKIE);
  }

  @Put('session/password')
  @Access('signed-in')
  @HttpCode(204)
  async password(
    @Body() body: ChangePasswordDto,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.changePassword.run(actor, body, hashSecret(request.cookies[SESSION_COOKIE] ?? ''));
  }

  @Post('tokens')
  @Access({ anyRole: UNIT_ROLES })
  @ApiCreatedResponse({ type: NewTokenView })
  createToken(@Body() body: CreateTokenDto, @CurrentActor() actor: Actor): Promise<NewTokenView> {
    return this.tokens.create(actor, body);
  }

  @Get('tokens')
  @Access({ anyRole: UNIT_ROLES })
  @ApiOkResponse({ type: TokenView, isArray: true })
  listTokens(@CurrentActor() actor: Actor): Promise<TokenView[]> {
    return this.tokens.list(actor);
  }

  @Delete('tokens/:id')
  @Access({ anyRole: UNIT_ROLES })
  @HttpCode(204)
  async revokeToken(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
