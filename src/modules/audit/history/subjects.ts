import { checkLabel, ITEM_LABELS, REPORT_LABELS, TASK_LABELS } from './field-labels.js';

/** Records whose every change is kept. */
export type HistorySubject = 'task' | 'report' | 'report_item' | 'closure_check';

interface SubjectHistory {
  /** What a person calls a field; undefined: bookkeeping, not shown. */
  readonly label: (field: string) => string | undefined;
  /** SQL of what act `e` changed, field → [before, after]. */
  readonly changes: string;
  /** SQL that holds where act `e` changed something a person knows. */
  readonly isKnown: string;
}

const labelIn = (labels: Readonly<Record<string, string>>) => (field: string) => labels[field];
const fieldsOf = (labels: Readonly<Record<string, string>>) =>
  `array[${Object.keys(labels)
    .map((field) => `'${field}'`)
    .join(', ')}]`;

/** An item that was made or taken away stands whole in the act; of every other act on it, the act says what differs. */
const ITEM_CHANGES = `case when e.payload ? 'actId' and (e.payload ? 'before' and e.payload ? 'after')
  then (select coalesce(jsonb_object_agg(f.key, case when e.payload -> 'before' = 'null' then jsonb_build_array(null, f.value)
      else jsonb_build_array(f.value, null) end), '{}')
    from jsonb_each(coalesce(nullif(e.payload -> 'after', 'null'), nullif(e.payload -> 'before', 'null'), '{}')) f where f.value <> 'null')
  else e.payload end`;

export const SUBJECTS: Readonly<Record<HistorySubject, SubjectHistory>> = {
  task: {
    label: labelIn(TASK_LABELS),
    changes: 'e.changes',
    isKnown: `e.changes ?| ${fieldsOf(TASK_LABELS)}`,
  },
  report: {
    label: labelIn(REPORT_LABELS),
    changes: 'e.changes',
    isKnown: `e.changes ?| ${fieldsOf(REPORT_LABELS)}`,
  },
  report_item: { label: labelIn(ITEM_LABELS), changes: ITEM_CHANGES, isKnown: `e.payload ? 'actId'` },
  closure_check: { label: checkLabel, changes: 'e.changes', isKnown: `e.changes <> '{}'` },
};
