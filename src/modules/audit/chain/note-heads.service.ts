import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';

/** Notes the head of every chain as it was at the end of yesterday (Asia/Shanghai), once for each day and body. */
@Injectable()
export class NoteHeads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many heads were noted: none where the night's were noted before */
  run(): Promise<number> {
    const day: LocalDate = addDays(this.clock.today(), -1);
    return this.uow.run(SYSTEM, async (tx) => {
      const noted = await tx.query(NOTE, [day, this.clock.today(), this.clock.now()]);
      return noted.length;
    });
  }
}

/** By place, not by time: what was hashed last is the head, and an act's time may be a little behind the one before it. */
const NOTE = `
insert into chain_head (day, organisation_id, org_path, length, head, noted_at)
select $1, o.id, o.path, e.place, e.hash, $3 from event_chain c join organisation o on o.id = c.organisation_id
  cross join lateral (select place, hash from event where organisation_id = c.organisation_id
    and occurred_at < $2::date::timestamp at time zone 'Asia/Shanghai' order by place desc limit 1) e
where not exists (select from chain_head h where h.organisation_id = o.id and h.length = e.place)
on conflict do nothing returning 1`;
