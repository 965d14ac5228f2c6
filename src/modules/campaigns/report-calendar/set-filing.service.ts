import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import type { SetFilingDto } from './report-calendar.dto.js';

/** Which report, and the version of its filing that the person saw; null: whatever is current. */
export interface FilingOf {
  readonly organisationId: string;
  readonly year: number;
  readonly expectedVersion: number | null;
}

interface BodyFiling {
  readonly path: string;
  readonly version: number | null;
}

/** A person says when a report was filed and published; whoever says nothing leaves what the report itself prints. */
@Injectable()
export class SetFiling {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, of: FilingOf, filing: SetFilingDto): Promise<void> {
    const today = this.clock.today();
    if ([filing.filedOn, filing.publishedOn].some((day) => day !== undefined && day > today))
      throw new Problem('filing.in-the-future');
    if (filing.secrecyReason !== undefined && filing.publishedOn !== undefined)
      throw new Problem('filing.secret-and-public');
    const { organisationId, year } = of;
    await this.uow.run(contextOf(actor), async (tx) => {
      const [body] = await tx.query<BodyFiling>(LOCK, [organisationId, year]);
      if (body === undefined || !oversees(actor, body.path)) throw new Problem('record.not-found');
      if (!hasRole(actor, 'supervisor', 'officer')) throw new Problem('auth.forbidden');
      requireVersion(of.expectedVersion, body.version ?? 0);
      const { filedOn = null, publishedOn = null, publishedAt = null, secrecyReason = null } = filing;
      await tx.query(SET, [
        ...[organisationId, body.path, year, filedOn, publishedOn, publishedAt, secrecyReason],
        ...[actor.accountId, this.clock.now()],
      ]);
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath: body.path, subjectType: 'organisation', subjectId: organisationId },
          name: 'report.filing-set',
          payload: { year, filedOn, publishedOn, publishedAt, secrecyReason },
        },
      ]);
    });
  }
}

/** The body stays locked: two people who set the first row of a year wait for each other. */
const LOCK = `
select o.path, (select f.version from report_filing f where f.organisation_id = o.id and f.year = $2) as version
from organisation o where o.id = $1 and o.is_reporting_body for no key update of o`;

const SET = `
insert into report_filing (organisation_id, org_path, year, filed_on, published_on, published_at, secrecy_reason, set_by, set_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (organisation_id, year) do update set filed_on = excluded.filed_on, published_on = excluded.published_on,
  published_at = excluded.published_at, secrecy_reason = excluded.secrecy_reason, set_by = excluded.set_by, set_at = excluded.set_at,
  version = report_filing.version + 1`;
