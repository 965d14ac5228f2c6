import { applyDecorators, Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TaskAction } from '../../core/task/index.js';
import { localDate } from '../../core/shared/local-date.js';
import { Access, type RouteAccess } from '../../platform/http/access.js';
import { IfMatch } from '../../platform/http/etag.js';
import { CurrentActor, UNIT_ROLES, type Actor } from '../identity/index.js';
import { ActOnTask } from './act-on-task.service.js';
import { ReadTask } from './read-task.service.js';
import * as dto from './task-actions.dto.js';
import type { ActInput } from './act-input.js';
import { TaskView } from './tasks.presenter.js';

const SUPERVISOR = { anyRole: ['supervisor'] };
const OFFICE = { anyRole: ['supervisor', 'officer'] };
const UNIT = { anyRole: UNIT_ROLES, verb: 'tasks:write' };

/** One edge of the task's life: answers with the task as it is now. */
function Act(path: string, access: RouteAccess) {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Access(access),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'Version the act was decided on; a stale one is 412.',
    }),
    ApiHeader({ name: 'Idempotency-Key', required: false }),
    ApiOkResponse({ type: TaskView }),
  );
}

@ApiTags('task actions')
@Controller('tasks/:id')
export class TaskActionsController {
  constructor(
    private readonly actOnTask: ActOnTask,
    private readonly readTask: ReadTask,
  ) {}

  @Act('issue', SUPERVISOR)
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.IssueDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'issue' }, body);
  }

  @Act('signature', UNIT)
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'sign' }, {});
  }

  @Act('return-request', UNIT)
  requestReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestReturnDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'requestReturn' }, body);
  }

  @Act('return-acceptance', SUPERVISOR)
  acceptReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.OptionalReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'acceptReturn' }, body);
  }

  @Act('return-refusal', SUPERVISOR)
  refuseReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'refuseReturn' }, body);
  }

  @Act('plan', UNIT)
  submitPlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SubmitPlanDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'submitPlan' }, body);
  }

  @Act('plan-approval', OFFICE)
  approvePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'approvePlan' }, {});
  }

  @Act('plan-refusal', OFFICE)
  refusePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'refusePlan' }, body);
  }

  @Act('progress', UNIT)
  reportProgress(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReportProgressDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'reportProgress' }, body);
  }

  @Act('extension-request', UNIT)
  requestExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RequestExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'requestExtension' }, body);
  }

  @Act('extension-decision', SUPERVISOR)
  decideExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'decideExtension' }, body);
  }

  @Act('pause', SUPERVISOR)
  pause(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PauseDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'pause' }, body);
  }

  @Act('resumption', SUPERVISOR)
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'resume' }, {});
  }

  @Act('submission', UNIT)
  submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SubmitDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'submit' }, body);
  }

  @Act('send-back', OFFICE)
  sendBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SendBackDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'sendBack' }, body);
  }

  @Act('verification', OFFICE)
  verify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.VerifyDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'verify' }, body);
  }

  @Act('decision', SUPERVISOR)
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'decide' }, body);
  }

  @Act('publicity', SUPERVISOR)
  publish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PublishDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'publish' }, body);
  }

  @Act('objection', OFFICE)
  objectTo(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'object' }, body);
  }

  @Act('strike-off', SUPERVISOR)
  strikeOff(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'strikeOff' }, body);
  }

  @Act('recheck', OFFICE)
  recheck(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RecheckDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'recheck' }, body);
  }

  @Act('reopening', SUPERVISOR)
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'reopen' }, body);
  }

  @Act('cancellation', SUPERVISOR)
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'cancel' }, body);
  }

  @Act('merger', SUPERVISOR)
  merge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.MergeDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.act(actor, { id, version, action: 'merge' }, body);
  }

  private async act(
    actor: Actor,
    at: { id: string; version: number | null; action: TaskAction },
    input: object,
  ): Promise<TaskView> {
    await this.actOnTask.run(actor, {
      taskId: at.id,
      action: at.action,
      input: withDates(input),
      expectedVersion: at.version,
    });
    return this.readTask.run(actor, at.id);
  }
}

/** The DTO has checked that these are days; the rules take them as such. */
function withDates(input: { newDueOn?: string; reviewOn?: string }): ActInput {
  const { newDueOn, reviewOn, ...rest } = input;
  return {
    ...rest,
    ...(newDueOn && { newDueOn: localDate(newDueOn) }),
    ...(reviewOn && { reviewOn: localDate(reviewOn) }),
  };
}
