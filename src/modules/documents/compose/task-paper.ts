import type { DueRule } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';

/** 约谈 or 专函 on paper. */
export interface AgreedProposal {
  readonly fromName: string;
  readonly number: string | null;
  readonly grounds: string;
  readonly decidedOn: LocalDate;
  readonly decidedByName: string | null;
  readonly heldOn: LocalDate | null;
  readonly limitOn: LocalDate | null;
}

/** All that the documents of one task can say. */
export interface TaskPaper {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly takesPart: boolean;
  readonly bodyName: string;
  /** The office that issued it; null before that. */
  readonly issuerName: string | null;
  readonly issuedByName: string | null;
  readonly approvalReference: string | null;
  readonly reportTitle: string | null;
  readonly reportYear: number;
  readonly number: string | null;
  readonly title: string;
  readonly problem: string;
  readonly target: string | null;
  readonly state: string;
  readonly light: string;
  readonly priority: string;
  readonly rectificationClass: string | null;
  readonly parties: readonly { readonly name: string; readonly part: string }[];
  readonly ownerName: string | null;
  readonly liaisonName: string | null;
  readonly lineLeaderName: string | null;
  readonly signedByName: string | null;
  readonly dueRule: DueRule | null;
  readonly issuedOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly originalDueOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
  readonly progress: number;
  readonly lastProgress: string | null;
  readonly sameKindReview: string | null;
  readonly extensionCount: number;
  readonly verdict: string | null;
  readonly criteria: readonly { readonly text: string; readonly evidence: readonly string[] }[];
  readonly measures: readonly {
    readonly text: string;
    readonly milestoneOn: LocalDate | null;
    readonly doneOn: LocalDate | null;
  }[];
  readonly extension: {
    readonly reason: string;
    readonly requestedOn: LocalDate;
    readonly requestedByName: string;
    readonly progress: number;
    readonly dueOn: LocalDate;
    readonly newDueOn: LocalDate;
    readonly outcome: string | null;
    readonly grantedDueOn: LocalDate | null;
    readonly decisionReason: string | null;
    readonly decidedOn: LocalDate | null;
    readonly decidedByName: string | null;
  } | null;
  readonly sentBack: {
    readonly reasonCode: string | null;
    readonly reason: string | null;
    /** When the unit had handed in what was sent back; a later submission is another one. */
    readonly submittedOn: LocalDate | null;
    readonly on: LocalDate;
    readonly byName: string;
  } | null;
  /** The unit's latest own request to give the task back, and what was answered. */
  readonly returnRequest: {
    readonly unitName: string | null;
    readonly reason: string | null;
    readonly dutyBasis: string | null;
    readonly suggestedName: string | null;
    /** When the unit had been given it; the task may have gone to another one since. */
    readonly issuedOn: LocalDate | null;
    readonly on: LocalDate;
    readonly byName: string;
    readonly answer: {
      readonly outcome: 'accepted' | 'refused';
      readonly reason: string | null;
      readonly on: LocalDate;
      readonly byName: string;
    } | null;
  } | null;
  /** The latest 约谈 that a leader agreed to. */
  readonly interview: AgreedProposal | null;
  /** The latest 专函 that a supervisor agreed to. */
  readonly letter: AgreedProposal | null;
  readonly verification: {
    readonly method: string;
    readonly on: LocalDate;
    readonly place: string | null;
    readonly participants: string | null;
    readonly text: string | null;
    readonly byName: string;
    readonly population: number | null;
    readonly sampleSize: number | null;
    readonly seed: number | null;
    readonly findings: readonly string[];
  } | null;
  readonly decision: {
    readonly verdict: string;
    readonly reason: string | null;
    readonly on: LocalDate;
    readonly byName: string;
  } | null;
  readonly recheck: {
    readonly dueOn: LocalDate;
    readonly doneOn: LocalDate;
    readonly outcome: string;
    readonly text: string | null;
    readonly byName: string;
  } | null;
}
