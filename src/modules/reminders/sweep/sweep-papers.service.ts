import { Injectable } from '@nestjs/common';
import { proposalsDue, slipDraft, type SlipDraft } from '../../../core/escalation/index.js';
import { slipRule } from '../../../core/slip/index.js';
import { localDate, type LocalDate } from '../../../core/shared/local-date.js';
import type { Proposal, RuleContext } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog, type ActedOn } from '../../audit/index.js';
import { inTheOffice, TellAboutSlip } from '../../slips/index.js';
import type { PlannedTask } from './addressing.js';
import { present, type LightCheck } from './paper-columns.js';
import { toConsequenceFacts, toSlipFacts } from './paper-facts.js';
import type { SweepRow } from './sweep-row.js';

interface WrittenPaper {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly fromPath: string;
  readonly taskId: string;
  readonly what: string;
}

/** What the office reads where nobody has written the demands yet; whoever issues it makes them its own. */
const DEMANDS = '请对照整改目标和认定标准，在期限内采取措施推进整改，并书面回复办理情况。';

/** Puts drafts and proposals on the desk of the office; the system itself issues and decides nothing (domain.md section 4.4). */
@Injectable()
export class SweepPapers {
  constructor(
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param isCheck today is the first sweep of its month (每月调度): the lights of today are put on record */
  async write(
    tx: Tx,
    tasks: readonly PlannedTask[],
    at: { contextOf: (row: SweepRow) => RuleContext; isCheck: boolean; today: LocalDate },
  ): Promise<void> {
    const month = localDate(`${at.today.slice(0, 8)}01`);
    const checks: (LightCheck & { taskId: string; orgPath: string })[] = [];
    const drafts: { taskId: string; draft: SlipDraft; limitWorkdays: number }[] = [];
    const proposals: { taskId: string; kind: Proposal }[] = [];
    for (const { row, plan } of tasks) {
      const ctx = at.contextOf(row);
      const known = row.checks ?? [];
      const { light } = plan.light;
      const isNew = at.isCheck && light !== 'grey' && known[0]?.month !== month;
      const check = { month, light, dueOn: row.currentDueOn };
      if (isNew) checks.push({ ...check, taskId: row.id, orgPath: row.orgPath });
      const facts = toConsequenceFacts(row, isNew ? [check, ...known] : known, at.today);
      if (light !== 'grey')
        for (const kind of proposalsDue(facts, ctx)) proposals.push({ taskId: row.id, kind });
      const draft = slipDraft(toSlipFacts(row), ctx);
      if (draft === null || isConsidered(row, draft)) continue;
      const limitWorkdays = slipRule(draft.colour, ctx.pack)?.limitWorkdays ?? 5;
      drafts.push({ taskId: row.id, draft, limitWorkdays });
    }
    await this.writeChecks(tx, checks, at.today);
    const acts = [...(await this.writeDrafts(tx, drafts)), ...(await this.writeProposals(tx, proposals))];
    await this.events.record(tx, null, acts.sort(byChain));
  }

  private async writeChecks(tx: Tx, checks: readonly object[], today: LocalDate): Promise<void> {
    if (checks.length > 0) await tx.query(ADD_CHECKS, [JSON.stringify(checks), today]);
  }

  private async writeDrafts(
    tx: Tx,
    drafts: readonly { taskId: string; draft: SlipDraft; limitWorkdays: number }[],
  ): Promise<ActedOn[]> {
    if (drafts.length === 0) return [];
    const rows = drafts.map(({ taskId, draft: { colour, ground }, limitWorkdays }) => ({
      taskId,
      colour,
      ground,
      limitWorkdays,
    }));
    const written = await tx.query<WrittenPaper>(ADD_DRAFTS, [
      JSON.stringify(rows),
      DEMANDS,
      this.clock.now(),
      drafts.map(({ taskId }) => taskId),
    ]);
    return written.map((slip) => inTheOffice('slip', slip, 'slip.drafted', { colour: slip.what }));
  }

  private async writeProposals(
    tx: Tx,
    made: readonly { taskId: string; kind: Proposal }[],
  ): Promise<ActedOn[]> {
    if (made.length === 0) return [];
    const written = await tx.query<WrittenPaper>(ADD_PROPOSALS, [
      JSON.stringify(made),
      this.clock.now(),
      made.map(({ taskId }) => taskId),
    ]);
    const orders = written.map(({ id }) => ({ payload: { paperId: id, event: 'proposal.made' as const } }));
    await this.outbox.addMany(tx, TellAboutSlip, orders);
    return written.map((one) => inTheOffice('proposal', one, 'proposal.made', { kind: one.what }));
  }
}

/** Two batches that take their places in several chains take them in one order and cannot wait for each other for ever. */
function byChain(a: ActedOn, b: ActedOn): number {
  if (a.organisationId === b.organisationId) return 0;
  return a.organisationId < b.organisationId ? -1 : 1;
}

/** A draft that was dropped does not come again under the same deadline. */
function isConsidered(row: SweepRow, { colour }: SlipDraft): boolean {
  return present(row.considered, row).some((one) => one.colour === colour);
}

const ADD_CHECKS = `
insert into light_check (task_id, month, org_path, checked_on, light, due_on)
select c."taskId", c.month, c."orgPath", $2, c.light, c."dueOn"
from jsonb_to_recordset($1::jsonb) as c ("taskId" uuid, month date, "orgPath" text, light text, "dueOn" date)
on conflict do nothing`;

/**
 * For the office of whoever registered the task. The tasks by list, too: of the join alone the planner reads the whole table for
 * each batch.
 */
const fromTask = (
  ids: string,
) => `join task t on t.id = g."taskId" and t.id = any(${ids}::uuid[]) join account a on a.id = t.created_by join organisation o on o.id = a.organisation_id
  where t.lead_organisation_id is not null and t.lead_organisation_id <> o.id`;
const RETURNED = (what: string) =>
  `id, organisation_id as "organisationId", org_path as "orgPath", from_path as "fromPath", task_id as "taskId", ${what} as what`;

const ADD_DRAFTS = `
insert into slip (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, task_due_on, rule_pack, colour, ground,
  demands, limit_workdays, drafted_at)
select t.organisation_id, t.org_path, o.id, o.path, t.lead_organisation_id, t.id, t.current_due_on, t.rule_pack, g.colour, g.ground, $2,
  g."limitWorkdays", $3
from jsonb_to_recordset($1::jsonb) as g ("taskId" uuid, colour text, ground text, "limitWorkdays" int) ${fromTask('$4')}
on conflict do nothing returning ${RETURNED('colour')}`;

const ADD_PROPOSALS = `
insert into proposal (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, task_due_on, kind, grounds, proposed_at)
select t.organisation_id, t.org_path, o.id, o.path, t.lead_organisation_id, t.id, t.current_due_on, g.kind, '按规则' || t.rule_pack || '提出', $2
from jsonb_to_recordset($1::jsonb) as g ("taskId" uuid, kind text) ${fromTask('$3')}
on conflict do nothing returning ${RETURNED('kind')}`;
