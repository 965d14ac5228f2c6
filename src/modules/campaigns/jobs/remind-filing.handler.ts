import {
  FILING_DUTIES,
  filingLimit,
  reminderStep,
  type FilingDuty,
  type FilingLevel,
} from '../../../core/season/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { WorkCalendars } from '../../calendars/index.js';
import { BodyNotices } from '../../reminders/index.js';
import { CampaignRepository, type CampaignRow } from '../campaign/campaigns.repository.js';
import {
  OwedReports,
  type IncompleteBody,
  type OwingBody,
} from '../report-calendar/owed-reports.repository.js';
import {
  wordsForBody,
  wordsForIncompleteBody,
  wordsForOffice,
  wordsOnIncomplete,
  type FilingReminder,
} from './filing-words.js';
import { RemindFiling, type RemindFilingPayload } from './remind-filing.job.js';

/**
 * One step of one duty is said once to each person: the occasion of the notice sees to it, however often the job runs. Only
 * those who still owe it are told, and of several steps that were missed only the last.
 */
@HandlesJob(RemindFiling)
export class RemindFilingHandler implements JobHandler<RemindFilingPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly owed: OwedReports,
    private readonly notices: BodyNotices,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async handle({ campaignId }: RemindFilingPayload, job: JobContext): Promise<void> {
    const campaign = await this.uow.run(SYSTEM, (tx) => this.campaigns.byId(tx, campaignId));
    if (campaign !== null) {
      for (const reminder of await this.due(campaign)) {
        job.signal.throwIfAborted();
        await this.uow.run(SYSTEM, async (tx) => {
          await this.tell(tx, reminder);
          await this.tellOfMissingParts(tx, reminder);
        });
      }
    }
    await this.uow.run(SYSTEM, (tx) => once(job, tx));
  }

  private async due({ id, year, remindBefore }: CampaignRow) {
    const calendar = await this.calendars.current();
    const at = { today: this.clock.today(), calendar };
    return FILING_DUTIES.flatMap((duty) =>
      levelsOf(duty).flatMap((level) => {
        const limit = filingLimit(duty, { year, level }, calendar);
        const step = reminderStep(limit, remindBefore, at);
        return step === null ? [] : [{ campaignId: id, year, duty, level, step, ...limit }];
      }),
    );
  }

  private async tell(tx: Tx, reminder: FilingReminder & { level: FilingLevel }): Promise<void> {
    const bodies = await this.owed.of(tx, reminder);
    await this.notices.tell(tx, {
      ...{ bodies, roles: ['liaison', 'unit_signer'], urgency: 'push' },
      words: ([body]: readonly OwingBody[]) => wordsForBody(reminder, body?.name ?? ''),
    });
    await this.notices.tell(tx, {
      ...{ bodies, roles: ['supervisor', 'officer'], urgency: 'inbox' },
      words: (theirs: readonly OwingBody[]) =>
        wordsForOffice(
          reminder,
          theirs.map(({ name }) => name),
        ),
    });
  }

  /** A compulsory part can be added until the report is published; after the last day nothing is asked for any more. */
  private async tellOfMissingParts(tx: Tx, reminder: FilingReminder & { level: FilingLevel }): Promise<void> {
    if (reminder.step === 'late' || reminder.level === 'province') return;
    const bodies = await this.owed.incomplete(tx, reminder);
    await this.notices.tell(tx, {
      ...{ bodies, roles: ['liaison', 'unit_signer'], urgency: 'push' },
      words: ([body]: readonly IncompleteBody[]) =>
        wordsForIncompleteBody(reminder, body ?? { name: '', missing: [] }),
    });
    await this.notices.tell(tx, {
      ...{ bodies, roles: ['supervisor', 'officer'], urgency: 'inbox' },
      words: (theirs: readonly IncompleteBody[]) => wordsOnIncomplete(reminder, theirs),
    });
  }
}

/** Publication is owed by everybody on one day. */
function levelsOf(duty: FilingDuty): readonly FilingLevel[] {
  return duty === 'filed' ? ['other', 'province'] : ['other'];
}
