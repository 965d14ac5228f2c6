import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';

/** A body gives up its own template: its documents follow the one above it from now on, and in the end the program's. */
@Injectable()
export class WithdrawTemplate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where the body has no template of its own in force. */
  run(actor: Actor, kind: DocumentKindName): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const [row] = await tx.query<Withdrawn>(WITHDRAW, [
        ...[actor.scopePath, kind, actor.accountId, this.clock.now()],
      ]);
      if (row === undefined) return;
      await this.events.record(tx, actor, [
        {
          organisationId: row.organisation_id,
          orgPath: actor.scopePath,
          subjectType: 'document_template',
          subjectId: row.id,
          name: 'document-template.withdrawn',
          payload: { kind, version: row.version },
        },
      ]);
    });
  }
}

interface Withdrawn {
  readonly id: string;
  readonly organisation_id: string;
  readonly version: number;
}

const WITHDRAW = `
insert into document_template (organisation_id, org_path, kind, version, uploaded_by, uploaded_at)
select t.organisation_id, t.org_path, t.kind, t.version + 1, $3, $4
from (select * from document_template where org_path = $1 and kind = $2 order by version desc limit 1) t
where t.sha256 is not null returning id, organisation_id, version`;
