import { Injectable } from '@nestjs/common';
import { parseLocalDate } from '../../../core/shared/local-date.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Actor } from '../../identity/index.js';
import { ReceiveProgress } from '../../pending-progress/index.js';
import { ActOnTask, AmendTask, type TaskAmendment } from '../../tasks/index.js';

/** A line whose dry run found changes. */
export interface LineToApply {
  readonly taskId: string;
  readonly expectedVersion: number | null;
  /** Column → what it is to say. */
  readonly cells: Readonly<Record<string, string>>;
  /** Hash of the file: the same file brings nothing twice. */
  readonly sourceId: string;
}

const PEOPLE = { owner: 'ownerId', liaison: 'liaisonId', lineLeader: 'lineLeaderId' } as const;

/** Puts one line into effect through the acts of the tasks module: guards, events and notices as if done by hand. */
@Injectable()
export class ApplyLine {
  constructor(
    private readonly actOnTask: ActOnTask,
    private readonly amendTask: AmendTask,
    private readonly receiveProgress: ReceiveProgress,
  ) {}

  /**
   * @returns `pending` where a person of the unit has yet to stand behind it (a department system sent it)
   * @throws Problem what the rules refuse; `record.stale` where the task changed since the dry run
   */
  async run(tx: Tx, actor: Actor, line: LineToApply): Promise<'applied' | 'pending'> {
    const { cells } = line;
    let version = line.expectedVersion;
    const amendment = await this.amendmentOf(tx, line);
    if (Object.keys(amendment).length > 0) {
      await this.amendTask.runIn(tx, actor, { taskId: line.taskId, expectedVersion: version }, amendment);
      version = null;
    }
    if (cells['dueOn'] !== undefined) {
      await this.extend(tx, actor, { ...line, expectedVersion: version });
      version = null;
    }
    const isProgress = ['progress', 'progressText', 'nextSteps'].some((key) => cells[key] !== undefined);
    return isProgress ? this.report(tx, actor, { ...line, expectedVersion: version }) : 'applied';
  }

  private async amendmentOf(tx: Tx, { taskId, cells }: LineToApply): Promise<TaskAmendment> {
    const amendment: Record<string, string> = {};
    if (cells['title'] !== undefined) amendment['title'] = cells['title'];
    if (cells['target'] !== undefined) amendment['target'] = cells['target'];
    for (const [column, field] of Object.entries(PEOPLE)) {
      const name = cells[column];
      if (name !== undefined) amendment[field] = await personOf(tx, { taskId, name, column });
    }
    return amendment;
  }

  /** A due date moves by a decision on the unit's request and by nothing else. */
  private async extend(tx: Tx, actor: Actor, { taskId, expectedVersion, cells }: LineToApply): Promise<void> {
    const newDueOn = parseLocalDate(cells['dueOn'] ?? '');
    if (newDueOn === null) throw new Problem('ledger.not-a-day');
    const [asked] = await tx.query(
      'select 1 from task where id = $1 and extension_requested_by is not null',
      [taskId],
    );
    if (asked === undefined) throw new Problem('ledger.due-needs-extension');
    const input = { outcome: 'granted', newDueOn, reason: '台账回传批复' } as const;
    await this.actOnTask.runIn(tx, actor, { taskId, action: 'decideExtension', input, expectedVersion });
  }

  private async report(tx: Tx, actor: Actor, line: LineToApply): Promise<'applied' | 'pending'> {
    const { taskId, expectedVersion, cells } = line;
    const progress = cells['progress'] === undefined ? undefined : Number(cells['progress']);
    const text = cells['progressText'];
    const nextSteps = cells['nextSteps'];
    if (actor.verbs === null) {
      const input = { progress, text, nextSteps };
      await this.actOnTask.runIn(tx, actor, { taskId, action: 'reportProgress', input, expectedVersion });
      return 'applied';
    }
    await this.keepPending(tx, actor, line);
    return 'pending';
  }

  private async keepPending(tx: Tx, actor: Actor, { taskId, cells, sourceId }: LineToApply): Promise<void> {
    const [task] = await tx.query<{ number: string | null }>('select number from task where id = $1', [
      taskId,
    ]);
    const text = cells['progressText'];
    if (text === undefined) throw new Problem('progress.text-missing');
    const progress = cells['progress'] === undefined ? null : Number(cells['progress']);
    const entry = { taskNumber: task?.number ?? '', progress, text, nextSteps: cells['nextSteps'] ?? null };
    const source = { source: 'excel', sourceId, sentBy: actor } as const;
    const taken = await this.receiveProgress.receive(tx, source, [entry]);
    if (taken.length === 0) throw new Problem('actor.not-lead-unit');
  }
}

/** The one account of that name in the lead unit, for a line leader anywhere among those who oversee the body. */
async function personOf(
  tx: Tx,
  { taskId, name, column }: { taskId: string; name: string; column: string },
): Promise<string> {
  const found = await tx.query<{ id: string }>(column === 'lineLeader' ? LINE_LEADER : PERSON_OF_UNIT, [
    taskId,
    name,
  ]);
  const [only] = found;
  if (only === undefined) throw new Problem('ledger.person-unknown', { name });
  if (found.length > 1) throw new Problem('ledger.person-ambiguous', { name });
  return only.id;
}

const PERSON_OF_UNIT = `
select a.id from account a join task t on t.lead_organisation_id = a.organisation_id
where t.id = $1 and a.display_name = $2 and a.disabled_at is null limit 2`;
const LINE_LEADER = `
select distinct a.id from account a join role_grant g on g.account_id = a.id and g.role = 'line_leader'
  join organisation o on o.id = g.organisation_id join task t on starts_with(t.org_path, o.path)
where t.id = $1 and a.display_name = $2 and a.disabled_at is null limit 2`;
