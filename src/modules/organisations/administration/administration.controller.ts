import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { IfMatch } from '../../../platform/http/etag.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { OrganisationView } from '../organisations.dto.js';
import * as dto from './administration.dto.js';
import { OrganisationActs } from './organisation-acts.service.js';
import { Reorganise } from './reorganise.service.js';

/** 机构管理: the system administrator's. */
@ApiTags('organisations')
@Controller('organisations')
@Access({ anyRole: ['system_admin'] })
export class OrganisationsAdministrationController {
  constructor(
    private readonly acts: OrganisationActs,
    private readonly reorganise: Reorganise,
  ) {}

  @ApiOperation({ summary: '新增下级机构' })
  @Post(':id/units')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: OrganisationView })
  add(
    @Param('id', ParseUUIDPipe) parentId: string,
    @Body() asked: dto.AddOrganisationDto,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    return this.acts.add(actor, parentId, asked);
  }

  @ApiOperation({ summary: '变更机构名称、别名等（旧名成为别名）' })
  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: OrganisationView })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: dto.ChangeOrganisationDto,
    @IfMatch() expected: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    return this.acts.change(actor, { id, asked, expected });
  }

  @ApiOperation({ summary: '设定机构职责（整体替换）' })
  @Put(':id/duties')
  @ApiOkResponse({ type: dto.DutyView, isArray: true })
  setDuties(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: dto.SetDutiesDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DutyView[]> {
    return this.acts.setDuties(actor, id, asked);
  }

  @ApiOperation({ summary: '调整机构隶属（连同其下级）' })
  @Post(':id/move')
  @HttpCode(200)
  @ApiOkResponse({ type: OrganisationView })
  move(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: dto.MoveOrganisationDto,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    return this.reorganise.move(actor, id, asked);
  }

  @ApiOperation({ summary: '撤销机构（须无在岗人员、下级机构和未办结任务）' })
  @Post(':id/closure')
  @HttpCode(200)
  @ApiOkResponse({ type: OrganisationView })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: dto.CloseOrganisationDto,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    return this.reorganise.close(actor, id, asked);
  }
}
