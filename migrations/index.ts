import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { Reports1764000000010 } from './1764000000010-reports.js';
import { Tasks1764000000020 } from './1764000000020-tasks.js';
import { Reminders1764000000030 } from './1764000000030-reminders.js';
import { Closures1764000000040 } from './1764000000040-closures.js';
import { ClosureRechecks1764000000045 } from './1764000000045-closure-rechecks.js';
import { OutdatedReminders1764000000050 } from './1764000000050-outdated-reminders.js';
import { Outbox1764000000100 } from './1764000000100-outbox.js';
import { ReadingFormats1764000000110 } from './1764000000110-reading-formats.js';
import { Review1764000000120 } from './1764000000120-review.js';
import { ReportVersions1764000000121 } from './1764000000121-report-versions.js';
import { BodyInsisted1764000000122 } from './1764000000122-body-insisted.js';
import { Findings1764000000130 } from './1764000000130-findings.js';
import { LinkSuggestions1764000000131 } from './1764000000131-link-suggestions.js';
import { TaskPapers1764000000140 } from './1764000000140-task-papers.js';
import { Parts1764000000141 } from './1764000000141-parts.js';
import { BulkRuns1764000000142 } from './1764000000142-bulk-runs.js';
import { TaskItems1764000000143 } from './1764000000143-task-items.js';
import { OwedParts1764000000144 } from './1764000000144-owed-parts.js';
import { Slips1764000000150 } from './1764000000150-slips.js';
import { SweepOfSlips1764000000151 } from './1764000000151-sweep-of-slips.js';
import { PackAtIssue1764000000152 } from './1764000000152-pack-at-issue.js';
import { Handovers1764000000153 } from './1764000000153-handovers.js';
import { Substitutions1764000000154 } from './1764000000154-substitutions.js';
import { Evidence1764000000160 } from './1764000000160-evidence.js';
import { Documents1764000000161 } from './1764000000161-documents.js';
import { TemplateWithdrawals1764000000162 } from './1764000000162-template-withdrawals.js';
import { EvidenceExpiry1764000000169 } from './1764000000169-evidence-expiry.js';
import { RecordedChanges1764000000170 } from './1764000000170-recorded-changes.js';
import { LedgerExports1764000000171 } from './1764000000171-ledger-exports.js';
import { LedgerImports1764000000172 } from './1764000000172-ledger-imports.js';
import { LedgerIntakes1764000000173 } from './1764000000173-ledger-intakes.js';
import { Webhooks1764000000180 } from './1764000000180-webhooks.js';
import { PendingProgress1764000000182 } from './1764000000182-pending-progress.js';
import { NoticeChannels1764000000184 } from './1764000000184-notice-channels.js';
import { Simulations1764000000186 } from './1764000000186-simulations.js';
import { CalendarFeeds1764000000188 } from './1764000000188-calendar-feeds.js';
import { ActLinks1764000000190 } from './1764000000190-act-links.js';
import { DeliveryProof1764000000191 } from './1764000000191-delivery-proof.js';
import { Campaigns1764000000195 } from './1764000000195-campaigns.js';
import { RenewedChecks1764000000196 } from './1764000000196-renewed-checks.js';
import { SignIn1764000000200 } from './1764000000200-sign-in.js';
import { AccountsAndGrants1764000000215 } from './1764000000215-accounts-and-grants.js';
import { Directories1764000000216 } from './1764000000216-directories.js';
import { RecordsOfABody1764000000217 } from './1764000000217-records-of-a-body.js';
import { Tokens1764000000218 } from './1764000000218-tokens.js';
import { RateLimits1764000000220 } from './1764000000220-rate-limits.js';
import { AuditSearch1764000000221 } from './1764000000221-audit-search.js';
import { TimePartitions1764000000225 } from './1764000000225-time-partitions.js';
import { FairOrders1764000000226 } from './1764000000226-fair-orders.js';
import { TaskTally1764000000227 } from './1764000000227-task-tally.js';
import { Operations1764000000230 } from './1764000000230-operations.js';
import { PromiseLedger1764000000235 } from './1764000000235-promise-ledger.js';
import { SecondOpinionLinks1764000000236 } from './1764000000236-second-opinion-links.js';
import { OrganisationNames1764000000240 } from './1764000000240-organisation-names.js';
import { HistoryOfRecords1764000000241 } from './1764000000241-history-of-records.js';
import { AdministratorsDoNotAct1764000000297 } from './1764000000297-administrators-do-not-act.js';
import { AuditSearchIndexes1764000000299 } from './1764000000299-audit-search-indexes.js';
import { ComparedAsActs1764000000300 } from './1764000000300-compared-as-acts.js';
import { DirectorySync1764000000310 } from './1764000000310-directory-sync.js';
import { SessionsOfAProvider1764000000311 } from './1764000000311-sessions-of-a-provider.js';
import { TwoDeciders1764000000312 } from './1764000000312-two-deciders.js';
import { Erasure1764000000314 } from './1764000000314-erasure.js';
import { MoreActLinks1764000000320 } from './1764000000320-more-act-links.js';
import { SlipLimitMoves1764000000321 } from './1764000000321-slip-limit-moves.js';
import { FileQuotas1764000000330 } from './1764000000330-file-quotas.js';
import { StandingOfATask1764000000331 } from './1764000000331-standing-of-a-task.js';
import { TaskOrders1764000000340 } from './1764000000340-task-orders.js';
import { LevelsOfGovernment1764000000350 } from './1764000000350-levels-of-government.js';
import { YearInsisted1764000000360 } from './1764000000360-year-insisted.js';
import { SlipsOfATask1764000000380 } from './1764000000380-slips-of-a-task.js';
import { TallyInOneStep1764000000381 } from './1764000000381-tally-in-one-step.js';
import { CheapSessionQuestion1764000000400 } from './1764000000400-cheap-session-question.js';
import { EntrustedTasks1764000000401 } from './1764000000401-entrusted-tasks.js';
import { NumbersInOrder1764000000402 } from './1764000000402-numbers-in-order.js';
import { DeliveryLog1764000000420 } from './1764000000420-delivery-log.js';
import { LedgerViews1764000000421 } from './1764000000421-ledger-views.js';
import { TaskWords1764000000422 } from './1764000000422-task-words.js';
import { FiguresOfLevels1764000000430 } from './1764000000430-figures-of-levels.js';
import { ChangesOfManyTasks1764000000440 } from './1764000000440-changes-of-many-tasks.js';
import { HistoryOfEveryRecord1764000000480 } from './1764000000480-history-of-every-record.js';
import { EffectOfKeyedRequests1764000000482 } from './1764000000482-effect-of-keyed-requests.js';
import { LightsByYear1764000000500 } from './1764000000500-lights-by-year.js';

