import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { AgendaPage, ListAgendaQuery } from './agenda.dto.js';
import { Agenda } from './agenda.service.js';

@ApiTags('tasks')
@Controller('agenda')
export class AgendaController {
  constructor(private readonly agenda: Agenda) {}

  @ApiOperation({ summary: '等我处理或我在等谁：各任务的下一步（先到期的在前）' })
  @Get()
  @Access({ anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] })
  @ApiOkResponse({
    type: AgendaPage,
    description: 'Tasks by the one step each waits for, due soonest first.',
  })
  list(@Query() query: ListAgendaQuery, @CurrentActor() actor: Actor): Promise<AgendaPage> {
    return this.agenda.read(actor, query);
  }
}
