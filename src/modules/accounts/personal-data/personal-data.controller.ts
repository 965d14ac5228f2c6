import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { Rate } from '../../../platform/http/limits/rate-classes.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { AccountReasonDto, AccountView } from '../people/accounts.dto.js';
import { ErasePerson } from './erase-person.service.js';
import { ExportOwnData } from './export-own-data.service.js';
import { OwnDataView } from './personal-data.dto.js';

/** Rights of a person over their own data, as far as record-keeping leaves them (docs/data.md). */
@ApiTags('accounts')
@Controller()
export class PersonalDataController {
  constructor(
    private readonly exportOwnData: ExportOwnData,
    private readonly erasePerson: ErasePerson,
  ) {}

  @ApiOperation({ summary: '导出本人的个人信息副本' })
  @Get('session/personal-data')
  @Access('signed-in')
  @Rate('exports')
  @ApiOkResponse({ type: OwnDataView })
  own(@CurrentActor() actor: Actor): Promise<OwnDataView> {
    return this.exportOwnData.run(actor);
  }

  @ApiOperation({ summary: '注销账号并清除个人资料（须已停用、无岗位和任务；不可恢复）' })
  @Post('accounts/:id/erasure')
  @HttpCode(200)
  @Access({ anyRole: ['security_admin'] })
  @ApiOkResponse({ type: AccountView, description: 'Erased for good: nothing restores it.' })
  erase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: AccountReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView> {
    return this.erasePerson.run(actor, { id, reason });
  }
}
