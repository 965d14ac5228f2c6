import type { ConsequenceFacts, LastSlip, SlipFacts } from '../../../core/escalation/index.js';
import { asLastSlip, redInARow } from '../../../core/slip/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { present, type LightCheck } from './paper-columns.js';
import { toLightFacts, type SweepRow } from './sweep-row.js';

export function toSlipFacts(row: SweepRow): SlipFacts {
  return { ...toLightFacts(row), lastSlip: lastSlip(row) };
}

function lastSlip(row: SweepRow): LastSlip | null {
  const [last] = present(row.slips, row);
  return last === undefined ? null : asLastSlip(last);
}

/** @param checks of the task, newest first, that of today among them where today is one */
export function toConsequenceFacts(
  row: SweepRow,
  checks: readonly LightCheck[],
  today: LocalDate,
): ConsequenceFacts {
  const counted = present(checks, row);
  const proposals = present(row.proposals, row);
  const last = lastSlip(row);
  return {
    yellowChecks: counted.filter(({ light }) => light === 'yellow').length,
    redChecksInARow: redInARow(counted.map(({ light }) => light)),
    isRedSlipUnmet: last?.colour === 'red' && !last.isMet && today > last.limitOn,
    isInterviewUnmet: proposals.some(({ kind, state }) => kind === 'interview' && state === 'unmet'),
    alreadyProposed: proposals.map(({ kind }) => kind),
  };
}
