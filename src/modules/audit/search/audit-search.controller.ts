import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { OrderVerification } from '../verification/order-verification.service.js';
import {
  AuditEventPage,
  AuditEventQuery,
  AuditVerificationView,
  SignInPage,
  SignInQuery,
} from './audit-search.dto.js';
import { AuditSearch } from './audit-search.queries.js';

const AUDITOR = { anyRole: ['audit_admin'] };

/** For the audit administrator, who looks at everybody's acts and can do none. */
@ApiTags('audit')
@Controller('audit')
export class AuditSearchController {
  constructor(
    private readonly search: AuditSearch,
    private readonly orderVerification: OrderVerification,
  ) {}

  @Get('events')
  @Access(AUDITOR)
  @ApiOkResponse({ type: AuditEventPage })
  events(@Query() query: AuditEventQuery, @CurrentActor() actor: Actor): Promise<AuditEventPage> {
    return this.search.events(actor, query);
  }

  @Get('sign-ins')
  @Access(AUDITOR)
  @ApiOkResponse({ type: SignInPage })
  signIns(@Query() query: SignInQuery, @CurrentActor() actor: Actor): Promise<SignInPage> {
    return this.search.signIns(actor, query);
  }

  /** Every chain, every task and every stored file of the installation, as a job. */
  @Post('verifications')
  @HttpCode(202)
  @Access(AUDITOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: AuditVerificationView })
  async verify(@CurrentActor() actor: Actor): Promise<AuditVerificationView> {
    return this.orderVerification.run(actor, await this.search.scopeOf(actor));
  }

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
