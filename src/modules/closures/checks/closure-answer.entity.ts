import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type {
  ClosureAnswer,
  Feature,
  FigureComparison,
  LedgerVerdict,
  PromiseVerdict,
  Quote,
} from '../../../core/closure/index.js';
import type { LedgerTask } from './ledger-of-item.js';

@Entity('closure_answer')
export class ClosureAnswerEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'check_id' }) checkId: string;
  @Column('text', { name: 'org_path' }) orgPath: string;
  @Column('int') seq: number;
  @Column('uuid', { name: 'item_id', nullable: true }) itemId: string | null;
  /** Only where no item of a report stands behind the task. */
  @Column('uuid', { name: 'task_id', nullable: true }) taskId: string | null;
  @Column('text') kind: 'shortcoming' | 'plan';
  /** Last year's words, as they were held against the report. */
  @Column('text') wording: string;
  @Column('text') answer: ClosureAnswer;
  @Column('real') score: number;
  @Column('boolean', { name: 'ask_a_person' }) askAPerson: boolean;
  @Column('jsonb') quotes: readonly Quote[];
  @Column('jsonb') features: readonly Feature[];
  @Column('text', { nullable: true }) promise: PromiseVerdict | null;
  @Column('jsonb') figures: readonly FigureComparison[];
  /** 0..1 of the figure that falls shortest. */
  @Column('real', { nullable: true }) fulfilment: number | null;
  /** The tasks as they stood when the verdict was given. */
  @Column('jsonb') ledger: readonly LedgerTask[];
  @Column('text', { name: 'ledger_verdict' }) ledgerVerdict: LedgerVerdict;
  @Column('text', { name: 'confirmed_answer', nullable: true }) confirmedAnswer: ClosureAnswer | null;
  @Column('text', { name: 'confirmation_reason', nullable: true }) confirmationReason: string | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}
