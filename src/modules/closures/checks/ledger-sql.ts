/** Of a `closure_answer` called `a`: measures alone were read, without figure, result or status. */
export const IS_WITHOUT_RESULT = `a.features @> '[{"code": "no-result"}]'`;

/** SQL of a `LedgerTask`; `t` is the task, `lead` its lead unit. */
export const LEDGER_TASK = `jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'state', t.state, 'verdict', t.verdict,
    'leadName', lead.name, 'currentDueOn', t.current_due_on, 'closedOn', t.closed_on, 'progress', t.progress, 'reportYear', t.report_year,
    'lastProgress', (select jsonb_build_object('text', g.text, 'reportedOn', g.reported_on) from task_progress g
      where g.task_id = t.id order by g.reported_at desc, g.id limit 1),
    'evidence', (select coalesce(jsonb_agg(jsonb_build_object('criterion', c.text, 'kind', e.kind, 'title', e.title, 'reference', e.reference,
        'effectiveOn', e.effective_on) order by c.seq, e.added_at, e.id), '[]')
      from current_task_evidence e join task_criterion c on c.id = e.criterion_id where e.task_id = t.id))`;

/** SQL of the ids of the tasks behind an item, or of a task that no item stands behind; either may be null. By array: found by key. */
export function taskIdsOf(itemId: string, taskId: string): string {
  return `any(array(select k.task_id from task_item k where k.item_id = ${itemId}) || ${taskId}::uuid)`;
}

/** SQL of the ledger of the same, oldest year first. */
export function ledgerOf(itemId: string, taskId: string): string {
  return `(select coalesce(jsonb_agg(${LEDGER_TASK} order by t.report_year, t.id), '[]')
    from task t left join organisation lead on lead.id = t.lead_organisation_id
    where t.id = ${taskIdsOf(itemId, taskId)})`;
}
