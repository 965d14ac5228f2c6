import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { DueRule } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type {
  Priority,
  RectificationClass,
  TaskState,
  UndoableAct,
  Verdict,
  VerificationMethod,
} from '../../../core/task/index.js';

const day = (name: string) => ({ name, type: 'date', nullable: true }) as const;
const id = (name: string) => ({ name, type: 'uuid', nullable: true }) as const;

/** How an act is taken back, and the order to tell of it, which then falls away. */
export interface KeptUndo extends Omit<UndoableAct, 'isOpen'> {
  readonly noticeKey: string;
}

@Entity('task')
export class TaskEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  @Column('text', { nullable: true }) number: string | null;
  @Column('text') title: string;
  @Column('text') kind: string;
  @Column(id('report_id')) reportId: string | null;
  @Column('int', { name: 'report_year' }) reportYear: number;
  @Column('text') problem: string;
  @Column('text', { nullable: true }) target: string | null;
  @Column('text', { array: true }) themes: string[];
  @Column('text') state: TaskState;
  @Column('text', { name: 'rectification_class', nullable: true })
  rectificationClass: RectificationClass | null;
  @Column('text') priority: Priority;
  @Column('boolean', { name: 'is_internal' }) isInternal: boolean;
  @Column(id('lead_organisation_id')) leadOrganisationId: string | null;
  @Column(id('owner_id')) ownerId: string | null;
  @Column(id('liaison_id')) liaisonId: string | null;
  @Column(id('line_leader_id')) lineLeaderId: string | null;
  @Column('jsonb', { name: 'due_rule', nullable: true }) dueRule: DueRule | null;
  @Column(day('issued_on')) issuedOn: LocalDate | null;
  @Column(day('sign_due_on')) signDueOn: LocalDate | null;
  @Column(day('signed_on')) signedOn: LocalDate | null;
  @Column(id('signed_by')) signedBy: string | null;
  @Column(day('original_due_on')) originalDueOn: LocalDate | null;
  @Column(day('current_due_on')) currentDueOn: LocalDate | null;
  @Column('text', { name: 'plan_state' }) planState: 'none' | 'submitted' | 'approved';
  @Column(id('plan_submitted_by')) planSubmittedBy: string | null;
  @Column('int') progress: number;
  @Column(day('progress_reported_on')) progressReportedOn: LocalDate | null;
  @Column('int', { name: 'extension_count' }) extensionCount: number;
  @Column(id('extension_requested_by')) extensionRequestedBy: string | null;
  @Column(day('extension_new_due_on')) extensionNewDueOn: LocalDate | null;
  @Column(day('extension_decision_due_on')) extensionDecisionDueOn: LocalDate | null;
  @Column(id('return_requested_by')) returnRequestedBy: string | null;
  @Column(day('return_requested_on')) returnRequestedOn: LocalDate | null;
  @Column(day('return_decision_due_on')) returnDecisionDueOn: LocalDate | null;
  @Column('boolean', { name: 'returned_at_least_once' }) returnedAtLeastOnce: boolean;
  @Column(day('paused_on')) pausedOn: LocalDate | null;
  @Column('text', { name: 'paused_from', nullable: true }) pausedFrom: TaskState | null;
  @Column(day('review_on')) reviewOn: LocalDate | null;
  @Column('int', { name: 'paused_workdays' }) pausedWorkdays: number;
  @Column(id('submitted_by')) submittedBy: string | null;
  @Column(day('submitted_on')) submittedOn: LocalDate | null;
  /** 举一反三. */
  @Column('text', { name: 'same_kind_review', nullable: true }) sameKindReview: string | null;
  @Column('boolean', { name: 'lacks_rule_text' }) lacksRuleText: boolean;
  @Column(id('verified_by')) verifiedBy: string | null;
  @Column(id('first_decider_id')) firstDeciderId: string | null;
  @Column('text', { name: 'first_verdict', nullable: true }) firstVerdict: Verdict | null;
  @Column(id('decided_by')) decidedBy: string | null;
  @Column(day('decided_on')) decidedOn: LocalDate | null;
  @Column('text', { nullable: true }) verdict: Verdict | null;
  @Column(day('publicity_ends_on')) publicityEndsOn: LocalDate | null;
  @Column(day('closed_on')) closedOn: LocalDate | null;
  @Column('date', { name: 'rechecks_on', array: true }) rechecksOn: LocalDate[];
  @Column('boolean', { name: 'cannot_finish', default: false }) cannotFinish: boolean;
  @Column('boolean', { name: 'is_criticised', default: false }) isCriticised: boolean;
  @Column('text', { name: 'verification_method', nullable: true })
  verificationMethod: VerificationMethod | null;
  @Column('boolean', { name: 'has_findings', default: false }) hasFindings: boolean;
  @Column('jsonb', { nullable: true }) undo: KeptUndo | null;
  @Column('timestamptz', { name: 'undo_until', nullable: true }) undoUntil: Date | null;
  @Column(id('merged_into')) mergedInto: string | null;
  @Column('int', { name: 'reopened_count', default: 0 }) reopenedCount: number;
  @Column(day('next_recheck_on')) nextRecheckOn: LocalDate | null;
  @Column(id('predecessor_id')) predecessorId: string | null;
  @Column(id('chain_id')) chainId: string | null;
  @Column('text', { name: 'rule_pack' }) rulePack: string;
  @Column('text') light: string;
  @Column('text', { name: 'light_reason', nullable: true }) lightReason: string | null;
  @Column(day('light_on')) lightOn: LocalDate | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @VersionColumn() version: number;
}
