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
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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

  @ApiOperation({ summary: 'SCIM：查询人员' })
  @Get('Users')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse of users, by userName.')
  listUsers(@CurrentDirectory() directory: DirectoryClient, @Query() query: ScimListQuery): Promise<object> {
    return this.users.list(directory, query);
  }

  @ApiOperation({ summary: 'SCIM：查看人员' })
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

  @ApiOperation({ summary: 'SCIM：新增人员（登录名不得重复）' })
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

  @ApiOperation({ summary: 'SCIM：替换人员资料（未给出的项保持不变）' })
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

  @ApiOperation({ summary: 'SCIM：修改人员（停用即结束会话和令牌）' })
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

  @ApiOperation({ summary: 'SCIM：移除人员（停用并收回组给的岗位，记录保留）' })
  @Delete('Users/:id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Suspended, without offices of groups, and no longer shown here.' })
  async removeUser(@CurrentDirectory() directory: DirectoryClient, @Param('id') id: string): Promise<void> {
    await this.users.remove(directory, idOf(id));
  }

  @ApiOperation({ summary: 'SCIM：查询组' })
  @Get('Groups')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse of groups, by displayName.')
  listGroups(@CurrentDirectory() directory: DirectoryClient, @Query() query: ScimListQuery): Promise<object> {
    return this.groups.list(directory, query);
  }

  @ApiOperation({ summary: 'SCIM：查看组及其成员' })
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

  @ApiOperation({ summary: 'SCIM：新增组' })
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

  @ApiOperation({ summary: 'SCIM：替换组（岗位随成员即时增减）' })
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

  @ApiOperation({ summary: 'SCIM：修改组名或成员（岗位随成员即时增减）' })
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

  @ApiOperation({ summary: 'SCIM：删除组（由其取得的岗位一并收回）' })
  @Delete('Groups/:id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Gone, with the offices that it gave.' })
  async removeGroup(@CurrentDirectory() directory: DirectoryClient, @Param('id') id: string): Promise<void> {
    await this.groups.remove(directory, idOf(id));
  }

  @ApiOperation({ summary: 'SCIM：所支持的协议功能' })
  @Get('ServiceProviderConfig')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('What of the protocol is supported.')
  config(): Promise<object> {
    return new Resources.ServiceProviderConfig().read();
  }

  @ApiOperation({ summary: 'SCIM：资源类型（人员和组）' })
  @Get('ResourceTypes')
  @Header('content-type', SCIM_TYPE)
  @ScimAnswer('ListResponse: users and groups.')
  resourceTypes(): Promise<object> {
    return new Resources.ResourceType().read();
  }

  @ApiOperation({ summary: 'SCIM：资源模式' })
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
