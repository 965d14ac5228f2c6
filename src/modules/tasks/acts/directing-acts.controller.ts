import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '立项（须有来源、牵头单位、时限、目标和认定标准）' })
  @Act('registration', OFFICE)
  register(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'register' }, {});
  }

  @ApiOperation({ summary: '交办（起算时限；重点任务须有审批依据）' })
  @Act('issue', SUPERVISOR)
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.IssueDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'issue' }, body);
  }

  @ApiOperation({ summary: '同意退回（回到已立项，另行交办）' })
  @Act('return-acceptance', SUPERVISOR)
  acceptReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.OptionalReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'acceptReturn' }, body);
  }

  @ApiOperation({ summary: '不同意退回（须说明理由，原单位继续整改）' })
  @Act('return-refusal', SUPERVISOR)
  refuseReturn(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'refuseReturn' }, body);
  }

  @ApiOperation({ summary: '批准方案（报送人不得批准）' })
  @Act('plan-approval', OFFICE)
  approvePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'approvePlan' }, {});
  }

  @ApiOperation({ summary: '退回方案（须说明理由）' })
  @Act('plan-refusal', OFFICE)
  refusePlan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'refusePlan' }, body);
  }

  @ApiOperation({ summary: '批复延期（准予须定更晚日期，不准须说明理由）' })
  @Act('extension-decision', SUPERVISOR)
  decideExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideExtensionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'decideExtension' }, body);
  }

  @ApiOperation({ summary: '暂缓（须说明理由并定复核日期；时限停算）' })
  @Act('pause', SUPERVISOR)
  pause(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PauseDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'pause' }, body);
  }

  @ApiOperation({ summary: '恢复（各时限按暂缓的工作日顺延）' })
  @Act('resumption', SUPERVISOR)
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'resume' }, {});
  }

  @ApiOperation({ summary: '撤销任务（须说明理由）' })
  @Act('cancellation', SUPERVISOR)
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'cancel' }, body);
  }

  @ApiOperation({ summary: '并案（并入同一机关未办结的另一任务）' })
  @Act('merger', SUPERVISOR)
  merge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.MergeDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'merge' }, body);
  }

  @ApiOperation({ summary: '调整时限（须说明理由；原定时限保留）' })
  @Act('deadline', SUPERVISOR)
  setDeadline(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SetDeadlineDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'setDeadline' }, body);
  }

  @ApiOperation({ summary: '催办牵头单位（不改变时限）' })
  @Act('urging', OFFICE)
  urge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.OptionalReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'urge' }, body);
  }

  @ApiOperation({ summary: '研判（认定不能如期完成，或登记受到上级批评）' })
  @Act('assessment', OFFICE)
  assess(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.AssessDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'assess' }, body);
  }

  @ApiOperation({ summary: '撤回交办或销号（限五分钟内；已签收的交办不得撤回）' })
  @Act('undo', SUPERVISOR)
  undo(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'undo' }, {});
  }
}
