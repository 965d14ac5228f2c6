import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/tx.js';

/** Progress of one task as it came in. */
export interface IncomingProgress {
  readonly taskNumber: string;
  /** Per cent; null where none was named. */
  readonly progress: number | null;
  readonly text: string;
  readonly nextSteps: string | null;
}

export interface ProgressSource {
  readonly source: 'mail' | 'excel';
  /** What tells a second arrival of the same from a new one: Message-ID, hash of the file. */
  readonly sourceId: string;
  readonly sentBy: { readonly accountId: string; readonly organisationId: string };
}

/** Keeps progress that came in beside the console until a person of the unit stands behind it. */
@Injectable()
export class ReceiveProgress {
  constructor(private readonly clock: Clock) {}

  /**
   * @returns the numbers of those that were taken: tasks that the sender's unit leads and works on now. The same source
   *   again is taken without effect.
   */
  async receive(tx: Tx, source: ProgressSource, entries: readonly IncomingProgress[]): Promise<string[]> {
    const { sentBy, sourceId } = source;
    const taken = await tx.query<{ number: string }>(RECEIVE, [
      ...[source.source, sourceId, sentBy.accountId, sentBy.organisationId, this.clock.now()],
      JSON.stringify(entries),
    ]);
    return taken.map(({ number }) => number);
  }
}

const RECEIVE = `
with mine as (
  select distinct on (t.id) t.id, t.number, e.progress, e.text, e."nextSteps"
  from jsonb_to_recordset($6::jsonb) as e ("taskNumber" text, progress int, text text, "nextSteps" text)
    join task t on t.number = e."taskNumber" and t.lead_organisation_id = $4 and t.state = 'in_progress'
), kept as (
  insert into pending_progress (task_id, organisation_id, org_path, source, source_id, sent_by, received_at, progress, text, next_steps)
  select m.id, o.id, o.path, $1, $2, $3, $5, m.progress, m.text, m."nextSteps" from mine m join organisation o on o.id = $4
  on conflict on constraint pending_progress_once_uq do nothing
)
select number from mine order by number`;
