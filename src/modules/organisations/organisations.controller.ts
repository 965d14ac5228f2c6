import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { Problem } from '../../platform/http/problem.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, ROLES, type Actor } from '../identity/index.js';
import { ListOrganisationsQuery, OrganisationPage, OrganisationView } from './organisations.dto.js';
import { OrganisationQueries } from './organisations.queries.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly queries: OrganisationQueries) {}

  @Get()
  @Access({ anyRole: ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: OrganisationPage })
  list(@Query() query: ListOrganisationsQuery, @CurrentActor() actor: Actor): Promise<OrganisationPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @Get(':id')
  @Access({ anyRole: BUSINESS_ROLES, verb: 'tasks:read' })
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
