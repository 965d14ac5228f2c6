import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { AppointSubstitute } from './appoint-substitute.service.js';
import { RevokeSubstitution } from './revoke-substitution.service.js';
import {
  AppointSubstituteDto,
  ListSubstitutionsQuery,
  SubstitutionPage,
  SubstitutionView,
} from './substitutions.dto.js';
import { SubstitutionQueries } from './substitutions.queries.js';

const PEOPLE = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] };

/** 代理人. */
@ApiTags('substitutions')
@Controller('substitutions')
export class SubstitutionsController {
  constructor(
    private readonly queries: SubstitutionQueries,
    private readonly appointSubstitute: AppointSubstitute,
    private readonly revokeSubstitution: RevokeSubstitution,
  ) {}

  @ApiOperation({ summary: '查询代理' })
  @Get()
  @Access(PEOPLE)
  @ApiOkResponse({ type: SubstitutionPage })
  list(@Query() query: ListSubstitutionsQuery, @CurrentActor() actor: Actor): Promise<SubstitutionPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '查看代理' })
  @Get(':id')
  @Access(PEOPLE)
  @ApiOkResponse({ type: SubstitutionView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<SubstitutionView> {
    return this.queries.byId(contextOf(actor), id);
  }

  @ApiOperation({ summary: '指定代理人（限定岗位和起止日期）' })
  @Post()
  @Access(PEOPLE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SubstitutionView })
  async appoint(@Body() body: AppointSubstituteDto, @CurrentActor() actor: Actor): Promise<SubstitutionView> {
    return this.read(await this.appointSubstitute.run(actor, body), actor);
  }

  @ApiOperation({ summary: '撤销代理（即时失效，记录保留）' })
  @Delete(':id')
  @HttpCode(204)
  @Access(PEOPLE)
  @ApiNoContentResponse({ description: 'Ended at once; it stays on record.' })
  async revoke(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.revokeSubstitution.run(actor, id);
  }
}
