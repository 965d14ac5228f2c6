import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { Act, UNIT } from './act.decorator.js';
import { ActAndRead } from './act-and-read.service.js';
import * as dto from './task-actions.dto.js';

/** What the lead unit does, and what only its signer may send out. */
@ApiTags('task actions')
@Controller('tasks/:id')
export class UnitActsController {
  constructor(private readonly acts: ActAndRead) {}

  @ApiOperation({ summary: '签收（仅牵头单位）' })
  @Act('signature', UNIT)
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'sign' }, {});
  }

  @ApiOperation({ summary: '申请退回（仅牵头单位审签人；须有权责清单依据）' })
  @Act('return-request', UNIT)
  requestReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestReturnDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'requestReturn' }, body);
  }

  @ApiOperation({ summary: '报送方案（仅牵头单位；须有措施和责任人）' })
  @Act('plan', UNIT)
  submitPlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SubmitPlanDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'submitPlan' }, body);
  }

  @ApiOperation({ summary: '报送进展（仅牵头单位；同一 Idempotency-Key 只记一次）' })
  @Act('progress', UNIT)
  reportProgress(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReportProgressDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'reportProgress' }, body);
  }

  @ApiOperation({ summary: '申请延期（仅牵头单位审签人；须在时限届满前）' })
  @Act('extension-request', UNIT)
  requestExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'requestExtension' }, body);
  }

  @ApiOperation({ summary: '申请销号（仅牵头单位审签人；每条认定标准须有佐证）' })
  @Act('submission', UNIT)
  submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SubmitDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'submit' }, body);
  }
}
