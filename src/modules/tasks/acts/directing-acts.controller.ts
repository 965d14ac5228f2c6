import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { Act, SUPERVISOR, OFFICE } from './act.decorator.js';
import { ActAndRead } from './act-and-read.service.js';
import * as dto from './task-actions.dto.js';

/** How the supervising side hands out, answers and steers. */
@ApiTags('task actions')
@Controller('tasks/:id')
export class DirectingActsController {
  constructor(private readonly acts: ActAndRead) {}

  /** A draft that is complete goes into the register. */
  @Act('registration', OFFICE)
  register(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'register' }, {});
  }

  @Act('issue', SUPERVISOR)
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.IssueDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'issue' }, body);
  }

  @Act('return-acceptance', SUPERVISOR)
  acceptReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.OptionalReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'acceptReturn' }, body);
  }

  @Act('return-refusal', SUPERVISOR)
  refuseReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'refuseReturn' }, body);
  }

  @Act('plan-approval', OFFICE)
  approvePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'approvePlan' }, {});
  }

  @Act('plan-refusal', OFFICE)
  refusePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'refusePlan' }, body);
  }

  @Act('extension-decision', SUPERVISOR)
  decideExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'decideExtension' }, body);
  }

  @Act('pause', SUPERVISOR)
  pause(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PauseDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'pause' }, body);
  }

  @Act('resumption', SUPERVISOR)
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'resume' }, {});
  }

  @Act('cancellation', SUPERVISOR)
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'cancel' }, body);
  }

  @Act('merger', SUPERVISOR)
  merge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.MergeDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'merge' }, body);
  }

  @Act('deadline', SUPERVISOR)
  setDeadline(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SetDeadlineDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'setDeadline' }, body);
  }

  @Act('urging', OFFICE)
  urge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.OptionalReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'urge' }, body);
  }

  @Act('assessment', OFFICE)
  assess(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.AssessDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'assess' }, body);
  }

  @Act('undo', SUPERVISOR)
  undo(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'undo' }, {});
  }
}
