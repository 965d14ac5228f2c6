import {
  applyDecorators,
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ProposalAction, ProposalInput } from '../../../core/slip/index.js';
import { localDate } from '../../../core/shared/local-date.js';
import { Access, type RouteAccess } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import * as dto from '../slips.dto.js';
import { ActOnProposal } from './act-on-proposal.service.js';
import { ProposalQueries } from './proposals.queries.js';

const READERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] };

/** One edge of the proposal's life: answers with it as it is now. */
function Act(path: string, access: RouteAccess) {
  return applyDecorators(
    Post(`proposals/:id/${path}`),
    HttpCode(200),
    Access(access),
    ApiHeader({ name: 'If-Match', required: false, description: 'A stale version is 412.' }),
    ApiHeader({ name: 'Idempotency-Key', required: false }),
    ApiOkResponse({ type: dto.ProposalView }),
  );
}

/** 约谈 · 通报 · 专函. */
@ApiTags('proposals')
@Controller()
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalQueries,
    private readonly actOnProposal: ActOnProposal,
  ) {}

  @ApiOperation({ summary: '查询约谈、通报和专函' })
  @Get('proposals')
  @Access(READERS)
  @ApiOkResponse({ type: dto.ProposalPage })
  list(@Query() query: dto.ListProposalsQuery, @CurrentActor() actor: Actor): Promise<dto.ProposalPage> {
    return this.proposals.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '查看约谈、通报或专函' })
  @Get('proposals/:id')
  @Access(READERS)
  @ApiOkResponse({ type: dto.ProposalView })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<dto.ProposalView> {
    const proposal = await this.proposals.byId(contextOf(actor), id);
    reply.header('etag', etagOf(proposal.version));
    return proposal;
  }

  @ApiOperation({ summary: '建议约谈、通报或专函' })
  @Post('tasks/:taskId/proposals')
  @Access({ anyRole: ['supervisor', 'officer'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: dto.ProposalView })
  async propose(
    @Param('taskId', ParseUUIDPipe) taskId: string,
    @Body() body: dto.MakeProposalDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.ProposalView> {
    return this.proposals.byId(contextOf(actor), await this.actOnProposal.propose(actor, taskId, body));
  }

  @ApiOperation({ summary: '同意或不同意建议（约谈、通报由领导，专函由督查机构）' })
  @Act('decision', { anyRole: ['principal', 'line_leader', 'supervisor'] })
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcome, reason }: dto.DecideProposalDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    const action = outcome === 'accepted' ? 'accept' : 'refuse';
    return this.act(actor, { id, version, action }, reason === undefined ? {} : { reason });
  }

  @ApiOperation({ summary: '登记实施情况（除通报外须定落实期限）' })
  @Act('holding', { anyRole: ['supervisor'] })
  hold(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { record, limitOn }: dto.HoldProposalDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    const input = { record, ...(limitOn !== undefined && { limitOn: localDate(limitOn) }) };
    return this.act(actor, { id, version, action: 'hold' }, input);
  }

  @ApiOperation({ summary: '签字（仅受文单位审签人）' })
  @Act('signature', { anyRole: ['unit_signer'] })
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'sign' }, {});
  }

  @ApiOperation({ summary: '认定落实或未落实（未落实须期限已过）' })
  @Act('outcome', { anyRole: ['supervisor'] })
  settle(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcome, reason }: dto.SettleProposalDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    const action = outcome === 'met' ? 'findMet' : 'findUnmet';
    return this.act(actor, { id, version, action }, reason === undefined ? {} : { reason });
  }

  private async act(
    actor: Actor,
    at: { id: string; version: number | null; action: ProposalAction },
    input: ProposalInput,
  ): Promise<dto.ProposalView> {
    const { id, version, action } = at;
    await this.actOnProposal.run(actor, { proposalId: id, action, input, expectedVersion: version });
    return this.proposals.byId(contextOf(actor), id);
  }
}
