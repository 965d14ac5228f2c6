import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { TellAboutSlip, type TellAboutSlipPayload, type ToldOfSlip } from '../../slips/index.js';
import { ImmediateNotices, type AskedMatter } from '../notices/immediate-notices.service.js';
import { PaperBriefs, type PaperBrief } from '../notices/paper-briefs.repository.js';

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
      const { taskId, figures } = paper;
      await this.notices.tellOf(tx, {
        taskId,
        figures,
        event,
        actorId: actorId ?? '',
        orderId: job.outboxId ?? job.id,
        ...matterOf(event, paperId, paper),
      });
    });
  }
}

const LEADERS = ['line_leader', 'principal'] as const;

/** What a leader, or for a 专函 the supervisor, can decide by the letter. */
function matterOf(
  event: ToldOfSlip,
  subjectId: string,
  { version, kind }: PaperBrief,
): { readonly matter?: AskedMatter } {
  if (event === 'slip.approval-asked')
    return { matter: { name: 'slip-approval', subjectId, version, deciders: LEADERS } };
  if (event !== 'proposal.made') return {};
  const deciders = kind === 'letter' ? (['supervisor'] as const) : LEADERS;
  return { matter: { name: 'proposal', subjectId, version, deciders } };
}
