import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { checkDueRule, dueOn } from '../../../core/calendar/index.js';
import { localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { Access } from '../../../platform/http/access.js';
import { Problem } from '../../../platform/http/problem.js';
import { WorkCalendars } from '../../calendars/index.js';
import { BUSINESS_ROLES } from '../../identity/index.js';
import { toDueRule } from '../register/create-tasks.service.js';
import { DeadlineQuery, DeadlineView } from './deadlines.dto.js';

/** Which day a rule for a deadline leads to, before anybody sets it. */
@ApiTags('tasks')
@Controller('deadlines')
export class DeadlinesController {
  constructor(
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: '试算完成时限（按日期、工作日、日、月或年底）' })
  @Get()
  @Access({ anyRole: BUSINESS_ROLES, verb: 'tasks:read' })
  @ApiOkResponse({ type: DeadlineView })
  async show(@Query() { start: asked, ...query }: DeadlineQuery): Promise<DeadlineView> {
    const start = asked === undefined ? this.clock.today() : localDate(asked);
    const rule = toDueRule(query);
    const refusal = checkDueRule(rule, start);
    if (refusal !== null) throw new Problem(refusal.code, refusal.params);
    const calendar = await this.calendars.current();
    const due = dueOn(rule, start, calendar);
    return {
      start,
      dueOn: due,
      workdays: calendar.workdaysBetween(start, due),
      isProvisional: calendar.isProvisional(due),
      specialDays: calendar.specialDaysBetween(start, due),
    };
  }
}
