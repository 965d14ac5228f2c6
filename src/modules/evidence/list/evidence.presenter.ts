import { evidenceWarnings, publicationHolds } from '../../../core/evidence/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { EvidenceView } from '../evidence.dto.js';
import type { EvidenceRecord } from './evidence.queries.js';

/** With what a person should look at again today, and what keeps it from the public. */
export function presentEvidence(record: EvidenceRecord, today: LocalDate): EvidenceView {
  const { reportYear, reopenedOn, wasThereBefore, closedOn, ...view } = record;
  const { effectiveOn, effectiveTo, isInternal, reviews, scan, withdrawal, replacedById } = view;
  return {
    ...view,
    warnings: evidenceWarnings(
      { effectiveOn, effectiveTo, reportYear, reopenedOn, wasThereBefore, closedOn },
      today,
    ),
    holds: publicationHolds({
      isInternal,
      reviews,
      scan: scan?.state ?? null,
      isCurrent: withdrawal === null && replacedById === null,
    }),
  };
}
