/**
 * SQL of the tasks as they stood at the end of a past day (Asia/Shanghai), as a `from` item whose rows look like those of
 * `task`, with the replayed `fields` beside them: what stands in the acts up to then, and the light of that day. Tasks born
 * later are not there. Columns that a task is told apart by (id, created_at, org_path) are those of today.
 * @param day SQL of the day, such as `$1`
 */
export function tasksAsOf(day: string): string {
  return `(
  select r.*, p.fields from task base
    cross join lateral (select ${REPLAYED} as fields from event e, jsonb_each(e.changes) c
      where e.subject_type = 'task' and e.subject_id = base.id
        and e.occurred_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai') p
    left join lateral (select l.light from task_light l where l.task_id = base.id and l.lit_on <= ${day}::date
      order by l.lit_on desc, l.id desc limit 1) l on true
    cross join lateral jsonb_populate_record(null::task, p.fields || jsonb_build_object('id', base.id, 'created_at', base.created_at,
      'org_path', base.org_path, 'light', coalesce(l.light, 'grey'))) r
  where p.fields <> '{}')`;
}

/**
 * `app.replay(e.changes order by e.id)` over the single changes `c` of the acts: of what changed twice the later stays. One
 * built-in aggregate instead of a call a row.
 */
const REPLAYED = `jsonb_strip_nulls(coalesce(jsonb_object_agg(c.key, c.value -> 1 order by e.id), '{}'))`;
