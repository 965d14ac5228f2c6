import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../actor.js';
import { SecondFactor } from '../second-factor/second-factor.service.js';
import { giveSession, sessionOf } from './session-cookie.js';
import * as dto from './sessions.dto.js';
import { Sessions } from './sessions.service.js';

/** A person's own sessions and second factor. */
@ApiTags('identity')
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly secondFactor: SecondFactor,
  ) {}

  @ApiOperation({ summary: '本人的登录会话' })
  @Get('sessions')
  @Access('signed-in')
  @ApiOkResponse({ type: dto.SessionView, isArray: true })
  list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<dto.SessionView[]> {
    return this.sessions.list(actor, sessionOf(request));
  }

  @ApiOperation({ summary: '结束本人的一个会话' })
  @Delete('sessions/:id')
  @Access('signed-in')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended; the next request of that session is 401.' })
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.sessions.end(actor, id);
  }

  @ApiOperation({ summary: '申请动态验证码（须验密码；确认后才启用）' })
  @Post('session/second-factor')
  @Access('signed-in')
  @ApiCreatedResponse({ type: dto.NewSecondFactorView })
  begin(
    @Body() { password }: dto.BeginSecondFactorDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.NewSecondFactorView> {
    return this.secondFactor.begin(actor, password);
  }

  @ApiOperation({ summary: '确认启用动态验证码（恢复码只显示一次；其他会话结束）' })
  @Post('session/second-factor/confirmation')
  @Access('signed-in')
  @HttpCode(200)
  @ApiOkResponse({ type: dto.RecoveryCodesView })
  async confirm(
    @Body() { code }: dto.ConfirmSecondFactorDto,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<dto.RecoveryCodesView> {
    const { codes, secret } = await this.secondFactor.confirm(actor, code, sessionOf(request));
    giveSession(request, reply, secret);
    return { recoveryCodes: codes };
  }

  @ApiOperation({ summary: '停用动态验证码（须验密码和验证码）' })
  @Post('session/second-factor/removal')
  @Access('signed-in')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The password alone signs in again.' })
  async remove(
    @Body() body: dto.RemoveSecondFactorDto,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    giveSession(request, reply, await this.secondFactor.remove(actor, body, sessionOf(request)));
  }
}
