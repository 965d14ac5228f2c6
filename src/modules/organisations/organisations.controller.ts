import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, CurrentActor, ROLES, type Actor } from '../identity/index.js';
import { DutyView } from './administration/administration.dto.js';
import {
  ListOrganisationsQuery,
  OrganisationPage,
  OrganisationView,
  RegisterBodyDto,
} from './organisations.dto.js';
import { RegisterBody } from './register-body.service.js';
import { OrganisationQueries } from './organisations.queries.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly queries: OrganisationQueries,
    private readonly registerBody: RegisterBody,
  ) {}

  @ApiOperation({ summary: '查询机构' })
  @Get()
  @Access({ anyRole: ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: OrganisationPage })
  list(@Query() query: ListOrganisationsQuery, @CurrentActor() actor: Actor): Promise<OrganisationPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '登记报告机关（同名已有则返回原有的）' })
  @Post()
  @Access({ anyRole: ['supervisor'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: OrganisationView })
  async register(@Body() { name }: RegisterBodyDto, @CurrentActor() actor: Actor): Promise<OrganisationView> {
    const { id } = await this.registerBody.run(name, actor.scopePath);
    return this.read(id, actor);
  }

  @ApiOperation({ summary: '机构的职责' })
  @Get(':id/duties')
  @Access({ anyRole: ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: DutyView, isArray: true, description: '职责: what it answers for.' })
  duties(@Param('id', ParseUUIDPipe) id: string): Promise<DutyView[]> {
    return this.queries.dutiesOf(id);
  }

  @ApiOperation({ summary: '查看机构' })
  @Get(':id')
  @Access({ anyRole: ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: OrganisationView })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    const found = await this.queries.byId(contextOf(actor), id);
    if (found === null) throw new Problem('record.not-found');
    return found;
  }
}
