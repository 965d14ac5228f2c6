import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { Act, SUPERVISOR, OFFICE } from './act.decorator.js';
import { ActAndRead } from './act-and-read.service.js';
import * as dto from './task-actions.dto.js';

/** From the first review to the re-visit after striking off. */
@ApiTags('task actions')
@Controller('tasks/:id')
export class ClosingActsController {
  constructor(private readonly acts: ActAndRead) {}

  @Act('send-back', OFFICE)
  sendBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SendBackDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'sendBack' }, body);
  }

  @Act('verification', OFFICE)
  verify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.VerifyDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'verify' }, body);
  }

  @Act('decision', SUPERVISOR)
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'decide' }, body);
  }

  @Act('publicity', SUPERVISOR)
  publish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PublishDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'publish' }, body);
  }

  @Act('objection', OFFICE)
  objectTo(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ObjectionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'object' }, body);
  }

  @Act('strike-off', SUPERVISOR)
  strikeOff(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'strikeOff' }, body);
  }

  @Act('recheck', OFFICE)
  recheck(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RecheckDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'recheck' }, body);
  }

  @Act('reopening', SUPERVISOR)
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'reopen' }, body);
  }

  @Act('findings', OFFICE)
  recordFindings(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.FindingsDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'recordFindings' }, body);
  }
}
