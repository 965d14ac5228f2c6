import {
  applyDecorators,
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SlipAction, SlipInput } from '../../core/slip/index.js';
import { Discloses } from '../../platform/http/disclosures.js';
import { Rate } from '../../platform/http/limits/rate-classes.js';
import { Access, type RouteAccess } from '../../platform/http/access.js';
import { etagOf, IfMatch } from '../../platform/http/etag.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { ActOnSlip } from './act-on-slip.service.js';
import { SlipBoard } from './board/slip-board.queries.js';
import { DraftSlip } from './draft-slip.service.js';
import { ReadSlip } from './read-slip.service.js';
import { SlipDocument } from './slip-document.service.js';
import * as dto from './slips.dto.js';
import { SlipQueries } from './slips.queries.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };
const UNIT = { anyRole: UNIT_ROLES, verb: 'tasks:write' };
const READERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

function Concurrent() {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'Version of the slip; a stale one is 412.' }),
    ApiHeader({ name: 'Idempotency-Key', required: false }),
    ApiOkResponse({ type: dto.SlipView }),
  );
}

/** One edge of the slip's life: answers with the slip as it is now. */
function Act(path: string, access: RouteAccess) {
  return applyDecorators(Post(`slips/:id/${path}`), HttpCode(200), Access(access), Concurrent());
}

/** 督办单. */
@ApiTags('slips')
@Controller()
export class SlipsController {
  constructor(
    private readonly queries: SlipQueries,
    private readonly readSlip: ReadSlip,
    private readonly draftSlip: DraftSlip,
    private readonly actOnSlip: ActOnSlip,
    private readonly slipDocument: SlipDocument,
    private readonly board: SlipBoard,
  ) {}

  @ApiOperation({ summary: '查询督办单' })
  @Get('slips')
  @Access(READERS)
  @ApiOkResponse({ type: dto.SlipPage })
  list(@Query() query: dto.ListSlipsQuery, @CurrentActor() actor: Actor): Promise<dto.SlipPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '等我办理的督办单：各有几张' })
  @Get('slips/waiting')
  @Access(READERS)
  @ApiOkResponse({ type: dto.SlipsWaiting })
  waiting(@CurrentActor() actor: Actor): Promise<dto.SlipsWaiting> {
    return this.board.waiting(actor);
  }

  @ApiOperation({ summary: '查看督办单' })
  @Get('slips/:id')
  @Access(READERS)
  @ApiOkResponse({ type: dto.SlipView })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<dto.SlipView> {
    const slip = await this.readSlip.run(actor, id);
    reply.header('etag', etagOf(slip.version));
    return slip;
  }

  /** The slip on paper: in its colour, with 回执. */
  @ApiOperation({ summary: '下载督办单（Word，附回执）' })
  @Rate('exports')
  @Discloses()
  @Get('slips/:id/document.docx')
  @Access(READERS)
  @ApiProduces('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  document(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.slipDocument.run(actor, id, { request, reply });
  }

  @ApiOperation({ summary: '预览下发：依据、期限、其他督办单和报送负担' })
  @Get('slips/:id/issue-preview')
  @Access(OFFICE)
  @ApiOkResponse({ type: dto.IssuePreview })
  preview(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<dto.IssuePreview> {
    return this.readSlip.previewIssue(actor, id);
  }

  @ApiOperation({ summary: '拟制督办单' })
  @Post('tasks/:taskId/slips')
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: dto.SlipView })
  async draft(
    @Param('taskId', ParseUUIDPipe) taskId: string,
    @Body() body: dto.DraftSlipDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.SlipView> {
    return this.readSlip.run(actor, await this.draftSlip.run(actor, taskId, body));
  }

  @ApiOperation({ summary: '修改督办单拟稿（已审批的须重新审批）' })
  @Put('slips/:id/draft')
  @Access(OFFICE)
  @Concurrent()
  async change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ChangeSlipDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<dto.SlipView> {
    await this.draftSlip.change(actor, id, { version, draft: body });
    return this.readSlip.run(actor, id);
  }

  @ApiOperation({ summary: '审批督办单（拟稿人不得审批；不同意须说明理由）' })
  @Act('approval', { anyRole: ['principal', 'line_leader'] })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcome, reason }: dto.ApproveSlipDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    const action = outcome === 'granted' ? 'approve' : 'refuseApproval';
    return this.act(actor, { id, version, action }, reason === undefined ? {} : { reason });
  }

  @ApiOperation({ summary: '下发督办单（编号并起算期限）' })
  @Act('issue', { anyRole: ['supervisor'] })
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'issue' }, {});
  }

  @ApiOperation({ summary: '签收督办单（仅受文单位）' })
  @Act('signature', UNIT)
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'sign' }, {});
  }

  @ApiOperation({ summary: '回复督办单（仅受文单位审签人）' })
  @Act('reply', UNIT)
  reply(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReplySlipDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'reply' }, body);
  }

  @ApiOperation({ summary: '退回重报（期限照常计算）' })
  @Act('reply-rejection', OFFICE)
  rejectReply(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'rejectReply' }, body);
  }

  @ApiOperation({ summary: '认可回复并办结（回复人不得认可）' })
  @Act('reply-acceptance', OFFICE)
  acceptReply(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'acceptReply' }, {});
  }

  @ApiOperation({ summary: '认定未办结（须期限已过）' })
  @Act('unmet', OFFICE)
  findUnmet(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'findUnmet' }, body);
  }

  @ApiOperation({ summary: '撤回已下发的督办单（须说明理由；编号不再用）' })
  @Act('withdrawal', { anyRole: ['supervisor'] })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'withdraw' }, body);
  }

  @ApiOperation({ summary: '作废未下发的督办单（须说明理由）' })
  @Act('discard', OFFICE)
  discard(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'discard' }, body);
  }

  private async act(
    actor: Actor,
    at: { id: string; version: number | null; action: SlipAction },
    input: SlipInput,
  ): Promise<dto.SlipView> {
    await this.actOnSlip.run(actor, {
      slipId: at.id,
      action: at.action,
      input,
      expectedVersion: at.version,
    });
    return this.readSlip.run(actor, at.id);
  }
}
