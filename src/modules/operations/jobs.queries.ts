import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { WorkerStates } from '../../platform/observability/worker-states.queries.js';
import { DeadLetters } from '../../platform/outbox/dead-letters.js';
import { QUEUE_NAMES } from '../../platform/queue/job-contract.js';
import { SCHEDULES, type Schedule } from '../../platform/queue/schedules.js';
import type { DeadLetterView, JobsView, ListDeadLettersQuery, QueueView } from './jobs.dto.js';

const DEFAULT_LIMIT = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How the work behind the API stands. It belongs to the whole installation and holds ids, no business. */
@Injectable()
export class JobQueries {
  constructor(
    private readonly reader: Reader,
    private readonly workers: WorkerStates,
    private readonly deadLetters: DeadLetters,
    private readonly clock: Clock,
    @Optional() @Inject(SCHEDULES) private readonly schedules: readonly Schedule[] = [],
  ) {}

  async state(): Promise<JobsView> {
    const found = await this.reader.unscoped<QueueView>({
      text: QUEUES,
      values: [QUEUE_NAMES, this.clock.now()],
    });
    return {
      schedules: this.schedules.map(({ id, cron, tz, job }) => ({
        id,
        cron,
        tz,
        job: job.name,
        queue: job.queue,
      })),
      queues: found,
      workers: await this.workers.list(),
    };
  }

  /** Newest first. @throws Problem `request.cursor-invalid` */
  async dead({ limit = DEFAULT_LIMIT, cursor }: ListDeadLettersQuery): Promise<Page<DeadLetterView>> {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const rows = await this.deadLetters.list(this.asSystem, limit + 1, after);
    const views = rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      deadAt: row.deadAt.toISOString(),
    }));
    return toPage(views, limit, ({ deadAt, id }) => [deadAt, id]);
  }

  private readonly asSystem = {
    query: <Row>(text: string, values: readonly unknown[] = []) =>
      this.reader.rows<Row>(SYSTEM, { text, values }),
  };
}

function placeOf(cursor: string) {
  const [at, id] = decodeCursor(cursor, 2);
  const deadAt = new Date(String(at));
  if (Number.isNaN(deadAt.getTime()) || !UUID.test(String(id))) throw new Problem('request.cursor-invalid');
  return { deadAt, id: String(id) };
}

/** Each count is answered by a partial index of what is not done yet, whatever the size of the table. */
const QUEUES = `
select q.name,
  (select count(*)::int from outbox where queue = q.name and published_at is null and dead_at is null
    and coalesce(turn_at, available_at) <= $2) as due,
  coalesce(o.open, 0)::int as open, coalesce(o.oldest, 0)::float8 as "oldestSeconds", coalesce(d.dead, 0)::int as dead
from unnest($1::text[]) with ordinality as q (name, place)
left join (select queue, count(*) as open, greatest(extract(epoch from $2::timestamptz - min(published_at)), 0) as oldest from outbox
  where published_at is not null and done_at is null and dead_at is null group by queue) o on o.queue = q.name
left join (select queue, count(*) as dead from outbox where dead_at is not null group by queue) d on d.queue = q.name
order by q.place`;
