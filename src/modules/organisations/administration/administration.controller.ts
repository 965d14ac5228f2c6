import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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

  @Put(':id/duties')
  @ApiOkResponse({ type: dto.DutyView, isArray: true })
  setDuties(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: dto.SetDutiesDto,
    @CurrentActor() actor: Actor,
  ): Promise<dto.DutyView[]> {
    return this.acts.setDuties(actor, id, asked);
  }

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
