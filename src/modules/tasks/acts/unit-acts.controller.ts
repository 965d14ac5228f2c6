import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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

  @Act('signature', UNIT)
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'sign' }, {});
  }

  @Act('return-request', UNIT)
  requestReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestReturnDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'requestReturn' }, body);
  }

  @Act('plan', UNIT)
  submitPlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SubmitPlanDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'submitPlan' }, body);
  }

  @Act('progress', UNIT)
  reportProgress(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReportProgressDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'reportProgress' }, body);
  }

  @Act('extension-request', UNIT)
  requestExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'requestExtension' }, body);
  }

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