/** In the order in which they run; a merged one is never changed again. */

export const MIGRATIONS = [
  Foundation1764000000000,
  Reports1764000000010,
  Tasks1764000000020,
  Reminders1764000000030,
  Closures1764000000040,
  ClosureRechecks1764000000045,
  OutdatedReminders1764000000050,
  Outbox1764000000100,
  ReadingFormats1764000000110,
  Review1764000000120,
  ReportVersions1764000000121,
  BodyInsisted1764000000122,
  Findings1764000000130,
  LinkSuggestions1764000000131,
  TaskPapers1764000000140,
  Parts1764000000141,
  BulkRuns1764000000142,
  TaskItems1764000000143,
  OwedParts1764000000144,
  Slips1764000000150,
  SweepOfSlips1764000000151,
  PackAtIssue1764000000152,
  Handovers1764000000153,
  Substitutions1764000000154,
  Evidence1764000000160,
  Documents1764000000161,
  TemplateWithdrawals1764000000162,
  EvidenceExpiry1764000000169,
  RecordedChanges1764000000170,
  LedgerExports1764000000171,
  LedgerImports1764000000172,
  LedgerIntakes1764000000173,
  Webhooks1764000000180,
  PendingProgress1764000000182,
  NoticeChannels1764000000184,
  Simulations1764000000186,
  CalendarFeeds1764000000188,
  ActLinks1764000000190,
  DeliveryProof1764000000191,
  Campaigns1764000000195,
  RenewedChecks1764000000196,
  SignIn1764000000200,
  AccountsAndGrants1764000000215,
  Directories1764000000216,
  RecordsOfABody1764000000217,
  Tokens1764000000218,
  RateLimits1764000000220,
  AuditSearch1764000000221,
  TimePartitions1764000000225,
  FairOrders1764000000226,
  TaskTally1764000000227,
  Operations1764000000230,
  PromiseLedger1764000000235,
  SecondOpinionLinks1764000000236,
  OrganisationNames1764000000240,
  HistoryOfRecords1764000000241,
  AdministratorsDoNotAct1764000000297,
  AuditSearchIndexes1764000000299,
  ComparedAsActs1764000000300,
  DirectorySync1764000000310,
  SessionsOfAProvider1764000000311,
  TwoDeciders1764000000312,
  Erasure1764000000314,
  MoreActLinks1764000000320,
  SlipLimitMoves1764000000321,
  FileQuotas1764000000330,
  StandingOfATask1764000000331,
  TaskOrders1764000000340,
  LevelsOfGovernment1764000000350,
  YearInsisted1764000000360,
  SlipsOfATask1764000000380,
  TallyInOneStep1764000000381,
  CheapSessionQuestion1764000000400,
  EntrustedTasks1764000000401,
  NumbersInOrder1764000000402,
  DeliveryLog1764000000420,
  LedgerViews1764000000421,
  TaskWords1764000000422,
  FiguresOfLevels1764000000430,
  ChangesOfManyTasks1764000000440,
  HistoryOfEveryRecord1764000000480,
  EffectOfKeyedRequests1764000000482,
  LightsByYear1764000000500,
] as const;
