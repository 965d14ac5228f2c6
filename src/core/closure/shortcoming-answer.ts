import { inProgress, isMeasure, isPlannedAgain, withoutMeasure, type Decision } from './decision.js';
import { SPEAKS_OF, type Evidence, type Findings } from './evidence.js';
import type { ItemProfile, Profile } from './profile.js';

/** Likeness from which a passage is taken to answer this very item and not its field of work. */
const SAME_OBJECT = 0.48;
/** 针对…问题: the sentence takes up the trouble before it says that all is done. */
const RESTATED = /(?:针对|关于|围绕|聚焦|对照|对)[^,。]{2,40}(?:问题|短板|不足|薄弱|差距)/;

/**
 * Answer for a shortcoming: closed only where the text says that this trouble is over, in the same breath as the
 * trouble itself, and it is not listed among this year's problems.
 */
export function decideShortcoming(item: ItemProfile, findings: Findings, cameBack: boolean): Decision {
  const objections = {
    compared: [],
    listedAgain: cameBack,
    plannedAgain: isPlannedAgain(findings),
    least: SPEAKS_OF.shortcoming,
  };
  const closing = findings.done.find((evidence) => closes(item, evidence));
  if (closing && !cameBack) {
    const margin = objections.plannedAgain ? 0 : closing.score - SAME_OBJECT;
    return { ...objections, answer: 'stated-closed', quoted: [closing], margin };
  }
  const measures = findings.done.filter(isMeasure);
  if (measures.length === 0) return withoutMeasure(findings, objections);
  return inProgress(measures, objections, closing !== undefined);
}

function closes(item: ItemProfile, { passage, likeness, score }: Evidence): boolean {
  if (score < SAME_OBJECT || passage.assertion.unfinished.length > 0) return false;
  if (passage.assertion.closing.length === 0) return false;
  if (passage.inPriorSection) return true;
  return passage.closingClauses.some((clause) =>
    isEmpty(clause) ? likeness.samePair && RESTATED.test(passage.text) : concerns(clause, item.whole),
  );
}

function isEmpty(clause: Profile): boolean {
  return clause.terms.size === 0;
}

/** What is said to be over is this trouble: no facet that the item does not have, and a pair or a term in common. */
function concerns(clause: Profile, item: Profile): boolean {
  if ([...clause.facets].some((facet) => !item.facets.has(facet))) return false;
  return (
    [...clause.pairs].some((pair) => item.pairs.has(pair)) ||
    [...clause.terms].some(([key, weight]) => weight >= 1 && (item.terms.get(key) ?? 0) >= 1)
  );
}
