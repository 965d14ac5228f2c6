import type { LocalDate } from '../shared/local-date.js';
import type { TaskState, Verdict } from '../task/index.js';
import type { Light } from '../warning/index.js';

/** What the formulas of domain.md 11 ask of one task on a day. Days are days of Asia/Shanghai. */
export interface MeasuredTask {
  readonly state: TaskState;
  readonly verdict: Verdict | null;
  readonly light: Light;
  readonly issuedOn: LocalDate | null;
  readonly signDueOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly originalDueOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;
  /** The last 申请销号. */
  readonly submittedOn: LocalDate | null;
  /** 认定. */
  readonly decidedOn: LocalDate | null;
  readonly wasSubmitted: boolean;
  /** 退回重办 after a submission; a return that the unit asked for is none. */
  readonly wasSentBack: boolean;
  /** Struck off at least once, and not undone. */
  readonly wasClosed: boolean;
  /** Reopened after it was struck off: by 回头看 or by next year's report. */
  readonly cameBack: boolean;
  /** A person confirmed that its finding is one of an earlier year of the same body again. */
  readonly isRepeated: boolean;
  readonly reportYear: number;
  /** First year of the chain that carries it over. */
  readonly firstYear: number;
}
