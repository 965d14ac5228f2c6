import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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

  @Get()
  @Access({ anyRole: ['security_admin', 'audit_admin'] })
  @ApiOkResponse({ type: DirectoryClientView, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<DirectoryClientView[]> {
    return this.clients.list(actor);
  }

  @Post()
  @Access({ anyRole: ['security_admin'] })
  @ShownOnce('secret')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NewDirectoryClientView })
  add(@Body() asked: AddDirectoryClientDto, @CurrentActor() actor: Actor): Promise<NewDirectoryClientView> {
    return this.clients.add(actor, asked);
  }

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
