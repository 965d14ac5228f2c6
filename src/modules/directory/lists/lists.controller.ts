import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { ShownOnce } from '../../../platform/http/idempotency.interceptor.js';
import { administratorOf } from '../../accounts/index.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { ListTakenView, TakeListDto } from './directory.dto.js';
import { TakeOrganisations } from './take-organisations.service.js';
import { TakePeople } from './take-people.service.js';

/** 名单导入: people by the security administrator, organisations by the system administrator. */
@ApiTags('accounts')
@Controller('directory')
export class ListsController {
  constructor(
    private readonly takePeople: TakePeople,
    private readonly takeOrganisations: TakeOrganisations,
  ) {}

  @ApiOperation({ summary: '按名单导入人员（建立、变更、停用、恢复；可先试算）' })
  @Post('people')
  @HttpCode(200)
  @Access({ anyRole: ['security_admin'] })
  @ShownOnce('firstPassword')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ListTakenView })
  people(@Body() { csv, dryRun = false }: TakeListDto, @CurrentActor() actor: Actor): Promise<ListTakenView> {
    return this.takePeople.run(administratorOf(actor), { bytes: Buffer.from(csv), isDry: dryRun });
  }

  @ApiOperation({ summary: '按名单导入机构（只新增和更名；可先试算）' })
  @Post('organisations')
  @HttpCode(200)
  @Access({ anyRole: ['system_admin'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: ListTakenView })
  organisations(
    @Body() { csv, dryRun = false }: TakeListDto,
    @CurrentActor() actor: Actor,
  ): Promise<ListTakenView> {
    return this.takeOrganisations.run(administratorOf(actor), { bytes: Buffer.from(csv), isDry: dryRun });
  }
}
