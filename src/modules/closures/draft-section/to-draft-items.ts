import type { DraftItem, Proven } from '../../../core/closure/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { TaskState } from '../../../core/task/index.js';
import type { FiledMatter, FiledTask } from './draft-section.queries.js';
import { speakingTask } from '../checks/ledger-of-item.js';

/** States that a 认定 has led to; in every other the last decision is no more. */
const DECIDED: readonly TaskState[] = [
  ...(['done', 'basically_done', 'continuing', 'not_done', 'not_applicable'] as const),
  ...(['publicity', 'closed', 'carried_over'] as const),
];

/**
 * What the section may say of each shortcoming or promise. Accepted is what an officer verified and a supervisor decided on: the measures
 * and reports of a task that nobody has verified say nothing here, and stand in the draft as gaps.
 */
export function toDraftItems(matters: readonly FiledMatter[]): DraftItem[] {
  return matters.map(({ itemId, ordinal, quote, tasks }, place) => {
    const accepted = tasks.filter((task) => task.isVerified && isDecided(task));
    return {
      itemId,
      number: `${place + 1}.`,
      problem: quote.slice(ordinal !== null && quote.startsWith(ordinal) ? ordinal.length : 0),
      measures: accepted.flatMap(measuresOf),
      results: accepted.flatMap(({ progress }) => progress.filter(({ isSubmission }) => isSubmission)),
      ...standingOf(speakingTask(tasks)),
    };
  });
}

type Standing = Pick<DraftItem, 'decision' | 'reason' | 'nextStep' | 'due' | 'leadUnit'>;

const NOTHING: Standing = { decision: null, reason: null, nextStep: null, due: null, leadUnit: null };

/** What the ledger itself says: the decision with its words, the date set and the unit in charge. */
function standingOf(task: FiledTask | null): Standing {
  if (task === null) return NOTHING;
  const { id, currentDueOn, leadName, verdict, decision } = task;
  const due = currentDueOn === null ? null : { recordId: id, on: currentDueOn };
  const leadUnit = leadName === null ? null : { recordId: id, name: leadName };
  if (decision === null || verdict === null || !isDecided(task)) return { ...NOTHING, due, leadUnit };
  const { recordId, reason, nextSteps } = decision;
  return {
    ...{ due, leadUnit, decision: { recordId, value: verdict } },
    reason: reason === null ? null : { recordId, text: reason },
    nextStep: nextSteps === null ? null : { recordId, text: nextSteps },
  };
}

function isDecided({ state }: FiledTask): boolean {
  return DECIDED.includes(state);
}

function measuresOf({ measures, progress }: FiledTask): Proven[] {
  const done = measures.map(({ recordId, text, doneOn }) => ({
    recordId,
    text: `${text.replace(/[。；;]+$/u, '')}（${inWords(doneOn)}完成）`,
  }));
  return [...done, ...progress.filter(({ isSubmission }) => !isSubmission)];
}

function inWords(on: LocalDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
