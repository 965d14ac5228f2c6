import * as labels from './field-labels.js';

/** Records whose every change is kept. */
export const HISTORY_SUBJECTS = [
  'task',
  'report',
  'report_item',
  'closure_check',
  'slip',
  'proposal',
  'evidence',
  'handover',
  'substitution',
  'account',
  'organisation',
] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

interface SubjectHistory {
  /** What a person calls a field; undefined: bookkeeping, not shown. */
  readonly label: (field: string) => string | undefined;
  /** SQL that gives a row where record `$1` is in the reader's sight. */
  readonly inSight: string;
  /** SQL that holds for the acts `e` on record `$1`. */
  readonly isActedOn: string;
  /** SQL of what act `e` changed in record `$1`, field → [before, after]. */
  readonly changes: string;
  /** SQL that holds where act `e` with its changes `c` changed something a person knows. */
  readonly isKnown: string;
}

type Labels = Readonly<Record<string, string>>;

const changesKnown = (known: Labels) =>
  `c.changes ?| array[${Object.keys(known)
    .map((field) => `'${field}'`)
    .join(', ')}]`;

/** A record whose acts carry what they changed. */
const ofActs = (subject: HistorySubject, known: Labels): SubjectHistory => ({
  label: (field) => known[field],
  inSight: `select from ${subject} where id = $1`,
  isActedOn: `e.subject_type = '${subject}' and e.subject_id = $1`,
  changes: 'e.changes',
  isKnown: changesKnown(known),
});

/**
 * A paper of a task, or evidence: what units take part in is an act on the task, and says which papers it changed; what is done
 * before that stays in the office and is an act on the paper.
 */
const ofPaper = (subject: HistorySubject, known: Labels, table: string = subject): SubjectHistory => ({
  ...ofActs(subject, known),
  inSight: `select from ${table} where id = $1`,
  isActedOn: `((e.subject_type = '${subject}' and e.subject_id = $1)
    or (e.subject_type = 'task' and e.subject_id = (select p.task_id from ${table} p where p.id = $1)
      and e.payload -> 'papers' @> jsonb_build_array(jsonb_build_object('id', $1::uuid))))`,
  changes: `case when e.subject_type = '${subject}' then e.changes
    else (select p -> 'changes' from jsonb_array_elements(e.payload -> 'papers') p where (p ->> 'id')::uuid = $1) end`,
});

/** An item that was made or taken away stands whole in the act; of every other act on it, the act says what differs. */
const ITEM_CHANGES = `case when e.payload ? 'actId' and (e.payload ? 'before' and e.payload ? 'after')
  then (select coalesce(jsonb_object_agg(f.key, case when e.payload -> 'before' = 'null' then jsonb_build_array(null, f.value)
      else jsonb_build_array(f.value, null) end), '{}')
    from jsonb_each(coalesce(nullif(e.payload -> 'after', 'null'), nullif(e.payload -> 'before', 'null'), '{}')) f where f.value <> 'null')
  else e.payload end`;

export const SUBJECTS: Readonly<Record<HistorySubject, SubjectHistory>> = {
  task: ofActs('task', labels.TASK_LABELS),
  report: ofActs('report', labels.REPORT_LABELS),
  report_item: {
    ...ofActs('report_item', labels.ITEM_LABELS),
    changes: ITEM_CHANGES,
    isKnown: `e.payload ? 'actId'`,
  },
  closure_check: {
    ...ofActs('closure_check', labels.CHECK_LABELS),
    label: labels.checkLabel,
    isKnown: `c.changes <> '{}'`,
  },
  slip: ofPaper('slip', labels.SLIP_LABELS),
  proposal: ofPaper('proposal', labels.PROPOSAL_LABELS),
  evidence: ofPaper('evidence', labels.EVIDENCE_LABELS, 'task_evidence'),
  handover: ofActs('handover', labels.HANDOVER_LABELS),
  substitution: ofActs('substitution', labels.SUBSTITUTION_LABELS),
  // Accounts and organisations are no business of one body, so no policy of the database hides them.
  account: {
    ...ofActs('account', labels.ACCOUNT_LABELS),
    inSight: `select from account a join organisation o on o.id = a.organisation_id where a.id = $1 and app.sees(o.path)`,
  },
  organisation: {
    ...ofActs('organisation', labels.ORGANISATION_LABELS),
    inSight: `select from organisation where id = $1 and app.sees(path)`,
  },
};
