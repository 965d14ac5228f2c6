import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Resources } from 'scimmy';
import { Access } from '../../../platform/http/access.js';
import { CurrentDirectory, type DirectoryClient } from '../../identity/index.js';
import { ScimErrorFilter } from './scim-error.filter.js';
import { ScimGroups } from './scim-groups.service.js';
import { idOf, SCIM_PATH, SCIM_TYPE } from './scim-protocol.js';
import { ScimAnswer, ScimBody, ScimListQuery, ScimReadQuery } from './scim.dto.js';
import { ScimUsers } from './scim-users.service.js';

/** SCIM 2.0 (RFC 7644): the directory of an office provisions its people and groups; what groups give is set here. */
@ApiTags('scim')
@Controller('scim/v2')
@Access('directory-client')
@UseFilters(ScimErrorFilter)
export class ScimController {
  constructor(
    private readonly users: ScimUsers,
    private readonly groups: ScimGroups,
  ) {}

  @Get('Users')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse of users, by userName.')
  listUsers(@CurrentDirectory() directory: DirectoryClient, @Query() query: ScimListQuery): Promise<object> {
    return this.users.list(directory, query);
  }

  @Get('Users/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('The user.')
  readUser(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Query() query: ScimReadQuery,
  ): Promise<object> {
    return this.users.read(directory, idOf(id), query);
  }

  @Post('Users')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('User')
  @ApiCreatedResponse({ description: 'The user as it is kept; `Location` says where.' })
  async createUser(
    @CurrentDirectory() directory: DirectoryClient,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return located(reply, 'Users', await this.users.create(directory, body));
  }

  @Put('Users/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('User')
  @ScimAnswer('The user as it is kept now; what was left out stays as it was.')
  replaceUser(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Body() body: object,
  ): Promise<object> {
    return this.users.replace(directory, idOf(id), body);
  }

  @Patch('Users/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('PatchOp')
  @ScimAnswer('The user as it is kept now. `active` false ends sessions and tokens at once.')
  patchUser(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Body() body: object,
  ): Promise<object> {
    return this.users.patch(directory, idOf(id), body);
  }

  @Delete('Users/:id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Suspended, without offices of groups, and no longer shown here.' })
  async removeUser(@CurrentDirectory() directory: DirectoryClient, @Param('id') id: string): Promise<void> {
    await this.users.remove(directory, idOf(id));
  }

  @Get('Groups')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse of groups, by displayName.')
  listGroups(@CurrentDirectory() directory: DirectoryClient, @Query() query: ScimListQuery): Promise<object> {
    return this.groups.list(directory, query);
  }

  @Get('Groups/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('The group with its members.')
  readGroup(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Query() query: ScimReadQuery,
  ): Promise<object> {
    return this.groups.read(directory, idOf(id), query);
  }

  @Post('Groups')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('Group')
  @ApiCreatedResponse({ description: 'The group as it is kept; `Location` says where.' })
  async createGroup(
    @CurrentDirectory() directory: DirectoryClient,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return located(reply, 'Groups', await this.groups.create(directory, body));
  }

  @Put('Groups/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('Group')
  @ScimAnswer('The group as it is kept now.')
  replaceGroup(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Body() body: object,
  ): Promise<object> {
    return this.groups.replace(directory, idOf(id), body);
  }

  @Patch('Groups/:id')
  @Header('content-type', SCIM_TYPE)
  @ScimBody('PatchOp')
  @ScimAnswer('The group as it is kept now; offices follow membership at once.')
  patchGroup(
    @CurrentDirectory() directory: DirectoryClient,
    @Param('id') id: string,
    @Body() body: object,
  ): Promise<object> {
    return this.groups.patch(directory, idOf(id), body);
  }

  @Delete('Groups/:id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Gone, with the offices that it gave.' })
  async removeGroup(@CurrentDirectory() directory: DirectoryClient, @Param('id') id: string): Promise<void> {
    await this.groups.remove(directory, idOf(id));
  }

  @Get('ServiceProviderConfig')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('What of the protocol is supported.')
  config(): Promise<object> {
    return new Resources.ServiceProviderConfig().read();
  }

  @Get('ResourceTypes')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse: users and groups.')
  resourceTypes(): Promise<object> {
    return new Resources.ResourceType().read();
  }

  @Get('Schemas')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse of the schemas of RFC 7643.')
  schemas(): Promise<object> {
    return new Resources.Schema().read();
  }
}

function located(reply: FastifyReply, kind: 'Users' | 'Groups', resource: object): object {
  void reply.header('location', `${SCIM_PATH}/${kind}/${(resource as { id: string }).id}`);
  return resource;
}
