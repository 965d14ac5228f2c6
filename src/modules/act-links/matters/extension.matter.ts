import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ActOnTask, ReadTask } from '../../tasks/index.js';
import type { Matter, MatterDecision, MatterView } from './matter.js';

interface ExtensionRequest {
  readonly label: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly progress: number;
  readonly dueOn: LocalDate;
  readonly newDueOn: LocalDate;
  readonly granted: number;
}

/** 延期申请: granted to the day that was asked for, or refused; another day is set in the console. */
@Injectable()
export class ExtensionMatter implements Matter {
  readonly name = 'extension';

  constructor(
    private readonly reader: Reader,
    private readonly readTask: ReadTask,
    private readonly actOnTask: ActOnTask,
  ) {}

  async view(actor: Actor, subjectId: string): Promise<MatterView> {
    const task = await this.readTask.run(actor, subjectId);
    const asked = await this.reader.one<ExtensionRequest>(contextOf(actor), {
      text: REQUEST,
      values: [subjectId],
    });
    const deciding = task.openActions.find(({ action }) => action === 'decideExtension');
    return {
      version: task.version,
      isTheirs: deciding !== undefined,
      blockedBy: deciding?.blockedBy ?? null,
      heading: '延期申请待答复',
      facts: asked === null ? [] : factsOf(asked),
      words: { agree: `同意延至${asked?.newDueOn ?? '—'}`, refuse: '不同意' },
    };
  }

  async decide(
    tx: Tx,
    actor: Actor,
    { subjectId, version, decision, reason }: MatterDecision,
  ): Promise<void> {
    const [asked] = await tx.query<ExtensionRequest>(REQUEST, [subjectId]);
    if (asked === undefined) throw new Problem('record.stale');
    const granted = { outcome: 'granted', newDueOn: asked.newDueOn } as const;
    await this.actOnTask.runIn(tx, actor, {
      taskId: subjectId,
      action: 'decideExtension',
      input: {
        ...(decision === 'agree' ? granted : { outcome: 'refused' }),
        ...(reason !== undefined && { reason }),
      },
      expectedVersion: version,
    });
  }
}

function factsOf(asked: ExtensionRequest): (readonly [string, string])[] {
  return [
    ['任务', asked.label],
    ['申请单位', asked.unit ?? '—'],
    ['延期理由', asked.reason],
    ['当前进度', `${asked.progress}%`],
    ['现办结时限', asked.dueOn],
    ['申请延至', asked.newDueOn],
    ['已延期', `${asked.granted}次`],
  ];
}

const REQUEST = `
select concat_ws(' ', t.number, t.title) as label, o.name as unit, x.reason, x.progress, x.due_on::text as "dueOn", x.new_due_on::text as "newDueOn",
  t.extension_count as granted
from task_extension x join task t on t.id = x.task_id left join organisation o on o.id = t.lead_organisation_id
where x.task_id = $1 and x.outcome is null`;
