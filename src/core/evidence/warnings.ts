import type { LocalDate } from '../shared/local-date.js';

/** What a person should look at again; none of it refuses a piece of evidence. */
export const EVIDENCE_WARNINGS = [
  'evidence.before-problem',
  'evidence.before-reopening',
  'evidence.in-the-future',
  'evidence.after-closure',
  'evidence.expired',
] as const;
export type EvidenceWarning = (typeof EVIDENCE_WARNINGS)[number];

export interface EvidenceDates {
  /** When what it proves took effect; never the day of the upload. */
  readonly effectiveOn: LocalDate;
  /** The last day on which it holds (a rule that lapses, a training that is to be repeated); null: no end. */
  readonly effectiveTo: LocalDate | null;
  /** The year under review in which the problem stood. */
  readonly reportYear: number;
  /** When the task last came back after it was struck off; null: never. */
  readonly reopenedOn: LocalDate | null;
  /** It was added before that, be it on the same day. */
  readonly wasThereBefore: boolean;
  /** 销号; null while the task is open. */
  readonly closedOn: LocalDate | null;
}

/** By today's calendar: what was in order when it was added may have lapsed since, and 回头看 should see it. */
export function evidenceWarnings(dates: EvidenceDates, today: LocalDate): EvidenceWarning[] {
  const { effectiveOn, effectiveTo, reportYear, reopenedOn, wasThereBefore, closedOn } = dates;
  const holds: Readonly<Record<EvidenceWarning, boolean>> = {
    'evidence.before-problem': effectiveOn < `${reportYear}-01-01`,
    'evidence.before-reopening': reopenedOn !== null && (effectiveOn < reopenedOn || wasThereBefore),
    'evidence.in-the-future': effectiveOn > today,
    'evidence.after-closure': closedOn !== null && effectiveOn > closedOn,
    'evidence.expired': effectiveTo !== null && effectiveTo < today,
  };
  return EVIDENCE_WARNINGS.filter((warning) => holds[warning]);
}
