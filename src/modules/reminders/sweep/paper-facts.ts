import type { ConsequenceFacts, LastSlip, SlipFacts } from '../../../core/escalation/index.js';
import { asLastSlip, redInARow } from '../../../core/slip/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { LightCheck } from './paper-columns.js';
import { toLightFacts, type SweepRow } from './sweep-row.js';

export function toSlipFacts(row: SweepRow): SlipFacts {
  return { ...toLightFacts(row), lastSlip: lastSlip(row) };
}

function lastSlip({ slips }: SweepRow): LastSlip | null {
  const last = slips?.find(({ isPresent }) => isPresent);
  return last === undefined ? null : asLastSlip(last);
}

/** @param checks of the task, newest first, that of today among them where today is one */
export function toConsequenceFacts(
  row: SweepRow,
  checks: readonly LightCheck[],
  today: LocalDate,
): ConsequenceFacts {
  const present = checks.filter(({ dueOn }) => dueOn === row.currentDueOn);
  const last = lastSlip(row);
  return {
    yellowChecks: present.filter(({ light }) => light === 'yellow').length,
    redChecksInARow: redInARow(present.map(({ light }) => light)),
    isRedSlipUnmet: last?.colour === 'red' && !last.isMet && today > last.limitOn,
    isInterviewUnmet:
      row.proposals?.some(({ kind, state }) => kind === 'interview' && state === 'unmet') ?? false,
    alreadyProposed: row.proposals?.map(({ kind }) => kind) ?? [],
  };
}
