import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { SEND_BACK_REASONS, type Verdict } from '../../../core/task/index.js';
import { SEND_BACK_WORDS, VERDICT_WORDS } from '../../../core/words/index.js';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ActOnTask, ReadTask } from '../../tasks/index.js';
import { toldFacts, type Matter, type MatterDecision, type MatterView } from './matter.js';

/** What the first person found, as it is on file. */
interface FirstOpinion {
  readonly label: string;
  readonly unit: string | null;
  readonly by: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly stageResult: string | null;
  readonly nextSteps: string | null;
  readonly newDueOn: LocalDate | null;
  readonly documentReference: string | null;
  readonly openCriteria: readonly { readonly criterionId: string; readonly dueOn: LocalDate }[];
}

/**
 * 重点任务的第二人意见: a link takes the opinion of the first person as it stands, with everything it says, or sends the result back
 * to the unit with a coded reason (退回重办). A third opinion has more to say than a letter's page holds, and is given in the console.
 */
@Injectable()
export class SecondOpinionMatter implements Matter {
  readonly name = 'second-opinion';

  constructor(
    private readonly reader: Reader,
    private readonly readTask: ReadTask,
    private readonly actOnTask: ActOnTask,
  ) {}

  async view(actor: Actor, subjectId: string): Promise<MatterView> {
    const task = await this.readTask.run(actor, subjectId);
    const first = await this.reader.one<FirstOpinion>(contextOf(actor), { text: FIRST, values: [subjectId] });
    const deciding = task.openActions.find(({ action }) => action === 'decide');
    const canSendBack = task.openActions.some(
      ({ action, blockedBy }) => action === 'sendBack' && blockedBy === null,
    );
    return {
      version: task.version,
      isTheirs: deciding !== undefined && first !== null,
      blockedBy: deciding?.blockedBy ?? null,
      heading: '重点任务认定待第二人意见',
      facts: first === null ? [] : factsOf(first),
      words: {
        agree: `同意认定为${first === null ? '—' : VERDICT_WORDS[first.verdict]}`,
        refuse: canSendBack ? '不同意，退回重办' : null,
      },
      ...(canSendBack && { grounds: Object.entries(SEND_BACK_WORDS) }),
    };
  }

  async decide(tx: Tx, actor: Actor, made: MatterDecision): Promise<void> {
    const { subjectId: taskId, version: expectedVersion, decision } = made;
    const [first] = await tx.query<FirstOpinion>(FIRST, [taskId]);
    if (first === undefined) throw new Problem('record.stale');
    const act =
      decision === 'agree'
        ? ({ action: 'decide', input: agreement(first, made.reason) } as const)
        : ({ action: 'sendBack', input: sendingBack(made) } as const);
    await this.actOnTask.runIn(tx, actor, { taskId, expectedVersion, ...act });
  }
}

function sendingBack({ ground, reason }: MatterDecision) {
  const sendBackReason = SEND_BACK_REASONS.find((code) => code === ground);
  return { ...(sendBackReason && { sendBackReason }), ...(reason !== undefined && { reason }) };
}

/** The same decision once more; the second person's own words stand in the place of the first one's reason where there are any. */
function agreement(first: FirstOpinion, words: string | undefined) {
  const { verdict, stageResult, nextSteps, newDueOn, documentReference, openCriteria } = first;
  const reason = words ?? first.reason;
  return {
    verdict,
    ...(reason !== null && { reason }),
    ...(stageResult !== null && { stageResult }),
    ...(nextSteps !== null && { nextSteps }),
    ...(newDueOn !== null && { newDueOn }),
    ...(documentReference !== null && { documentReference }),
    ...(openCriteria.length > 0 && { openCriteria }),
  };
}

function factsOf(first: FirstOpinion): (readonly [string, string])[] {
  return toldFacts([
    ['任务', first.label],
    ['牵头单位', first.unit],
    ['首次认定', VERDICT_WORDS[first.verdict]],
    ['认定人', first.by],
    ['理由', first.reason],
    ['阶段成果', first.stageResult],
    ['下一步', first.nextSteps],
    ['新的时限', first.newDueOn],
    ['另有认定意见时', '请登录系统提出'],
  ]);
}

const FIRST = `
select concat_ws(' ', t.number, t.title) as label, o.name as unit, a.display_name as by, d.verdict, d.reason, d.stage_result as "stageResult",
  d.next_steps as "nextSteps", d.next_due_on::text as "newDueOn", d.document_reference as "documentReference",
  (select coalesce(jsonb_agg(jsonb_build_object('criterionId', c.criterion_id, 'dueOn', c.due_on) order by c.due_on, c.criterion_id), '[]')
   from task_open_criterion c where c.decision_id = d.id) as "openCriteria"
from task t join task_decision d on d.task_id = t.id and d.is_opinion and d.decided_by = t.first_decider_id
join account a on a.id = d.decided_by left join organisation o on o.id = t.lead_organisation_id
where t.id = $1 and t.first_verdict = d.verdict order by d.decided_at desc, d.id limit 1`;
