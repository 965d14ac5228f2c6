import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Recurrence, RecurrenceLikeness } from '../../../core/closure/index.js';

export type RecurrenceState = 'proposed' | 'confirmed' | 'refused';

@Entity('closure_recurrence')
export class ClosureRecurrenceEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'check_id' }) checkId: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  @Column('uuid', { name: 'current_item_id' }) currentItemId: string;
  @Column('int', { name: 'current_year' }) currentYear: number;
  @Column('uuid', { name: 'earlier_item_id' }) earlierItemId: string;
  @Column('int', { name: 'earlier_year' }) earlierYear: number;
  @Column('text') likeness: RecurrenceLikeness;
  @Column('text') trend: Recurrence['trend'];
  @Column('real') score: number;
  @Column('boolean', { name: 'ask_a_person' }) askAPerson: boolean;
  @Column('text') state: RecurrenceState;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
