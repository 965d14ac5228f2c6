import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/http/access.js';
import { etagOf, IfMatch } from '../../platform/http/etag.js';
import { CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { FileQuotaView, SetFileQuotaDto } from './file-quotas.dto.js';
import { FileQuotaQueries } from './file-quotas.queries.js';
import { SetFileQuota } from './set-file-quota.service.js';

@ApiTags('organisations')
@Controller('organisations/:id/file-quota')
export class FileQuotasController {
  constructor(
    private readonly queries: FileQuotaQueries,
    private readonly setQuota: SetFileQuota,
  ) {}

  @ApiOperation({ summary: '查看机构文件空间的用量和限额' })
  @Get()
  @Access({ anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES, 'system_admin'] })
  @ApiOkResponse({
    type: FileQuotaView,
    description: 'Of one’s own organisation or one that one looks after.',
  })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileQuotaView> {
    const view = await this.queries.of(actor, id);
    reply.header('etag', etagOf(view.version));
    return view;
  }

  @ApiOperation({ summary: '设定机构文件空间的限额（调低不删已有文件）' })
  @Put()
  @Access({ anyRole: ['system_admin'] })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: FileQuotaView })
  set(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: SetFileQuotaDto,
    @IfMatch() expected: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<FileQuotaView> {
    return this.setQuota.run(actor, { id, asked, expected });
  }
}
