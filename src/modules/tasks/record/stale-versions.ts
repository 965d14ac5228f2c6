import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { TaskEntity } from './task.entity.js';

interface ActSince {
  readonly name: string;
  readonly actorName: string;
  readonly changedFields: string[] | null;
}

/**
 * Refuses an act that was decided on an older version, and says what happened since.
 * @throws Problem `record.stale` (412) with the fields that changed and the acts that changed them
 */
export async function refuseStale(
  tx: Tx,
  { id, version }: Pick<TaskEntity, 'id' | 'version'>,
  expected: number | null,
): Promise<void> {
  if (expected === null || expected === version) return;
  const since = await tx.query<ActSince>(ACTS_SINCE, [id, expected]);
  throw new Problem('record.stale', {
    expected,
    current: version,
    changed: [...new Set(since.flatMap(({ changedFields }) => changedFields ?? []))],
    acts: since.map(({ name, actorName }) => ({ name, actorName })),
  });
}

const ACTS_SINCE = `
select e.name, e.actor_name as "actorName", e.payload -> 'changedFields' as "changedFields" from event e
where e.subject_type = 'task' and e.subject_id = $1 and (e.payload ->> 'version')::int > $2 order by e.id limit 50`;
