import { Body, Controller, Get, Header, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { Access } from '../../platform/http/access.js';
import { ChoiceField, TextField } from '../../platform/http/fields.js';
import { Problem } from '../../platform/http/problem.js';
import { PROBLEMS } from '../../platform/http/problem-catalogue.js';
import { ACT_LINK_POLICY, donePage, formPage, linkPage, LONGEST_REASON } from './act-link-page.js';
import { DecideByLink } from './decide-by-link.service.js';
import type { Decision } from './matters/matter.js';

export class ActLinkForm {
  @ChoiceField(['agree', 'refuse']) decision: Decision;
  @TextField({ min: 0, max: LONGEST_REASON, optional: true }) reason?: string;
  @TextField({ min: 0, max: 40, optional: true }) ground?: string;
}

/**
 * The page behind a link in a letter, for somebody without a session. The address itself is the secret, and no cookie takes
 * part, so another site has nothing to ride on; only the form, never the address alone, acts.
 */
@ApiExcludeController()
@Controller('act/:token')
export class ActLinksController {
  constructor(
    private readonly links: DecideByLink,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', ACT_LINK_POLICY)
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { status, html } = linkPage(await this.links.look(token), this.config.publicUrl);
    reply.status(status);
    return html;
  }

  @Post()
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', ACT_LINK_POLICY)
  async decide(
    @Param('token') token: string,
    @Body() { decision, reason: written = '', ground = '' }: ActLinkForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const before = await this.links.look(token);
    const reason = written.trim();
    const form = {
      decision,
      address: request.ip,
      ...(reason !== '' && { reason }),
      ...(ground !== '' && { ground }),
    };
    try {
      const after = await this.links.decide(token, form);
      if (after === 'done' && before.kind === 'open') {
        reply.status(200);
        return donePage(before.view, decision, this.config.publicUrl);
      }
      const { status, html } = linkPage(after === 'done' ? before : after, this.config.publicUrl);
      reply.status(status);
      return html;
    } catch (error) {
      if (!(error instanceof Problem) || before.kind !== 'open') throw error;
      const { status, title } = PROBLEMS[error.code];
      reply.status(status);
      return formPage(before, { why: title, reason: written, ground });
    }
  }
}
