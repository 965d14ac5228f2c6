import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

@Entity('report_item')
export class ReportItemEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  @Column('int') seq: number;
  @Column('text') kind: string;
  @Column('text') state: string;
  /** Verbatim; never edited. A person words the task in `wording`. */
  @Column('text') quote: string;
  @Column('int', { name: 'start_offset' }) startOffset: number;
  @Column('int', { name: 'end_offset' }) endOffset: number;
  @Column('text', { nullable: true }) ordinal: string | null;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('int', { name: 'section_seq', nullable: true }) sectionSeq: number | null;
  @Column('text', { name: 'rule_id' }) ruleId: string;
  @Column('real') confidence: number;
  @Column('text', { array: true }) themes: string[];
  /** Null where `startOffset` to `endOffset` is the whole of it. */
  @Column('jsonb', { nullable: true }) spans: { start: number; end: number }[] | null;
  @Column('text') origin: string;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto: string | null;
  @Column('text', { nullable: true }) wording: string | null;
  @Column('text', { name: 'reject_reason', nullable: true }) rejectReason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @VersionColumn() version: number;
}
