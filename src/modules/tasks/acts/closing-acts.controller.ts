import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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

  @ApiOperation({ summary: '退回重办（须选退回原因；报送人不得办理）' })
  @Act('send-back', OFFICE)
  sendBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SendBackDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'sendBack' }, body);
  }

  @ApiOperation({ summary: '核查（书面、现场或抽样；报送人不得核查）' })
  @Act('verification', OFFICE)
  verify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.VerifyDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'verify' }, body);
  }

  @ApiOperation({ summary: '认定五类结论之一（重点任务须两人意见一致）' })
  @Act('decision', SUPERVISOR)
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.DecideDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'decide' }, body);
  }

  @ApiOperation({ summary: '公示（内部事项不得公示）' })
  @Act('publicity', SUPERVISOR)
  publish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.PublishDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'publish' }, body);
  }

  @ApiOperation({ summary: '提出异议（限公示期内；退回核查）' })
  @Act('objection', OFFICE)
  objectTo(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ObjectionDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'object' }, body);
  }

  @ApiOperation({ summary: '销号（公示须期满；报送人不得办理）' })
  @Act('strike-off', SUPERVISOR)
  strikeOff(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'strikeOff' }, body);
  }

  @ApiOperation({ summary: '回头看（须登记结果；未通过的重新整改）' })
  @Act('recheck', OFFICE)
  recheck(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.RecheckDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'recheck' }, body);
  }

  @ApiOperation({ summary: '重新启动已销号任务（须说明理由；编号不变）' })
  @Act('reopening', SUPERVISOR)
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReasonDto,
    @IfMatch() version: number | null,
    @CurrentActor() actor: Actor,
  ) {
    return this.acts.run(actor, { id, version, action: 'reopen' }, body);
  }

  @ApiOperation({ summary: '补充核查记录（现场、抽样核查须有记录才能认定）' })
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
