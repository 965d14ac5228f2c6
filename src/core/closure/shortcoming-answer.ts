import { inProgress, isMeasure, isPlannedAgain, withoutMeasure, type Decision } from './decision.js';
import type { Evidence, Findings } from './evidence.js';
import type { ItemProfile } from './profile.js';

/** Likeness from which a passage is taken to answer this very item and not its field of work. */
const SAME_OBJECT = 0.48;

/**
 * Answer for a shortcoming: closed only where the text says that this trouble is over, in the same breath as the
 * trouble itself, and it is not listed among this year's problems.
 */
export function decideShortcoming(item: ItemProfile, findings: Findings, cameBack: boolean): Decision {
  const objections = { compared: [], listedAgain: cameBack, plannedAgain: isPlannedAgain(findings) };
  const closing = findings.done.find((evidence) => closes(item, evidence));
  if (closing && !cameBack) {
    const margin = objections.plannedAgain ? 0 : closing.score - SAME_OBJECT;
    return { ...objections, answer: 'stated-closed', quoted: [closing], margin };
  }
  const measures = findings.done.filter(isMeasure);
  if (measures.length === 0) return withoutMeasure(findings, objections);
  return inProgress(measures, objections, closing !== undefined);
}

function closes(item: ItemProfile, { passage, score }: Evidence): boolean {
  if (score < SAME_OBJECT || passage.assertion.unfinished.length > 0) return false;
  if (passage.assertion.closing.length === 0) return false;
  if (passage.inPriorSection) return true;
  return passage.closingClauses.some(
    (clause) =>
      [...clause.pairs].some((pair) => item.whole.pairs.has(pair)) ||
      [...clause.terms].some(([key, weight]) => weight >= 1 && (item.whole.terms.get(key) ?? 0) >= 1),
  );
}
