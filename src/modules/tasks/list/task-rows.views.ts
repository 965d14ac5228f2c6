import { ApiProperty } from '@nestjs/swagger';
import { PARTS, VERDICTS, VERIFICATION_METHODS } from '../../../core/task/index.js';

export class TaskPartyView {
  @ApiProperty({ type: String, format: 'uuid' }) organisationId: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ enum: PARTS }) part: string;
  @ApiProperty({ nullable: true, type: String }) partText: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) partDoneOn: string | null;
  @ApiProperty({ nullable: true, type: String }) state: string | null;
  @ApiProperty({ nullable: true, type: String }) demand: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
  @ApiProperty({ nullable: true, type: String }) sendBackReason: string | null;
  @ApiProperty({ type: Number }) timesSentBack: number;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) decidedOn: string | null;
}

export class TaskPersonView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) displayName: string;
}

export class CriterionEvidenceView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ nullable: true, type: String }) reference: string | null;
  @ApiProperty({ nullable: true, type: String }) fileName: string | null;
  @ApiProperty({ nullable: true, type: String }) sha256: string | null;
  @ApiProperty({ nullable: true, type: String }) mediaType: string | null;
  @ApiProperty({ nullable: true, type: Number }) sizeBytes: number | null;
  @ApiProperty({ type: Boolean }) isInternal: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) effectiveOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) effectiveTo: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) addedAt: string;
}

export class TaskCriterionView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ type: [CriterionEvidenceView] }) evidence: readonly CriterionEvidenceView[];
}

export class AnsweredItemView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ type: Number }) start: number;
  @ApiProperty({ type: Number }) end: number;
  @ApiProperty({ type: String, format: 'uuid' }) reportId: string;
}

export class TaskMeasureView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) milestoneOn: string | null;
  @ApiProperty({ nullable: true, type: Number }) weight: number | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) doneOn: string | null;
}

export class ProgressReportView {
  @ApiProperty({ type: Number }) progress: number;
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ nullable: true, type: String }) nextSteps: string | null;
  @ApiProperty({ nullable: true, type: String }) difficulties: string | null;
  @ApiProperty({ type: Boolean }) cannotFinish: boolean;
  @ApiProperty({ type: String, format: 'uuid' }) reportedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) reportedAt: string;
}

export class TaskExtensionView {
  @ApiProperty({ type: String }) reason: string;
  @ApiProperty({ type: String, format: 'date' }) dueOn: string;
  @ApiProperty({ type: String, format: 'date' }) newDueOn: string;
  @ApiProperty({ type: String, format: 'uuid' }) requestedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) requestedAt: string;
  @ApiProperty({ nullable: true, type: String }) outcome: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) grantedDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) decidedBy: string | null;
  @ApiProperty({ nullable: true, type: String }) decisionReason: string | null;
}

export class TaskFindingView {
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ nullable: true, type: [String] }) failed: readonly string[] | null;
  @ApiProperty({ type: String, format: 'uuid' }) recordedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: string;
}

export class TaskVerificationView {
  @ApiProperty({ enum: VERIFICATION_METHODS }) method: string;
  @ApiProperty({ nullable: true, type: String }) text: string | null;
  @ApiProperty({ nullable: true, type: String }) place: string | null;
  @ApiProperty({ nullable: true, type: String }) participants: string | null;
  @ApiProperty({ nullable: true, type: Number }) population: number | null;
  @ApiProperty({ nullable: true, type: Number }) sampleSize: number | null;
  @ApiProperty({ nullable: true, type: Number }) seed: number | null;
  @ApiProperty({ nullable: true, type: [Number] }) sample: readonly number[] | null;
  @ApiProperty({ type: String, format: 'uuid' }) verifiedBy: string;
  @ApiProperty({ type: String, format: 'date' }) verifiedOn: string;
  @ApiProperty({ type: [TaskFindingView] }) findings: readonly TaskFindingView[];
}

export class OpenCriterionView {
  @ApiProperty({ type: String, format: 'uuid' }) criterionId: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
}

