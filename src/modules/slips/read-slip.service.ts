import { Injectable } from '@nestjs/common';
import { groundOf, openSlipActions, slipRule, type SlipContext } from '../../core/slip/index.js';
import { Clock } from '../../platform/clock.js';
import { PROBLEMS } from '../../platform/http/problem-catalogue.js';
import { WorkCalendars } from '../calendars/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { ReportingLoad } from './reporting-load/reporting-load.queries.js';
import { toRuleActor } from './slip-actor.js';
import type { IssuePreview, SlipView, UnitLoad } from './slips.dto.js';
import { SlipQueries } from './slips.queries.js';
import { packOf, toRecord, type SlipRow } from './slip-row.js';

/** A slip as one person sees it today. */
@Injectable()
export class ReadSlip {
  constructor(
    private readonly queries: SlipQueries,
    private readonly load: ReportingLoad,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<SlipView> {
    const context = contextOf(actor);
    const printed = await this.queries.printed(context, id);
    const row = await this.queries.row(context, id);
    const open = openSlipActions(toRecord(row), await this.standing(actor, row));
    return {
      ...printed,
      conflicts: await this.queries.conflicts(context, row),
      openActions: open.map(({ action, blockedBy }) => ({
        action,
        blockedBy: blockedBy?.code ?? null,
        blockedTitle: blockedBy === null ? null : PROBLEMS[blockedBy.code].title,
      })),
    };
  }

  /** What would happen on issue: ground, limit, other offices' slips, and what was asked of the unit already. */
  async previewIssue(actor: Actor, id: string): Promise<IssuePreview> {
    const context = contextOf(actor);
    const row = await this.queries.row(context, id);
    const ctx = await this.standing(actor, row);
    const record = toRecord(row);
    const issue = openSlipActions(record, ctx).find(({ action }) => action === 'issue');
    const conflicts = await this.queries.conflicts(context, row);
    const load = withOneMore(await this.load.ofUnit(context, row.toOrganisationId, ctx.today));
    const warnings = [
      ...(load.isOver ? ['load.over-cap'] : []),
      ...(conflicts.length > 0 ? ['conflict.other-office'] : []),
    ];
    return {
      ground: groundOf(record.colour, record.last, ctx),
      limitOn: ctx.calendar.addWorkdays(ctx.today, record.limitWorkdays),
      needsApproval: slipRule(record.colour, ctx.pack)?.needsApproval ?? false,
      blockedBy: issue === undefined ? 'slip.action-not-allowed' : (issue.blockedBy?.code ?? null),
      conflicts,
      load,
      warnings,
    };
  }

  private async standing(actor: Actor, row: SlipRow): Promise<SlipContext> {
    const calendar = await this.calendars.current();
    const ruleActor = toRuleActor(actor, row);
    return { actor: ruleActor, today: this.clock.today(), calendar, pack: packOf(row), input: {} };
  }
}

function withOneMore(load: UnitLoad): UnitLoad {
  const total = load.total + 1;
  return { ...load, slips: load.slips + 1, total, isOver: total > load.cap };
}
