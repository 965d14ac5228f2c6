import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { TellAboutSlip, type TellAboutSlipPayload } from '../../slips/index.js';
import { ImmediateNotices } from '../notices/immediate-notices.service.js';
import { PaperBriefs } from '../notices/paper-briefs.repository.js';

/** 督办单 and what follows from it are told at once, whatever else waits for the digest. */
@HandlesJob(TellAboutSlip)
export class TellAboutSlipHandler implements JobHandler<TellAboutSlipPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly papers: PaperBriefs,
    private readonly notices: ImmediateNotices,
  ) {}

  async handle({ paperId, event, actorId }: TellAboutSlipPayload, job: JobContext): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const paper = await this.papers.byId(tx, paperId, event);
      if (paper === null) return;
      const { taskId, version, figures } = paper;
      await this.notices.tellOf(tx, {
        taskId,
        figures,
        event,
        actorId: actorId ?? '',
        orderId: job.outboxId ?? job.id,
        ...(event === 'slip.approval-asked' && {
          matter: { name: 'slip-approval', subjectId: paperId, version },
        }),
      });
    });
  }
}
