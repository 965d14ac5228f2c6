import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { ShownOnce } from '../../../platform/http/idempotency.interceptor.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { EndingDto } from '../offices/offices.dto.js';
import { AddDirectoryClientDto, DirectoryClientView, NewDirectoryClientView } from './clients.dto.js';
import { DirectoryClients } from './clients.service.js';

/** 目录对接: which directory may keep people here (SCIM 2.0). */
@ApiTags('accounts')
@Controller('directory/clients')
export class DirectoryClientsController {
  constructor(private readonly clients: DirectoryClients) {}

  @ApiOperation({ summary: '查询目录对接（含已撤销和已过期的）' })
  @Get()
  @Access({ anyRole: ['security_admin', 'audit_admin'] })
  @ApiOkResponse({ type: DirectoryClientView, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<DirectoryClientView[]> {
    return this.clients.list(actor);
  }

  @ApiOperation({ summary: '登记目录对接（SCIM 密钥只显示一次）' })
  @Post()
  @Access({ anyRole: ['security_admin'] })
  @ShownOnce('secret')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NewDirectoryClientView })
  add(@Body() asked: AddDirectoryClientDto, @CurrentActor() actor: Actor): Promise<NewDirectoryClientView> {
    return this.clients.add(actor, asked);
  }

  @ApiOperation({ summary: '撤销目录对接（密钥下一次请求起失效）' })
  @Post(':id/revocation')
  @HttpCode(200)
  @Access({ anyRole: ['security_admin'] })
  @ApiOkResponse({ type: DirectoryClientView })
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: EndingDto,
    @CurrentActor() actor: Actor,
  ): Promise<DirectoryClientView> {
    return this.clients.revoke(actor, { id, reason });
  }
}
