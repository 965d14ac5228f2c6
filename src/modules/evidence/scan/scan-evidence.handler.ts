import { setImmediate as others } from 'node:timers/promises';
import {
  PersonalDataSearch,
  piecesBetweenNumbers,
  type PersonalDataFinding,
  type ScanState,
} from '../../../core/evidence/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { EventLog } from '../../audit/index.js';
import { actedOnTask } from '../../tasks/index.js';
import { EvidenceText } from './evidence-text.service.js';
import { EvidenceRepository, type EvidenceRow } from '../acts/evidence.repository.js';
import { ScanEvidence, type ScanEvidencePayload } from './scan-evidence.job.js';

interface Scan {
  readonly state: ScanState;
  readonly findings: readonly PersonalDataFinding[];
}

@HandlesJob(ScanEvidence)
export class ScanEvidenceHandler implements JobHandler<ScanEvidencePayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly evidence: EvidenceRepository,
    private readonly texts: EvidenceText,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async handle({ evidenceId }: ScanEvidencePayload, job: JobContext): Promise<void> {
    const row = await this.uow.run(SYSTEM, (tx) => this.evidence.byId(tx, evidenceId));
    const { state, findings } = await this.scan(row);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const { loaded } = await this.evidence.lock(tx, evidenceId);
      const { taskId, orgPath } = row;
      await tx.query(KEEP, [evidenceId, taskId, orgPath, state, JSON.stringify(findings), this.clock.now()]);
      await this.evidence.settleClearance(tx, evidenceId);
      const counts = findings.map(({ kind, count }) => ({ kind, count }));
      await this.events.record(tx, null, [
        actedOnTask(loaded.task, 'task.evidence-scanned', { evidenceId, state, findings: counts }),
      ]);
    });
  }

  /** What stands around the file is read in any case: it would be published with it. */
  private async scan(row: EvidenceRow): Promise<Scan> {
    const { title, reference, fileName } = row;
    const around = [title, reference, fileName].filter((text) => text !== null).join('\n');
    const { text, isComplete } = await this.texts.of(row);
    const findings = await findBitByBit(`${around}\n${text}`);
    if (findings.length > 0) return { state: 'found', findings };
    return { state: isComplete ? 'clear' : 'unreadable', findings };
  }
}

/** Looked through in some milliseconds each. */
const CHARACTERS_AT_ONCE = 50_000;

/** Ten million characters take seconds: between two pieces the process sees to everything else. */
async function findBitByBit(text: string): Promise<PersonalDataFinding[]> {
  const search = new PersonalDataSearch();
  for (const piece of piecesBetweenNumbers(text, CHARACTERS_AT_ONCE)) {
    search.add(piece);
    await others();
  }
  return search.findings();
}

const KEEP = `
insert into evidence_scan (evidence_id, task_id, org_path, state, findings, scanned_at) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing`;
