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
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SlipAction, SlipInput } from '../../core/slip/index.js';
import { localDate } from '../../core/shared/local-date.js';
import { Clock } from '../../platform/clock.js';
import { Discloses } from '../../platform/http/disclosures.js';
import { Rate } from '../../platform/http/limits/rate-classes.js';
import { Access, type RouteAccess } from '../../platform/http/access.js';
import { etagOf, IfMatch } from '../../platform/http/etag.js';
import {
  BUSINESS_ROLES,
  contextOf,
  CurrentActor,
  OVERSEEING_ROLES,
  UNIT_ROLES,
  type Actor,
} from '../identity/index.js';
import { ActOnSlip } from './act-on-slip.service.js';
import { DraftSlip } from './draft-slip.service.js';
import { ReadSlip } from './read-slip.service.js';
import { ReportingLoad } from './reporting-load.queries.js';
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
  ) {}

  @Get('slips')
  @Access(READERS)
  @ApiOkResponse({ type: dto.SlipPage })
  list(@Query() query: dto.ListSlipsQuery, @CurrentActor() actor: Actor): Promise<dto.SlipPage> {
    return this.queries.list(contextOf(actor), query);
  }

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

  @Get('slips/:id/issue-preview')
  @Access(OFFICE)
  @ApiOkResponse({ type: dto.IssuePreview })
  preview(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<dto.IssuePreview> {
    return this.readSlip.previewIssue(actor, id);
  }

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

  @Act('issue', { anyRole: ['supervisor'] })
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'issue' }, {});
  }

  @Act('signature', UNIT)
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'sign' }, {});
  }

  @Act('reply', UNIT)
  reply(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReplySlipDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'reply' }, body);
  }

  @Act('reply-rejection', OFFICE)
  rejectReply(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'rejectReply' }, body);
  }

  @Act('reply-acceptance', OFFICE)
  acceptReply(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'acceptReply' }, {});
  }

  @Act('unmet', OFFICE)
  findUnmet(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'findUnmet' }, body);
  }

  @Act('withdrawal', { anyRole: ['supervisor'] })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SlipReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'withdraw' }, body);
  }

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

/** 报送负担 of units by quarter. */
@ApiTags('slips')
@Controller('reporting-load')
export class ReportingLoadController {
  constructor(
    private readonly load: ReportingLoad,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access({ anyRole: BUSINESS_ROLES.filter((role) => role !== 'reader_external'), verb: 'tasks:read' })
  @ApiOkResponse({ type: dto.LoadPage })
  list(@Query() query: dto.LoadQuery, @CurrentActor() actor: Actor): Promise<dto.LoadPage> {
    const on = query.on === undefined ? this.clock.today() : localDate(query.on);
    return this.load.list(contextOf(actor), query, on);
  }
}
