import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import type { Jurisdiction } from './campaigns.repository.js';
import { OpenDueCampaigns } from './open-due-campaigns.service.js';

/** A supervisor opens the season's campaign ahead of its day; where it is open already, that one is answered. */
@Injectable()
export class OpenCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly openDue: OpenDueCampaigns,
    private readonly events: EventLog,
  ) {}

  /** @returns the id of the campaign */
  run(actor: Actor, organisationId: string): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const [jurisdiction] = await tx.query<Jurisdiction>(JURISDICTION, [organisationId]);
      if (jurisdiction === undefined || !oversees(actor, jurisdiction.orgPath))
        throw new Problem('record.not-found');
      if (!hasRole(actor, 'supervisor')) throw new Problem('auth.forbidden');
      const { id, year, orgPath } = await this.openDue.openNow(tx, jurisdiction, actor.accountId);
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath, subjectType: 'campaign', subjectId: id },
          name: 'campaign.opened',
          payload: { year },
        },
      ]);
      return id;
    });
  }
}

const JURISDICTION = `
select o.id as "organisationId", o.path as "orgPath", d.prepare_on as "prepareOn", d.check_on as "checkOn", d.remind_before as "remindBefore"
from organisation o left join campaign_dates d on d.organisation_id = o.id where o.id = $1`;
