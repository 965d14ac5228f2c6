import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { rulePack } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Actors } from '../../identity/index.js';
import { compareSimulations, countNotices, type ComparedNotice } from './compare-simulations.js';
import { Simulation } from './simulation.service.js';

interface Asked {
  readonly orgPath: string;
  readonly requestedBy: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly pack: string | null;
  readonly against: string | null;
}

/** Nobody reads more one by one; the counts are of all. */
const MOST_KEPT = 50_000;

/** Does what was asked for and keeps what it found. */
@Injectable()
export class RunSimulation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly simulation: Simulation,
    private readonly actors: Actors,
    private readonly clock: Clock,
  ) {}

  /** @param isLast a failure is then told to whoever asked */
  async run(id: string, isLast: boolean): Promise<void> {
    const [asked] = await this.uow.run(SYSTEM, (tx) => tx.query<Asked>(ASKED, [id]));
    if (asked === undefined) return;
    try {
      await this.keep(id, asked, await this.find(asked));
    } catch (error) {
      if (isLast) await this.uow.run(SYSTEM, (tx) => tx.query(FAILED, [id, this.clock.now()]));
      throw error;
    }
  }

  private async find({ orgPath, requestedBy, from, to, pack, against }: Asked): Promise<ComparedNotice[]> {
    const reach = await this.actors.reachUnder(orgPath, requestedBy);
    const sweep = (version: string | null) =>
      this.simulation.run({
        from,
        to,
        scopePath: orgPath,
        reach,
        pack: version === null ? null : rulePack(version),
      });
    return compareSimulations(await sweep(pack), against === null ? null : await sweep(against));
  }

  private async keep(id: string, { orgPath }: Asked, notices: readonly ComparedNotice[]): Promise<void> {
    const kept = notices.slice(0, MOST_KEPT);
    await this.uow.run(SYSTEM, async (tx) => {
      await tx.query('delete from simulated_notice where simulation_id = $1', [id]);
      await tx.query(KEEP, [id, orgPath, JSON.stringify(kept)]);
      await tx.query(DONE, [
        ...[id, this.clock.now(), notices.length, notices.length > kept.length],
        JSON.stringify(countNotices(notices)),
      ]);
    });
  }
}

const ASKED = `
select org_path as "orgPath", requested_by as "requestedBy", from_on::text as "from", to_on::text as "to", pack, against from simulation where id = $1 and state = 'queued'`;

const KEEP = `
insert into simulated_notice (simulation_id, seq, org_path, found_by, on_day, due_day, task_id, recipient_id, rule_id, role, light, channels, text)
select $1, n.seq, $2, n.value->>'foundBy', (n.value->>'on')::date, (n.value->>'dueDay')::date, (n.value->>'taskId')::uuid,
  (n.value->>'recipientId')::uuid, n.value->>'ruleId', n.value->>'role', n.value->>'light',
  array(select jsonb_array_elements_text(n.value->'channels')), n.value->>'text'
from jsonb_array_elements($3::jsonb) with ordinality as n (value, seq)`;

const DONE = `
update simulation set state = 'done', finished_at = $2, found = $3, is_cut = $4, summary = $5::jsonb where id = $1`;

const FAILED = `update simulation set state = 'failed', finished_at = $2 where id = $1`;
