import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { Access } from '../../platform/http/access.js';
import { Problem } from '../../platform/http/problem.js';
import { toProblem } from '../../platform/http/problem.filter.js';
import { giveSession, sessionOf } from '../identity/index.js';
import { AdmitPerson } from './admit-person.service.js';
import { AttemptCookie } from './attempt-cookie.js';
import { EndSessions } from './end-sessions.service.js';
import { IdentityProvider } from './identity-provider.js';
import { BeginSingleSignOnQuery, EndAddressView, SignInWaysView } from './single-sign-on.dto.js';

const FOUND = 302;
const LONGEST_TOKEN = 20_000;
/** A path of this site and nothing that a browser takes for another one. */
const OWN_PATH = /^\/(?![/\\])[^\\]*$/;

/** 统一身份认证: what the browser is sent through; every answer leads to a page of the console. */
@ApiTags('identity')
@Controller()
export class SingleSignOnController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly attempts: AttemptCookie,
    private readonly admitPerson: AdmitPerson,
    private readonly endSessions: EndSessions,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  @ApiOperation({ summary: '可用的登录方式' })
  @Get('sign-in-ways')
  @Access('public')
  @ApiOkResponse({ type: SignInWaysView })
  ways(): SignInWaysView {
    return { singleSignOn: this.config.oidc !== null };
  }

  @ApiOperation({ summary: '转到统一身份认证登录' })
  @Get('session/oidc')
  @Access('public')
  @ApiFoundResponse({
    description: 'To the provider; back to the sign-in page with `problem` where it does not answer.',
  })
  async begin(
    @Query() { returnTo = '/' }: BeginSingleSignOnQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.leading(reply, async () => {
      const { address, attempt } = await this.provider.begin();
      this.attempts.give(request, reply, { ...attempt, returnTo: OWN_PATH.test(returnTo) ? returnTo : '/' });
      return address;
    });
  }

  @ApiOperation({ summary: '统一身份认证登录后的回调' })
  @Get('session/oidc/callback')
  @Access('public')
  @ApiFoundResponse({
    description: 'Signed in, to the page asked for; else to the sign-in page with `problem`.',
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.leading(reply, async () => {
      const attempt = this.attempts.take(request, reply);
      if (attempt === null) throw new Problem('sso.attempt-over');
      const { url, ip, headers } = request;
      const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
      const person = await this.provider.finish(query, attempt);
      const place = { address: ip, userAgent: headers['user-agent'] ?? null };
      giveSession(request, reply, await this.admitPerson.run(person, place));
      return attempt.returnTo;
    });
  }

  @ApiOperation({ summary: '统一身份认证的退出地址（不经其登录的为空）' })
  @Get('session/oidc/end')
  @Access('signed-in')
  @ApiOkResponse({ type: EndAddressView })
  async end(@Req() request: FastifyRequest): Promise<EndAddressView> {
    const isVouched = this.config.oidc !== null && (await this.endSessions.isVouchedFor(sessionOf(request)));
    return { address: isVouched ? await this.provider.endAddress() : null };
  }

  @ApiOperation({ summary: '统一身份认证通知已退出（结束相应会话）' })
  @Post('session/oidc/backchannel-logout')
  @HttpCode(200)
  @Access('public')
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOkResponse({ description: 'What the provider ended is ended here (Back-Channel Logout 1.0).' })
  async endedElsewhere(@Body() body: unknown): Promise<void> {
    const token = (body as { logout_token?: unknown } | null | undefined)?.logout_token;
    if (this.config.oidc === null) throw new Problem('sso.off');
    if (typeof token !== 'string' || token.length > LONGEST_TOKEN) throw new Problem('sso.logout-refused');
    await this.endSessions.run(await this.provider.endedElsewhere(token));
  }

  /** A browser stands here, with a person before it: a refusal is a page as well. */
  private async leading(reply: FastifyReply, where: () => Promise<string>): Promise<void> {
    try {
      await reply.redirect(await where(), FOUND);
    } catch (error) {
      const { code, params } = toProblem(error);
      reply.log.warn({ code, params, ...(code === 'server.error' && { err: error }) }, 'refused');
      await reply.redirect(`/sign-in?problem=${encodeURIComponent(code)}`, FOUND);
    }
  }
}
