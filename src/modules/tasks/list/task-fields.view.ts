import { ApiProperty } from '@nestjs/swagger';
import type { DueRule } from '../../../core/calendar/index.js';
import {
  PRIORITIES,
  RECTIFICATION_CLASSES,
  TASK_STATES,
  VERDICTS,
  VERIFICATION_METHODS,
} from '../../../core/task/index.js';
import { LIGHTS } from '../../../core/warning/index.js';
import { TaskRows } from './task-rows.views.js';
import { DueRuleDto } from './tasks.dto.js';

/** A task's own fields, with the rows around it. Days are of Asia/Shanghai. */
export class TaskFields extends TaskRows {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid' }) organisationId: string;
  @ApiProperty({ nullable: true, type: String, example: '2025-qy-001' }) number: string | null;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String }) kind: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) reportId: string | null;
  @ApiProperty({ type: Number }) reportYear: number;
  @ApiProperty({ type: String }) problem: string;
  @ApiProperty({ nullable: true, type: String }) target: string | null;
  @ApiProperty({ type: [String] }) themes: readonly string[];
  @ApiProperty({ enum: TASK_STATES }) state: string;
  @ApiProperty({ nullable: true, enum: RECTIFICATION_CLASSES }) rectificationClass: string | null;
  @ApiProperty({ enum: PRIORITIES }) priority: string;
  @ApiProperty({ type: Boolean }) isInternal: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) leadOrganisationId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) ownerId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) liaisonId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) lineLeaderId: string | null;
  @ApiProperty({ nullable: true, type: DueRuleDto }) dueRule: DueRule | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) issuedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) signDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) signedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) signedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) originalDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty({ enum: ['none', 'submitted', 'approved'] }) planState: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) planSubmittedBy: string | null;
  @ApiProperty({ type: Number }) progress: number;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) progressReportedOn: string | null;
  @ApiProperty({ type: Number }) extensionCount: number;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) extensionRequestedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) extensionNewDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) extensionDecisionDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) returnRequestedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) returnRequestedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) returnDecisionDueOn: string | null;
  @ApiProperty({ type: Boolean }) returnedAtLeastOnce: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) pausedOn: string | null;
  @ApiProperty({ nullable: true, enum: TASK_STATES }) pausedFrom: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) reviewOn: string | null;
  @ApiProperty({ type: Number }) pausedWorkdays: number;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) submittedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) submittedOn: string | null;
  @ApiProperty({ nullable: true, type: String }) sameKindReview: string | null;
  @ApiProperty({ type: Boolean }) lacksRuleText: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) verifiedBy: string | null;
  @ApiProperty({ nullable: true, enum: VERIFICATION_METHODS }) verificationMethod: string | null;
  @ApiProperty({ type: Boolean }) hasFindings: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) firstDeciderId: string | null;
  @ApiProperty({ nullable: true, enum: VERDICTS }) firstVerdict: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) decidedBy: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) decidedOn: string | null;
  @ApiProperty({ nullable: true, enum: VERDICTS }) verdict: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) publicityEndsOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) closedOn: string | null;
  @ApiProperty({ type: [String], format: 'date' }) rechecksOn: readonly string[];
  @ApiProperty({ nullable: true, type: String, format: 'date' }) nextRecheckOn: string | null;
  @ApiProperty({ type: Boolean }) cannotFinish: boolean;
  @ApiProperty({ type: Boolean }) isCriticised: boolean;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) undoUntil: Date | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) mergedInto: string | null;
  @ApiProperty({ type: Number }) reopenedCount: number;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) predecessorId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) chainId: string | null;
  @ApiProperty({ type: String }) rulePack: string;
  @ApiProperty({ enum: LIGHTS }) light: string;
  @ApiProperty({ nullable: true, type: String }) lightReason: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) lightOn: string | null;
  @ApiProperty({ type: String, format: 'uuid' }) createdBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: Number }) version: number;
}
