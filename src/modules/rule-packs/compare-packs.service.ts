import { Injectable } from '@nestjs/common';
import {
  DEFAULT_PACK,
  lightFor,
  rulePack,
  type Light,
  type LightResult,
  type RulePack,
} from '../../core/warning/index.js';
import { OPEN_STATES } from '../../core/task/index.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { decodeCursor, encodeCursor } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { WorkCalendars } from '../calendars/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { SweepRepository, toLightFacts, type TaskRow } from '../reminders/index.js';
import type { ChangedLightView, ComparePacksQuery, LightCounts, PackComparison } from './rule-packs.dto.js';

const DEFAULT_LIMIT = 1000;

interface NamedTask {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
}

/** 推演 of a change of rules on live data: the very rules of the sweep, in a transaction that cannot write. */
@Injectable()
export class ComparePacks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweeps: SweepRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, query: ComparePacksQuery): Promise<PackComparison> {
    const to = known(query.to);
    const from = query.from === undefined ? null : known(query.from);
    const today = this.clock.today();
    const at = { today, calendar: await this.calendars.current() };
    const limit = query.limit ?? DEFAULT_LIMIT;
    return this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('set transaction read only');
      const tasks = await this.page(tx, query, limit);
      const rows = await this.sweeps.byId(
        tx,
        tasks.map(({ id }) => id),
        today,
      );
      const names = new Map(tasks.map((task) => [task.id, task]));
      const judged = rows.map((row) => {
        const facts = toLightFacts(row);
        const before = lightFor(facts, { ...at, pack: from ?? issuedUnder(row) });
        return { task: names.get(row.id), before, after: lightFor(facts, { ...at, pack: to }) };
      });
      const last = tasks.at(-1);
      return {
        tasks: rows.length,
        before: count(judged.map(({ before }) => before.light)),
        after: count(judged.map(({ after }) => after.light)),
        changed: judged.flatMap(changeOf),
        next: tasks.length === limit && last !== undefined ? encodeCursor([last.id]) : null,
      };
    });
  }

  private page(tx: Tx, query: ComparePacksQuery, limit: number): Promise<NamedTask[]> {
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const { organisationId = null, leadOrganisationId = null, year = null } = query;
    return tx.query<NamedTask>(PAGE, [after, organisationId, leadOrganisationId, year, OPEN_STATES, limit]);
  }
}

function known(version: string): RulePack {
  const pack = rulePack(version);
  if (pack === null) throw new Problem('setting.pack-unknown', { version });
  return pack;
}

function issuedUnder({ rulePack: version }: TaskRow): RulePack {
  return rulePack(version) ?? DEFAULT_PACK;
}

function count(lights: readonly Light[]): LightCounts {
  const counts = { grey: 0, green: 0, yellow: 0, red: 0 };
  for (const light of lights) counts[light] += 1;
  return counts;
}

function changeOf(judged: {
  task: NamedTask | undefined;
  before: LightResult;
  after: LightResult;
}): ChangedLightView[] {
  const { task, before, after } = judged;
  if (task === undefined || before.light === after.light) return [];
  return [
    {
      taskId: task.id,
      number: task.number,
      title: task.title,
      before: before.light,
      reasonBefore: before.reasonCode,
      after: after.light,
      reasonAfter: after.reasonCode,
      figures: after.params,
    },
  ];
}

const PAGE = `
select t.id, t.number, t.title from task t
where ($1::uuid is null or t.id > $1) and ($2::uuid is null or t.organisation_id = $2)
  and ($3::uuid is null or t.lead_organisation_id = $3) and ($4::int is null or t.report_year = $4) and t.state = any($5::text[])
order by t.id limit $6`;
