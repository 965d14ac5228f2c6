import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDate } from '../../../core/shared/local-date.js';
import type { PartAction, PartInput } from '../../../core/task/index.js';
import { IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { Act, SUPERVISOR, UNIT } from '../acts/act.decorator.js';
import { ReadTask } from '../list/read-task.service.js';
import type { TaskView } from '../list/tasks.presenter.js';
import { ActOnPart } from './act-on-part.service.js';
import * as dto from './task-parts.dto.js';

const UNIT_OR_OFFICE = { anyRole: [...UNIT_ROLES, 'supervisor', 'officer'], verb: 'tasks:write' };

/** What any of these acts may carry; the day has been checked to be one. */
type FilledIn = Omit<PartInput, 'dueOn'> & { readonly dueOn?: string };

/** 责任单位 and 配合单位 owe their part to the lead; what they cannot agree on goes to the supervisor. */
@ApiTags('task parts')
@Controller('tasks/:id')
export class TaskPartsController {
  constructor(
    private readonly actOnPart: ActOnPart,
    private readonly readTask: ReadTask,
  ) {}

  /** The caller's own part. */
  @ApiOperation({ summary: '提交本单位的分工（报牵头单位）' })
  @Act('part', UNIT)
  deliverOwn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DeliverPartDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(
      actor,
      { id, organisationId: actor.organisationId, version, action: 'deliverPart' },
      body,
    );
  }

  @ApiOperation({ summary: '明确分工（由牵头单位或督查机构）' })
  @Act('parts/:organisationId/demand', UNIT_OR_OFFICE)
  set(
    @Param() at: dto.PartParams,
    @Body() body: dto.SetPartDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(actor, { ...at, version, action: 'setPart' }, body);
  }

  @ApiOperation({ summary: '采纳分工（仅牵头单位）' })
  @Act('parts/:organisationId/acceptance', UNIT)
  accept(
    @Param() at: dto.PartParams,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(actor, { ...at, version, action: 'acceptPart' }, {});
  }

  @ApiOperation({ summary: '退回分工（仅牵头单位；须说明理由）' })
  @Act('parts/:organisationId/send-back', UNIT)
  sendBack(
    @Param() at: dto.PartParams,
    @Body() body: dto.SendBackPartDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(actor, { ...at, version, action: 'sendBackPart' }, body);
  }

  @ApiOperation({ summary: '提出分歧（由督查机构裁定）' })
  @Act('parts/:organisationId/dispute', UNIT)
  raise(
    @Param() at: dto.PartParams,
    @Body() body: dto.RaiseDisputeDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(actor, { ...at, version, action: 'raiseDispute' }, body);
  }

  @ApiOperation({ summary: '裁定分歧（维持或免除分工；提出人不得裁定）' })
  @Act('parts/:organisationId/dispute-decision', SUPERVISOR)
  settle(
    @Param() at: dto.PartParams,
    @Body() body: dto.SettleDisputeDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<TaskView> {
    return this.act(actor, { ...at, version, action: 'settleDispute' }, body);
  }

  private async act(
    actor: Actor,
    { id, organisationId, version, action }: dto.PartParams & { version: number | null; action: PartAction },
    { dueOn, ...input }: FilledIn,
  ): Promise<TaskView> {
    const day = dueOn === undefined ? {} : { dueOn: localDate(dueOn) };
    const filled = { ...input, ...day };
    await this.actOnPart.run(actor, {
      taskId: id,
      organisationId,
      action,
      input: filled,
      expectedVersion: version,
    });
    return this.readTask.run(actor, id);
  }
}