export class TaskDecisionView {
  @ApiProperty({ type: Boolean }) isOpinion: boolean;
  @ApiProperty({ enum: VERDICTS }) verdict: string;
  @ApiProperty({ nullable: true, type: String }) reason: string | null;
  @ApiProperty({ nullable: true, type: String }) stageResult: string | null;
  @ApiProperty({ nullable: true, type: String }) nextSteps: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) nextDueOn: string | null;
  @ApiProperty({ nullable: true, type: String }) documentReference: string | null;
  @ApiProperty({ type: String, format: 'uuid' }) decidedBy: string;
  @ApiProperty({ type: String, format: 'date' }) decidedOn: string;
  @ApiProperty({ type: [OpenCriterionView] }) openCriteria: readonly OpenCriterionView[];
}

export class TaskDisputeView {
  @ApiProperty({ type: String, format: 'uuid' }) organisationId: string;
  @ApiProperty({ type: String }) reason: string;
  @ApiProperty({ type: String, format: 'uuid' }) raisedBy: string;
  @ApiProperty({ type: String, format: 'date' }) raisedOn: string;
  @ApiProperty({ type: String, format: 'date' }) dueOn: string;
  @ApiProperty({ nullable: true, type: String }) outcome: string | null;
  @ApiProperty({ nullable: true, type: String }) decisionReason: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) decidedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) decidedOn: string | null;
}

export class TaskObjectionView {
  @ApiProperty({ type: String }) raisedBy: string;
  @ApiProperty({ type: String }) reason: string;
  @ApiProperty({ type: String, format: 'date' }) receivedOn: string;
  @ApiProperty({ nullable: true, type: String }) answerVerdict: string | null;
  @ApiProperty({ nullable: true, type: String }) answerReason: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) answeredOn: string | null;
}

export class TaskRecheckView {
  @ApiProperty({ type: String, format: 'date' }) dueOn: string;
  @ApiProperty({ nullable: true, type: Number }) months: number | null;
  @ApiProperty({ nullable: true, type: String }) cause: string | null;
  @ApiProperty({ nullable: true, type: String }) outcome: string | null;
  @ApiProperty({ nullable: true, type: String }) text: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) doneBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) doneOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) withdrawnOn: string | null;
}

export class TimelineActView {
  @ApiProperty({ type: String, example: 'task.issued' }) name: string;
  @ApiProperty({ type: String }) actorName: string;
  @ApiProperty({ nullable: true, type: String }) onBehalfOf: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) occurredAt: string;
  @ApiProperty({ type: Object }) payload: object;
}

/** The rows around a task. */
export class TaskRows {
  @ApiProperty({ type: String }) organisationName: string;
  @ApiProperty({ type: [TaskPartyView] }) parties: readonly TaskPartyView[];
  @ApiProperty({ type: [TaskPersonView] }) people: readonly TaskPersonView[];
  @ApiProperty({ type: [TaskCriterionView] }) criteria: readonly TaskCriterionView[];
  @ApiProperty({ type: [AnsweredItemView] }) items: readonly AnsweredItemView[];
  @ApiProperty({ type: [TaskMeasureView] }) measures: readonly TaskMeasureView[];
  @ApiProperty({ type: [ProgressReportView] }) progressReports: readonly ProgressReportView[];
  @ApiProperty({ type: [TaskExtensionView] }) extensions: readonly TaskExtensionView[];
  @ApiProperty({ type: [TaskVerificationView] }) verifications: readonly TaskVerificationView[];
  @ApiProperty({ type: [TaskDecisionView] }) decisions: readonly TaskDecisionView[];
  @ApiProperty({ type: [TaskDisputeView] }) disputes: readonly TaskDisputeView[];
  @ApiProperty({ type: [TaskObjectionView] }) objections: readonly TaskObjectionView[];
  @ApiProperty({ type: [TaskRecheckView] }) rechecks: readonly TaskRecheckView[];
  @ApiProperty({ type: [TimelineActView] }) timeline: readonly TimelineActView[];
}
