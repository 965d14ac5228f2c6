import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../event-log.service.js';
import type { Actor } from '../../identity/index.js';
import type { AuditVerificationView } from '../search/audit-search.dto.js';
import { VerifyAudit } from './verify-audit.job.js';

/** The verification as a job, and how far it is. */
@Injectable()
export class OrderVerification {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly outbox: Outbox,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `audit.verification-running` where the person's last one is not finished */
  async run(actor: Actor, scope: DatabaseContext): Promise<AuditVerificationView> {
    const id = await this.uow.run(scope, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`verification ${actor.accountId}`]);
      const open = await tx.query(OPEN, [actor.accountId]);
      if (open.length > 0) throw new Problem('audit.verification-running');
      const [ordered] = await tx.query<{ id: string }>(ORDER, [
        scope.scopePath,
        actor.accountId,
        this.clock.now(),
      ]);
      const verificationId = ordered?.id ?? '';
      await this.events.record(tx, actor, [
        {
          organisationId: actor.organisationId,
          orgPath: actor.organisationPath,
          subjectType: 'account',
          subjectId: actor.accountId,
          name: 'audit.verification-ordered',
          payload: { verificationId },
        },
      ]);
      await this.outbox.add(tx, VerifyAudit, { verificationId });
      return verificationId;
    });
    return this.view(scope, id);
  }

  /** @throws Problem `record.not-found` for another person's as for none */
  async view(scope: DatabaseContext, id: string): Promise<AuditVerificationView> {
    const view = await this.reader.one<AuditVerificationView>(scope, { text: READ, values: [id] });
    if (view === null) throw new Problem('record.not-found');
    return view;
  }

  /** The person's last ones, newest first, whether they are finished or not. */
  own(scope: DatabaseContext): Promise<AuditVerificationView[]> {
    return this.reader.rows<AuditVerificationView>(scope, { text: OWN, values: [scope.accountId] });
  }
}

const OPEN = `select 1 from audit_verification where requested_by = $1 and state <> 'finished'`;
const ORDER = `insert into audit_verification (org_path, requested_by, requested_at) values ($1, $2, $3) returning id`;
const COLUMNS = `id, state, events_checked::float8 as "eventsChecked", files_total as "filesTotal", files_checked as "filesChecked",
  faults_total as "faultsTotal", faults, requested_at as "requestedAt", finished_at as "finishedAt"`;
const READ = `select ${COLUMNS} from audit_verification where id = $1`;
const OWN = `
select ${COLUMNS} from audit_verification where requested_by = $1 order by requested_at desc, id limit 20`;
