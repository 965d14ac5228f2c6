import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ActOnTask, ReadTask } from '../../tasks/index.js';
import { toldFacts, type Matter, type MatterDecision, type MatterView } from './matter.js';

interface ReturnRequest {
  readonly label: string;
  readonly unit: string | null;
  readonly reason: string | null;
  readonly dutyBasis: string | null;
  readonly suggested: string | null;
  readonly requestedOn: LocalDate | null;
  readonly decisionDueOn: LocalDate | null;
}

/** 退回申请: the unit holds that the matter is not its own; only the office above may take it back (domain.md section 3). */
@Injectable()
export class ReturnMatter implements Matter {
  readonly name = 'return';

  constructor(
    private readonly reader: Reader,
    private readonly readTask: ReadTask,
    private readonly actOnTask: ActOnTask,
  ) {}

  async view(actor: Actor, subjectId: string): Promise<MatterView> {
    const task = await this.readTask.run(actor, subjectId);
    const asked = await this.reader.one<ReturnRequest>(contextOf(actor), {
      text: REQUEST,
      values: [subjectId],
    });
    const deciding = task.openActions.find(({ action }) => action === 'acceptReturn');
    return {
      version: task.version,
      isTheirs: deciding !== undefined,
      blockedBy: deciding?.blockedBy ?? null,
      heading: '退回申请待答复',
      facts: asked === null ? [] : factsOf(asked),
      words: { agree: '同意退回', refuse: '不同意退回' },
    };
  }

  async decide(
    tx: Tx,
    actor: Actor,
    { subjectId, version, decision, reason }: MatterDecision,
  ): Promise<void> {
    await this.actOnTask.runIn(tx, actor, {
      taskId: subjectId,
      action: decision === 'agree' ? 'acceptReturn' : 'refuseReturn',
      input: reason === undefined ? {} : { reason },
      expectedVersion: version,
    });
  }
}

function factsOf(asked: ReturnRequest): (readonly [string, string])[] {
  return toldFacts([
    ['任务', asked.label],
    ['申请单位', asked.unit],
    ['退回理由', asked.reason],
    ['职责依据', asked.dutyBasis],
    ['建议承办单位', asked.suggested],
    ['申请日期', asked.requestedOn],
    ['答复期限', asked.decisionDueOn],
    ['同意之后', '任务退回立项，由督查机构另行交办'],
  ]);
}

const REQUEST = `
select concat_ws(' ', t.number, t.title) as label, o.name as unit, e.payload->>'reason' as reason, e.payload->>'dutyBasis' as "dutyBasis",
  (select s.name from organisation s where s.id::text = e.payload->>'suggestedOrganisationId') as suggested,
  t.return_requested_on::text as "requestedOn", t.return_decision_due_on::text as "decisionDueOn"
from task t left join organisation o on o.id = t.lead_organisation_id left join lateral (
  select payload from event where subject_type = 'task' and subject_id = t.id and name = 'task.return-requested' order by id desc limit 1) e on true
where t.id = $1`;
