import type { LocalDate } from '../../../core/shared/local-date.js';

export interface LedgerParty {
  readonly name: string;
  readonly part: 'lead' | 'responsible' | 'assisting';
}

/** The fields of a task as its acts left them (`app.task_fields`); what is empty is absent. */
export interface LedgerFields {
  readonly number?: string;
  readonly title: string;
  readonly kind: string;
  readonly report_year: number;
  readonly problem: string;
  readonly target?: string;
  readonly state: string;
  readonly rectification_class?: string;
  readonly is_internal?: boolean;
  readonly organisation_name?: string;
  readonly lead_organisation_id?: string;
  readonly lead_name?: string;
  readonly line_leader_name?: string;
  readonly owner_name?: string;
  readonly liaison_name?: string;
  readonly parties?: readonly LedgerParty[];
  readonly causes?: readonly string[];
  readonly measures?: readonly {
    readonly text: string;
    readonly milestoneOn?: string;
    readonly doneOn?: string;
  }[];
  readonly evidence?: readonly string[];
  readonly issued_on?: LocalDate;
  readonly original_due_on?: LocalDate;
  readonly current_due_on?: LocalDate;
  readonly extension_count?: number;
  readonly extension_new_due_on?: LocalDate;
  readonly progress: number;
  readonly progress_text?: string;
  readonly next_steps?: string;
  readonly verdict?: string;
  readonly closed_on?: LocalDate;
  readonly review_on?: LocalDate;
  readonly predecessor_id?: string;
}

/** One line of the ledger. */
export interface LedgerRow {
  readonly id: string;
  /** Null for a day gone by: such a line is not edited. */
  readonly version: number | null;
  /** 立项日期. */
  readonly registeredOn: LocalDate;
  readonly light: string;
  readonly fields: LedgerFields;
}
