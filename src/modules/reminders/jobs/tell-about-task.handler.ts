import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { LiveSignals } from '../../../platform/live/live-signals.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { TellAboutTask, type TellAboutTaskPayload } from '../../tasks/index.js';
import { ImmediateNotices } from '../notices/immediate-notices.service.js';
import { Relighting } from '../sweep/relighting.service.js';
import { sentenceOf } from '../notices/notice-texts.js';
import { isTold } from '../people/task-audience.js';

/** What follows from an act on a task, whoever is told of it: its light is that of the new situation. */
@HandlesJob(TellAboutTask)
export class TellAboutTaskHandler implements JobHandler<TellAboutTaskPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly relighting: Relighting,
    private readonly notices: ImmediateNotices,
    private readonly live: LiveSignals,
  ) {}

  async handle(
    { taskId, event, actorId, organisationId }: TellAboutTaskPayload,
    job: JobContext,
  ): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const turnedRed = await this.relighting.relight(tx, taskId);
      await this.live.tellOfTask(tx, taskId);
      const orderId = job.outboxId ?? job.id;
      if (turnedRed !== null) {
        const figures = { why: sentenceOf({ reasonCode: turnedRed.reasonCode, params: turnedRed.params }) };
        await this.notices.tellOf(tx, { taskId, event: 'task.turned-red', actorId, orderId, figures });
      }
      if (!isTold(event)) return;
      await this.notices.tellOf(tx, { taskId, event, actorId, organisationId, orderId });
    });
  }
}
