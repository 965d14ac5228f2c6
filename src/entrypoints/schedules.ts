import { NoteChainHeads } from '../modules/audit/index.js';
import { SweepTasks, WatchClock } from '../modules/reminders/index.js';
import { OpenCampaigns } from '../modules/campaigns/index.js';
import { CheckTally, FoldTally } from '../modules/dashboard/index.js';
import { FeedWebhooks } from '../modules/webhooks/index.js';
import { KeepParts } from '../platform/database/parts/index.js';
import { ApplyRetentionRules } from '../modules/retention/index.js';
import { SweepStoredFiles } from '../platform/files/sweep/index.js';
import type { Schedule } from '../platform/queue/schedules.js';

/**
 * Every clock of the product in one place. The sweep is asked for once an hour while notices may go out: the first time on a
 * working day does it, the others make up for a process that was down at 08:30. Whether it was done is looked at by a schedule of another queue.
 */
export const SCHEDULE_LIST: readonly Schedule[] = [
  { id: 'sweep-tasks', cron: '30 8-17 * * *', tz: 'Asia/Shanghai', job: SweepTasks },
  { id: 'watch-clock', cron: '5 * * * *', tz: 'Asia/Shanghai', job: WatchClock },
  { id: 'open-campaigns', cron: '45 8-17 * * *', tz: 'Asia/Shanghai', job: OpenCampaigns },
  { id: 'feed-webhooks', cron: '* * * * *', tz: 'Asia/Shanghai', job: FeedWebhooks },
  { id: 'note-chain-heads', cron: '10 0 * * *', tz: 'Asia/Shanghai', job: NoteChainHeads },
  { id: 'sweep-stored-files', cron: '40 3 * * *', tz: 'Asia/Shanghai', job: SweepStoredFiles },
  { id: 'fold-tally', cron: '* * * * *', tz: 'Asia/Shanghai', job: FoldTally },
  { id: 'check-tally', cron: '50 1 * * *', tz: 'Asia/Shanghai', job: CheckTally },
  { id: 'keep-parts', cron: '20 4 * * *', tz: 'Asia/Shanghai', job: KeepParts },
  { id: 'apply-retention', cron: '20 3 * * *', tz: 'Asia/Shanghai', job: ApplyRetentionRules },
];
