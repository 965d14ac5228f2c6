import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { Discloses } from '../../../platform/http/disclosures.js';
import { contentDisposition } from '../../../platform/http/send-file.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { OrderVerification } from '../verification/order-verification.service.js';
import {
  AuditEventPage,
  AuditEventQuery,
  AuditVerificationView,
  ExportEventsQuery,
  SignInPage,
  SignInQuery,
} from './audit-search.dto.js';
import { AuditSearch } from './audit-search.queries.js';
import { ExportEvents } from './export-events.service.js';

const AUDITOR = { anyRole: ['audit_admin'] };

/** For the audit administrator, who looks at everybody's acts and can do none. */
@ApiTags('audit')
@Controller('audit')
export class AuditSearchController {
  constructor(
    private readonly search: AuditSearch,
    private readonly exportEvents: ExportEvents,
    private readonly orderVerification: OrderVerification,
  ) {}

  @ApiOperation({ summary: '检索审计记录' })
  @Get('events')
  @Access(AUDITOR)
  @ApiOkResponse({ type: AuditEventPage })
  events(@Query() query: AuditEventQuery, @CurrentActor() actor: Actor): Promise<AuditEventPage> {
    return this.search.events(actor, query);
  }

  /** The same search as a file, newest first, at most 100,000 acts; taking it out is itself recorded. */
  @ApiOperation({ summary: '导出审计记录为 CSV（至多十万条；导出本身留痕）' })
  @Get('events.csv')
  @Access(AUDITOR)
  @Discloses()
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV, UTF-8, one act a line with its place and hash in the chain.' })
  export(
    @Query() query: ExportEventsQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    void reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition({ fileName: '审计记录.csv', isShown: false }),
    });
    return new StreamableFile(Readable.from(this.exportEvents.pieces(actor, query)));
  }

  @ApiOperation({ summary: '检索登录记录' })
  @Get('sign-ins')
  @Access(AUDITOR)
  @ApiOkResponse({ type: SignInPage })
  signIns(@Query() query: SignInQuery, @CurrentActor() actor: Actor): Promise<SignInPage> {
    return this.search.signIns(actor, query);
  }

  /** Every chain, every task and every stored file of the installation, as a job. */
  @ApiOperation({ summary: '发起全量审计核验（审计链、任务、文件；后台作业）' })
  @Post('verifications')
  @HttpCode(202)
  @Access(AUDITOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: AuditVerificationView })
  async verify(@CurrentActor() actor: Actor): Promise<AuditVerificationView> {
    return this.orderVerification.run(actor, await this.search.scopeOf(actor));
  }

  /** The person's own, newest first. */
  @ApiOperation({ summary: '本人最近二十次审计核验' })
  @Get('verifications')
  @Access(AUDITOR)
  @ApiOkResponse({ type: AuditVerificationView, isArray: true, description: 'The last twenty.' })
  async verifications(@CurrentActor() actor: Actor): Promise<AuditVerificationView[]> {
    return this.orderVerification.own(await this.search.scopeOf(actor));
  }

  @ApiOperation({ summary: '查看一次审计核验的进度和结果' })
  @Get('verifications/:id')
  @Access(AUDITOR)
  @ApiOkResponse({ type: AuditVerificationView })
  async verification(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<AuditVerificationView> {
    return this.orderVerification.view(await this.search.scopeOf(actor), id);
  }
}
