import { Injectable } from '@nestjs/common';
import { evidenceWarnings } from '../../../core/evidence/index.js';
import { localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/index.js';
import { Problem } from '../../../platform/http/problem.js';
import type { UploadedFile } from '../../../platform/http/uploaded-form.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnTask, TaskRepository, type LoadedTask } from '../../tasks/index.js';
import type { EvidenceAdded, EvidenceParticulars } from '../evidence.dto.js';
import { requireContributor, requireOwn } from './evidence.policy.js';
import { EvidenceRepository, type NewEvidence } from './evidence.repository.js';
import { ScanEvidence } from '../scan/scan-evidence.job.js';

/** Particulars with what proves: a document number or address, or a file. */
export type GivenEvidence = EvidenceParticulars &
  ({ readonly reference: string } | { readonly file: UploadedFile });

/** Enough for every criterion of the largest task with all its corrections; more is a mistake of a program. */
const MOST_OF_A_TASK = 1_000;

/** Evidence for one criterion, by a unit that takes part while the work is going on; also the corrected version of an earlier one. */
@Injectable()
export class AddEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly evidence: EvidenceRepository,
    private readonly files: FileStore,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Asked before a file is taken in: nobody uploads for nothing. */
  requireAllowed(actor: Actor, taskId: string): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      requireContributor(actor, await this.tasks.lockById(tx, taskId));
    });
  }

  async run(actor: Actor, taskId: string, given: GivenEvidence): Promise<EvidenceAdded> {
    // Kept before it is referred to: a file without its row is swept one day, a row without its file would be a lie.
    if ('file' in given) await this.files.keep(given.file.draft);
    return this.uow.run(contextOf(actor), async (tx) => {
      const loaded = await this.tasks.lockById(tx, taskId);
      requireContributor(actor, loaded);
      const evidence = toRow(given, loaded);
      await this.requireFitting(tx, actor, evidence);
      const id = await this.evidence.add(tx, actor, evidence);
      if (evidence.replacesId !== null) await this.evidence.settleClearance(tx, evidence.replacesId);
      await this.outbox.add(tx, ScanEvidence, { evidenceId: id });
      const name = evidence.replacesId === null ? 'task.evidence-added' : 'task.evidence-corrected';
      await this.events.record(tx, actor, [actedOnTask(loaded.task, name, { ...evidence, evidenceId: id })]);
      return { id, warnings: this.warningsOn(evidence, loaded) };
    });
  }

  private async requireFitting(tx: Tx, actor: Actor, { taskId, replacesId }: NewEvidence): Promise<void> {
    if ((await this.evidence.count(tx, taskId)) >= MOST_OF_A_TASK) throw new Problem('evidence.too-many');
    if (replacesId === null) return;
    const earlier = await this.evidence.byId(tx, replacesId);
    if (earlier.taskId !== taskId) throw new Problem('record.reference-missing');
    requireOwn(actor, earlier);
  }

  private warningsOn({ effectiveOn, effectiveTo }: NewEvidence, { task, facts }: LoadedTask) {
    const { reportYear, closedOn } = task;
    const today = this.clock.today();
    const dates = {
      effectiveOn: localDate(effectiveOn),
      effectiveTo: effectiveTo === null ? null : localDate(effectiveTo),
    };
    const { reopenedOn } = facts;
    return evidenceWarnings({ ...dates, reportYear, reopenedOn, wasThereBefore: false, closedOn }, today);
  }
}

function toRow(given: GivenEvidence, { task }: LoadedTask): NewEvidence {
  const { criterionId, kind, title, effectiveOn } = given;
  return {
    taskId: task.id,
    ...{ criterionId, kind, title, effectiveOn },
    effectiveTo: given.effectiveTo ?? null,
    isInternal: given.isInternal ?? task.isInternal,
    replacesId: given.replacesId ?? null,
    ...('file' in given
      ? { reference: null, ...fileOf(given.file) }
      : { ...NO_FILE, reference: given.reference }),
  };
}

function fileOf({ draft, fileName, mediaType }: UploadedFile) {
  return { sha256: draft.sha256, sizeBytes: draft.sizeBytes, fileName, mediaType };
}

const NO_FILE = { sha256: null, sizeBytes: null, fileName: null, mediaType: null };
