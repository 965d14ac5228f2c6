import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { EventLog } from '../audit/index.js';
import { contextOf, oversees, type Actor } from '../identity/index.js';
import type { SettingView } from './rule-packs.dto.js';

export interface Setting {
  readonly name: 'rule-pack' | 'reporting-load-cap';
  readonly value: object;
  readonly startsOn: string;
  readonly reason: string;
}

/** What a body sets for itself, from a day on: every setting is a new row, and an act in its record. */
@Injectable()
export class SetBody {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, organisationId: string, setting: Setting): Promise<void> {
    if (setting.startsOn < this.clock.today())
      throw new Problem('setting.starts-in-past', { startsOn: setting.startsOn });
    await this.uow.run(contextOf(actor), async (tx) => {
      const [body] = await tx.query<{ path: string }>('select path from organisation where id = $1', [
        organisationId,
      ]);
      if (body === undefined) throw new Problem('record.not-found');
      if (!oversees(actor, body.path)) throw new Problem('actor.not-supervisor');
      const { name, value, startsOn, reason } = setting;
      const [row] = await tx.query<{ id: string }>(INSERT, [
        organisationId,
        body.path,
        name,
        JSON.stringify(value),
        startsOn,
        reason,
        actor.accountId,
        this.clock.now(),
      ]);
      const subject = { subjectType: 'body_setting', subjectId: row?.id ?? '' } as const;
      const payload = { name, value, startsOn, reason };
      await this.events.record(tx, actor, [
        { organisationId, orgPath: body.path, ...subject, name: 'body.setting-made', payload },
      ]);
    });
  }

  /** Newest first. */
  history(context: DatabaseContext, organisationId: string): Promise<SettingView[]> {
    return this.reader.rows<SettingView>(context, {
      text: HISTORY,
      values: [organisationId, this.clock.today()],
    });
  }
}

const INSERT = `
insert into body_setting (organisation_id, org_path, name, value, starts_on, reason, set_by, set_at)
values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8) returning id`;

const HISTORY = `
select b.id, b.name, b.value, b.starts_on::text as "startsOn", b.reason, a.display_name as "setByName",
  to_char(b.set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "setAt",
  coalesce(b.id = (select c.id from body_setting c where c.organisation_id = b.organisation_id and c.name = b.name and c.starts_on <= $2
    order by c.starts_on desc, c.set_at desc limit 1), false) as "isCurrent"
from body_setting b join account a on a.id = b.set_by where b.organisation_id = $1
order by b.starts_on desc, b.set_at desc limit 200`;
