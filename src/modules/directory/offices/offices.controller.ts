import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { AddDirectoryOfficeDto, DirectoryOfficeView, EndingDto } from './offices.dto.js';
import { GroupOffices } from './offices.service.js';

/** 目录的组与岗位: which group of a directory gives which office of business. */
@ApiTags('accounts')
@Controller('directory/offices')
export class GroupOfficesController {
  constructor(private readonly offices: GroupOffices) {}

  @ApiOperation({ summary: '查询目录的组与岗位的对应' })
  @Get()
  @Access({ anyRole: ['security_admin', 'audit_admin'] })
  @ApiOkResponse({ type: DirectoryOfficeView, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<DirectoryOfficeView[]> {
    return this.offices.list(actor);
  }

  @ApiOperation({ summary: '设定目录的组所给的岗位（组内人员即时取得）' })
  @Post()
  @Access({ anyRole: ['security_admin'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: DirectoryOfficeView })
  add(@Body() asked: AddDirectoryOfficeDto, @CurrentActor() actor: Actor): Promise<DirectoryOfficeView> {
    return this.offices.add(actor, asked);
  }

  @ApiOperation({ summary: '终止目录的组所给的岗位（组内人员即时失去）' })
  @Post(':id/ending')
  @HttpCode(200)
  @Access({ anyRole: ['security_admin'] })
  @ApiOkResponse({ type: DirectoryOfficeView })
  end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: EndingDto,
    @CurrentActor() actor: Actor,
  ): Promise<DirectoryOfficeView> {
    return this.offices.end(actor, { id, reason });
  }
}
