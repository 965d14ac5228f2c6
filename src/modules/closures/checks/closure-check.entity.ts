import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { CopiedSentence } from '../../../core/closure/index.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';

/** `running`: the report was confirmed and is being read; `ready`: people look at it; `signed`: it stays as it is. */
export const CHECK_STATES = ['running', 'ready', 'signed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

@Entity('closure_check')
export class ClosureCheckEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  /** Of the report that answers; the items held against it are those of the year before. */
  @Column('int') year: number;
  /** 1 for the first check of the year; one more for each corrected report, of either year. */
  @Column('int') edition: number;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'previous_report_id', nullable: true }) previousReportId: string | null;
  /** 0; one more each time the same two reports are checked anew. */
  @Column('int', { default: 0 }) renewal: number;
  @Column('text') state: CheckState;
  /** Why there is less to see than usual. */
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode: ProblemCode | null;
  @Column('boolean', { name: 'has_prior_section', nullable: true }) hasPriorSection: boolean | null;
  @Column('text', { name: 'rules_version', nullable: true }) rulesVersion: string | null;
  @Column('jsonb') copied: readonly CopiedSentence[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy: string | null;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt: Date | null;
  @VersionColumn() version: number;
}
