/**
 * SQL beside a task `t`: `r.at`, when it last came back after it was struck off; null where it never did. The act is the record of
 * it. A task that never came back (nearly all) asks nothing of the acts.
 */
export const REOPENING = `left join lateral (select max(e.occurred_at) as at from event e
  where t.reopened_count > 0 and e.subject_type = 'task' and e.subject_id = t.id and e.name in ('task.reopened', 'task.recheck-failed')) r on true`;

/** SQL of its day in Asia/Shanghai. */
export const REOPENED_ON = `(r.at at time zone 'Asia/Shanghai')::date`;

/** SQL that holds where evidence `e` counts for its criterion: where core/evidence would not warn of `evidence.before-reopening`. */
export const PROVES = `(r.at is null or (e.added_at >= r.at and e.effective_on >= ${REOPENED_ON}))`;

/** SQL of `criteriaProvedAnew`. */
export const PROVED_ANEW = `(select count(distinct e.criterion_id) from current_task_evidence e where e.task_id = t.id and ${PROVES})`;
